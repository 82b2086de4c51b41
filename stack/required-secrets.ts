import type { SecretSource } from '../core/secret-content';
import type { SecretValue } from '../core/secret-value';

/** Key of a Secret that must exist before a stack works. */
export interface RequiredSecret {
  readonly namespace: string;
  readonly secret: SecretValue;
  readonly source: SecretSource;
  /** What it is, and where it comes from when it is given. */
  readonly purpose: string;
  /** What happens without it. */
  readonly whenMissing: string;
  /** How a changed value arrives, and how soon. */
  readonly rotation: string;
  /**
   * Server of the stack, in the same namespace, that takes a changed value only when it starts.
   *
   * @default - its reader takes it by itself, or does not belong to the stack
   */
  readonly restarts?: string;
  /**
   * Type of its Secret.
   *
   * @default 'Opaque'
   */
  readonly type?: 'kubernetes.io/tls';
}

/** Every key once, with all that read it. */
export function onePerKey(required: readonly RequiredSecret[]): RequiredSecret[] {
  const kept = new Map<string, RequiredSecret>();
  for (const one of required) {
    const id = `${pathOf(one)} ${one.source}`;
    const other = kept.get(id);
    kept.set(id, other ? together(other, one) : one);
  }
  return [...kept.values()];
}

function together(one: RequiredSecret, other: RequiredSecret): RequiredSecret {
  const both = (field: 'purpose' | 'whenMissing' | 'rotation') => [...new Set([one[field], other[field]])].join('; ');
  return { ...one, purpose: both('purpose'), whenMissing: both('whenMissing'), rotation: both('rotation') };
}

/** Name by which a person asks for a key: `monitoring/grafana-credentials/admin-password`. */
export function pathOf({ namespace, secret }: RequiredSecret): string {
  return `${namespace}/${secret.secretName}/${secret.key}`;
}
