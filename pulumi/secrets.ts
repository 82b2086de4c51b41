import * as pulumi from '@pulumi/pulumi';
import { RandomId } from '@pulumi/random/randomId';
import { RandomPassword } from '@pulumi/random/randomPassword';
import { encodeBase64, hashSync } from 'bcryptjs';
import { pairIssues, privateKeyIssues, tlsKeys } from '../core/certificate';
import { inPath, throwIssues, type Issue } from '../core/errors';
import { bcryptCost, valueIssues } from '../core/secret-content';
import { SecretValue } from '../core/secret-value';
import { onePerKey, pathOf, type RequiredSecret } from '../stack/required-secrets';
import {
  configuredSeed,
  derived,
  derivedPassword,
  isDerivedPassword,
  knownSeedIssues,
  passwordSeed,
} from './password-seed';

/** Secrets that a component reads, and what is known about their values. */
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

/** Secret that is created. */
export interface MadeSecret {
  readonly namespace: string;
  readonly name: string;
  readonly type: string;
  /** Values by their keys, all marked secret. */
  readonly values: Readonly<Record<string, pulumi.Output<string>>>;
}

/** Secrets of a stack. */
export interface Secrets {
  readonly made: readonly MadeSecret[];
  /** Generated passwords, by the paths of their keys. */
  readonly passwords: Readonly<Record<string, pulumi.Output<string>>>;
}

/** Key with its value. */
interface Entry {
  readonly required: RequiredSecret;
  readonly value: pulumi.Output<string>;
}

/**
 * Returns the issues of the values: every missing one, every invalid one that is known, and every
 * path that the component does not read. Registers nothing.
 */
export function secretIssues(props: SecretsProps): Issue[] {
  const all = keysOf(props.requiredSecrets);
  return [
    ...pathIssues(props, all),
    ...madeKeys(props).flatMap((required) => knownIssues(required, props)),
    ...knownSeedIssues(seedOf(props)),
  ];
}

/**
 * Returns a warning for each random value with which data is encrypted: Pulumi does not make it again
 * after the stack was destroyed, and the data is kept.
 */
export function secretWarnings(props: SecretsProps): Issue[] {
  if (seedOf(props) !== undefined) return [];
  return madeKeys(props)
    .filter((required) => required.isFixed && givenValue(required, props) === undefined)
    .map((required) => ({
      path: pathOf(required),
      problem: 'after pulumi destroy it gets another random value, with which the data that is kept cannot be read',
      remedy:
        `before the first pulumi up, set ${passwordSeed}; ` +
        'later, set the key to its value in pulumi stack output --show-secrets passwords',
    }));
}

/**
 * Returns an issue for each generated value with which data is encrypted and which would change: the
 * seed was set, changed or removed after the first deployment. A given value may change.
 *
 * @param deployed generated values of the last deployment, by the paths of their keys
 */
export function keyChangeIssues(props: SecretsProps, deployed: Readonly<Record<string, string>>): Issue[] {
  return madeKeys(props)
    .filter((required) => required.isFixed && givenValue(required, props) === undefined)
    .filter((required) => {
      const value = deployed[pathOf(required)];
      return value !== undefined && !staysEqual(idOf(required, props), props, value);
    })
    .map((required) => ({
      path: pathOf(required),
      problem: `${passwordSeed} was set, changed or removed after its first deployment: its value would change, and the data that is encrypted with it could not be read`,
      remedy: `pulumi config set --secret ${pathOf(required)}, with its value in pulumi stack output --show-secrets passwords`,
    }));
}

/** Tests whether the seed, or a random value of Pulumi's state, gives the value of the last deployment. */
function staysEqual(id: string, props: SecretsProps, deployed: string): boolean {
  const seed = seedOf(props);
  if (seed === undefined) return !isDerivedPassword(deployed);
  return typeof seed !== 'string' || derivedPassword(seed, id) === deployed;
}

