import * as pulumi from '@pulumi/pulumi';
import { privateKeyIssues, tlsKeys } from '../core/certificate';
import { SecretValue } from '../core/secret-value';
import { onePerKey, pathOf, type RequiredSecret } from '../stack/required-secrets';
import { configuredSeed } from './password-seed';

/** Secrets that a component reads, and the values that are given. */
export interface SecretsProps {
  /** Name of the component. */
  readonly name: string;
  readonly requiredSecrets: readonly RequiredSecret[];
  /** Values by their paths, `namespace/secret/key`. */
  readonly values: Readonly<Record<string, pulumi.Input<string>>>;
  /** Secrets that exist already, by their paths. */
  readonly existing: readonly string[];
  /**
   * Seed of generated passwords.
   *
   * @default - that of the configuration of the program, otherwise the passwords are random
   */
  readonly seed?: pulumi.Input<string>;
}

/** Returns the paths of the values of Secrets. */
export function secretPaths(requiredSecrets: readonly RequiredSecret[]): string[] {
  return secretKeys(requiredSecrets).map(pathOf);
}

/** Returns the keys that do not exist already. */
export function madeKeys({ requiredSecrets, existing }: SecretsProps): RequiredSecret[] {
  return secretKeys(requiredSecrets).filter((required) => !existing.some((path) => covers(path, required)));
}

/** Returns every key once. */
export function secretKeys(requiredSecrets: readonly RequiredSecret[]): RequiredSecret[] {
  return [
    ...new Map(
      onePerKey(requiredSecrets)
        .flatMap(withPrivateKey)
        .map((required) => [pathOf(required), required]),
    ).values(),
  ];
}

/** Adds the private key to the certificate of a TLS Secret. */
function withPrivateKey(required: RequiredSecret): RequiredSecret[] {
  if (required.type !== 'kubernetes.io/tls') return [required];
  const key = SecretValue.fromExisting(required.secret.secretName, tlsKeys.privateKey);
  return [
    required,
    { ...required, secret: key, check: privateKeyIssues, purpose: `the private key of ${required.purpose}` },
  ];
}

/** Tests whether a path refers to a key or to its whole Secret. */
export function covers(path: string, required: RequiredSecret): boolean {
  return pathOf(required) === path || `${required.namespace}/${required.secret.secretName}` === path;
}

/** Value of a secret that is not generated. */
export type GivenValue = pulumi.Input<string> | NonNullable<RequiredSecret['secret']['output']>;

/** Returns the value of a secret from an output, the arguments or the configuration. */
export function givenValue(required: RequiredSecret, { values }: SecretsProps): GivenValue | undefined {
  const path = pathOf(required);
  return required.secret.output ?? values[path] ?? new pulumi.Config().get(path);
}

/** Returns the seed of the arguments, otherwise that of the configuration. */
export function seedOf({ seed = configuredSeed() }: SecretsProps): pulumi.Input<string> | undefined {
  return seed;
}

/** Id of a generated value: of its resource, and of what follows from the seed. */
export function idOf(required: RequiredSecret, { name }: SecretsProps): string {
  return `${name}/${pathOf(required)}`;
}

/** Returns the path of the certificate of a private key. */
export function certificatePath({ namespace, secret: { secretName, key }, type }: RequiredSecret): string | undefined {
  const isPrivateKey = type === 'kubernetes.io/tls' && key === tlsKeys.privateKey;
  return isPrivateKey ? `${namespace}/${secretName}/${tlsKeys.certificate}` : undefined;
}
