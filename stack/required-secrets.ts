import type { SecretContent } from '../core/secret-content';
import type { SecretValue } from '../core/secret-value';

/** Key of a Secret that must exist before a stack works. */
export interface RequiredSecret extends SecretContent {
  /** Namespace of the Secret. */
  readonly namespace: string;
  /** Name of the Secret and its key. */
  readonly secret: SecretValue;
  /** Meaning of the value, and its source if a person provides it. */
  readonly purpose: string;
  /** Effect when the key is missing. */
  readonly whenMissing: string;
  /** Way in which a changed value takes effect, and the time that this takes. */
  readonly rotation: string;
  /**
   * Server of the stack, in the same namespace, that reads a changed value only when it starts.
   *
   * @default - none: the server reloads the value by itself, or is not in the stack
   */
  readonly restarts?: string;
  /**
   * Whether the value must stay, because data was encrypted with it.
   *
   * @default false
   */
  readonly isFixed?: boolean;
  /**
   * Type of the Secret.
   *
   * @default 'Opaque'
   */
  readonly type?: 'kubernetes.io/tls';
}

/** Merges the requirements of the same key. */
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

/** Returns the path of a key: `monitoring/grafana-credentials/admin-password`. */
export function pathOf({ namespace, secret }: RequiredSecret): string {
  return `${namespace}/${secret.secretName}/${secret.key}`;
}