/** Returns the issues of a value, if it is known before resources are registered. */
function knownIssues(required: RequiredSecret, props: SecretsProps): Issue[] {
  const value = givenValue(required, props);
  if (value === undefined) return required.source === 'given' ? [missingIssue(required)] : [];
  if (typeof value === 'object') return [];
  const certificate = madeKeys(props).find((one) => pathOf(one) === certificatePath(required));
  const first = certificate && givenValue(certificate, props);
  return [...textIssues(required, value), ...(typeof first === 'string' ? keyIssues(required, first, value) : [])];
}

/**
 * Creates the content of the Secrets that a component reads: from outputs, arguments, the
 * configuration, or at random.
 *
 * @param props values without {@link secretIssues}
 * @param parent parent of the resources
 */
export function secretsOf(props: SecretsProps, parent: pulumi.Resource): Secrets {
  const passwords: Record<string, pulumi.Output<string>> = {};
  const entries = madeKeys(props)
    .map((required): Entry => {
      const given = givenValue(required, props);
      if (given !== undefined) return { required, value: checked(required, secret(given)) };
      const value = pulumi.secret(generated(idOf(required, props), props, parent));
      passwords[pathOf(required)] = value;
      return { required, value };
    })
    .map((entry) => (entry.required.source === 'users' ? { ...entry, value: usersOf(entry, props, parent) } : entry));
  return { made: together(entries.map((entry) => paired(entry, entries))), passwords };
}

/** Returns the keys that do not exist already. */
function madeKeys({ requiredSecrets, existing }: SecretsProps): RequiredSecret[] {
  return keysOf(requiredSecrets).filter((required) => !existing.some((path) => covers(path, required)));
}

type GivenValue = pulumi.Input<string> | NonNullable<RequiredSecret['secret']['output']>;

function givenValue(required: RequiredSecret, { values }: SecretsProps): GivenValue | undefined {
  const path = pathOf(required);
  return required.secret.output ?? values[path] ?? new pulumi.Config().get(path);
}

/** Returns the paths of the values of Secrets. */
export function secretPaths(requiredSecrets: readonly RequiredSecret[]): string[] {
  return keysOf(requiredSecrets).map(pathOf);
}

