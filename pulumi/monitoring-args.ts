import type { Provider } from '@pulumi/kubernetes/provider';
import type * as pulumi from '@pulumi/pulumi';
import type { StackProps } from '../stack/stack';
import type { ObjectChart, ObjectTarget } from '../targets/target';
import type { SecretsProps } from './secret-keys';
import type { Timeout } from './timeout';

/** Arguments of `Monitoring`. */
export interface MonitoringArgs {
  /** Stack to deploy. */
  readonly stack: StackProps;
  /**
   * Target with namespaces, ingress and storage.
   *
   * @default kubernetes()
   */
  readonly target?: ObjectTarget;
  /**
   * Values of secrets by their paths, `namespace/secret/key`: tokens, passwords, or lines of
   * `name:bcrypt` for users. A password instead of users becomes the password of the user `admin`.
   *
   * @default - those of the configuration of the program (`pulumi config set --secret PATH`);
   * otherwise random values for generated secrets, and an error for all others
   */
  readonly secrets?: Readonly<Record<string, pulumi.Input<string>>>;
  /**
   * Random text of at least 20 characters from which generated passwords follow. Then they are the
   * same when a deleted stack is deployed again. Set it before the first deployment: a later change
   * also changes the secret key with which Grafana's database is encrypted.
   *
   * @default - `passwordSeed` of the configuration of the program, otherwise random passwords,
   * which replace the kept ones when a deleted stack is deployed again
   */
  readonly passwordSeed?: pulumi.Input<string>;
  /**
   * Secrets that exist already, by their paths: `namespace/secret`, or `namespace/secret/key`. A
   * Secret of a deployed stack stays in the cluster.
   *
   * @default - none
   */
  readonly existingSecrets?: readonly string[];
  /**
   * Whether volumes, Secrets and their namespaces are kept when the stack is deleted. Otherwise
   * Secrets are deleted with the namespaces of the stack, and only those beside external workloads
   * are kept.
   *
   * @default true
   */
  readonly retain?: boolean;
  /**
   * Time for which `pulumi up` waits until a workload is ready.
   *
   * @default '10m'
   */
  readonly readyTimeout?: Timeout;
  /**
   * Provider of objects that are kept when the stack is deleted. With `upsertExistingObjects` and
   * `enablePatchForce`, the next deployment adopts these objects.
   *
   * @default - the provider of all other objects; you must then import or delete kept objects
   * before the next deployment
   */
  readonly retainedProvider?: Provider;
}

/** Default of `readyTimeout`. */
export const defaultTimeout = '10m';

/** Returns the secrets that the objects of a chart read, with the given values. */
export function secretsIn(name: string, { requiredSecrets }: ObjectChart, args: MonitoringArgs): SecretsProps {
  const { secrets: values = {}, existingSecrets: existing = [], passwordSeed: seed } = args;
  return { name, requiredSecrets, values, existing, ...(seed === undefined ? {} : { seed }) };
}
