import type { SecretValue } from './secret-value';

/** How long Kubernetes takes to bring a changed Secret into a mounted file: the kubelet looks once a minute, and keeps what it saw. */
export const fileDelay = 'within about a minute and a half';

/** Who makes the content of a Secret. */
export type SecretOrigin =
  /** Anything secret will do: it is made at random. */
  | 'random'
  /** Lines of `name:bcrypt` for basic authentication: a password is made at random. */
  | 'users'
  /** It is known elsewhere and must be put in by hand. */
  | 'given';

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
}