/** Returns every key once. */
function keysOf(requiredSecrets: readonly RequiredSecret[]): RequiredSecret[] {
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

/** Returns the path of the certificate of a private key. */
function certificatePath({ namespace, secret: { secretName, key }, type }: RequiredSecret): string | undefined {
  const isPrivateKey = type === 'kubernetes.io/tls' && key === tlsKeys.privateKey;
  return isPrivateKey ? `${namespace}/${secretName}/${tlsKeys.certificate}` : undefined;
}

/** Checks that a private key is that of its certificate, where both are given. */
function paired(entry: Entry, all: readonly Entry[]): Entry {
  const certificate = all.find(({ required }) => pathOf(required) === certificatePath(entry.required));
  if (!certificate) return entry;
  const value = pulumi.all([certificate.value, entry.value]).apply(([first, key]) => {
    throwIssues(keyIssues(entry.required, first, key));
    return key;
  });
  return { ...entry, value };
}

function keyIssues(required: RequiredSecret, certificate: string, privateKey: string): Issue[] {
  return inPath(`the value of ${pathOf(required)}`, pairIssues(certificate, privateKey));
}

/** Tests whether a path refers to a key or to its whole Secret. */
function covers(path: string, required: RequiredSecret): boolean {
  return pathOf(required) === path || `${required.namespace}/${required.secret.secretName}` === path;
}

function pathIssues({ name, values, existing }: SecretsProps, requiredSecrets: readonly RequiredSecret[]): Issue[] {
  const paths = requiredSecrets.map(pathOf);
  const unknown = [
    ...Object.keys(values).filter((path) => !paths.includes(path)),
    ...existing.filter((path) => !requiredSecrets.some((required) => covers(path, required))),
  ];
  const ignored = Object.keys(values).filter((path) => existing.some((one) => `${path}/`.startsWith(`${one}/`)));
  return [
    ...(unknown.length === 0
      ? []
      : [{ problem: `${name} reads no such secret`, given: unknown.join(', '), allowed: paths }]),
    ...ignored.map((given) => ({
      problem: 'a value of secrets would be ignored, because existingSecrets has its path',
      given,
      remedy: 'remove one of them',
    })),
  ];
}

function missingIssue(required: RequiredSecret): Issue {
  const path = pathOf(required);
  return {
    problem: `the configuration key ${new pulumi.Config().name}:${path} is not set: a secret string, ${required.purpose}`,
    remedy: `pulumi config set --secret ${path}, or add ${path} to existingSecrets if it exists already`,
  };
}

function secret(value: GivenValue): pulumi.Output<string> {
  return pulumi.secret(value as pulumi.Input<string>);
}

/** Checks a value. Errors do not show it. */
function checked(required: RequiredSecret, value: pulumi.Output<string>): pulumi.Output<string> {
  return value.apply((text) => {
    throwIssues(textIssues(required, text));
    return text;
  });
}

function textIssues(required: RequiredSecret, value: unknown): Issue[] {
  const of = `the value of ${pathOf(required)}`;
  if (typeof value !== 'string') return [{ problem: `${of} is a ${typeof value}, not a text` }];
  return inPath(of, issuesOf(required, value));
}

function issuesOf(required: RequiredSecret, text: string): Issue[] {
  if (required.source !== 'users' || isUsers(text)) return valueIssues(required, text);
  const isLong = Buffer.byteLength(text) > 72;
  return [
    ...valueIssues({ source: 'random' }, text),
    ...(isLong
      ? [{ problem: 'it has more than 72 bytes, but bcrypt ignores the rest', remedy: 'use a shorter password' }]
      : []),
  ];
}

/**
 * Tests whether a value has lines of `name:hash`, so it is not the password of the user `admin`.
 */
function isUsers(text: string): boolean {
  return /^[^:\s]+:\$/m.test(text);
}

function seedOf({ seed = configuredSeed() }: SecretsProps): pulumi.Input<string> | undefined {
  return seed;
}

/** Id of a generated value: of its resource, and of what follows from the seed. */
function idOf(required: RequiredSecret, { name }: SecretsProps): string {
  return `${name}/${pathOf(required)}`;
}

/** Returns a password of more than 140 bits: from the seed, otherwise a random one. */
function generated(id: string, props: SecretsProps, parent: pulumi.Resource): pulumi.Output<string> {
  const seed = seedOf(props);
  if (seed === undefined) return new RandomPassword(id, { length: 24, special: false }, { parent }).result;
  return pulumi.output(seed).apply((text) => derivedPassword(text, id));
}

/** Returns the salt of a hash, 32 hexadecimal digits. */
function saltOf(id: string, props: SecretsProps, parent: pulumi.Resource): pulumi.Output<string> {
  const seed = seedOf(props);
  if (seed === undefined) return new RandomId(`${id}/salt`, { byteLength: 16 }, { parent }).hex;
  return pulumi.output(seed).apply((text) => derived(text, `${id}/salt`).slice(0, 32));
}

/**
 * Converts a password to a line of `name:bcrypt`. The salt is in Pulumi's state or follows from the
 * seed, so the same password always gives the same hash, and an unchanged password causes no
 * update.
 */
function usersOf({ required, value }: Entry, props: SecretsProps, parent: pulumi.Resource): pulumi.Output<string> {
  const salt = saltOf(idOf(required, props), props, parent);
  return pulumi.all([value, salt]).apply(([text, hex]) => {
    if (isUsers(text)) return text;
    const encoded = encodeBase64([...Buffer.from(hex, 'hex')], 16);
    return `admin:${hashSync(text, `$2b$${bcryptCost}$${encoded}`)}\n`;
  });
}

function together(entries: readonly Entry[]): MadeSecret[] {
  const secrets = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { namespace, secret: one } = entry.required;
    const name = `${namespace}/${one.secretName}`;
    secrets.set(name, [...(secrets.get(name) ?? []), entry]);
  }
  return [...secrets.values()].map((keys) => {
    const [{ required }] = keys as [Entry, ...Entry[]];
    return {
      namespace: required.namespace,
      name: required.secret.secretName,
      type: required.type ?? 'Opaque',
      values: Object.fromEntries(keys.map(({ required: { secret: one }, value }) => [one.key, value])),
    };
  });
}
