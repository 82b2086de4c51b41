import type { SecretOrigin } from '../core/secret-content';
import type { SecretValue } from '../core/secret-value';

/** How long Kubernetes takes to bring a changed Secret into a mounted file: the kubelet looks once a minute, and keeps what it saw. */
export const fileDelay = 'within about a minute and a half';

/** A key of a Secret that a stack reads. */
export interface SecretNeed {
  readonly namespace: string;
  readonly secret: SecretValue;
  readonly origin: SecretOrigin;
  /** What it is, and where it comes from when it is given. */
  readonly purpose: string;
  /** What happens without it. */
  readonly without: string;
  /** How a changed value arrives, and how soon. */
  readonly rotation: string;
  /**
   * The Deployment of the stack, in the same namespace, that takes a changed value only when it starts.
   *
   * @default - whoever reads it takes it by itself, or is no object of the stack
   */
  readonly restarts?: string;
  /**
   * The type of its Secret.
   *
   * @default 'Opaque'
   */
  readonly type?: 'kubernetes.io/tls';
}

/** Every key once, with all that read it. */
export function onePerKey(needs: readonly SecretNeed[]): SecretNeed[] {
  const kept = new Map<string, SecretNeed>();
  for (const need of needs) {
    const id = `${pathOf(need)} ${need.origin}`;
    const other = kept.get(id);
    kept.set(id, other ? together(other, need) : need);
  }
  return [...kept.values()];
}

function together(one: SecretNeed, other: SecretNeed): SecretNeed {
  const both = (field: 'purpose' | 'without' | 'rotation') => [...new Set([one[field], other[field]])].join('; ');
  return { ...one, purpose: both('purpose'), without: both('without'), rotation: both('rotation') };
}

/** The name by which a person asks for a key: `monitoring/grafana-credentials/admin-password`. */
export function pathOf({ namespace, secret }: SecretNeed): string {
  return `${namespace}/${secret.secretName}/${secret.key}`;
}
