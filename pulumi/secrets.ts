import * as pulumi from '@pulumi/pulumi';
import { RandomId } from '@pulumi/random/randomId';
import { RandomPassword } from '@pulumi/random/randomPassword';
import { encodeBase64, hashSync } from 'bcryptjs';
import { inPath, ValidationError, throwIssues, type Issue } from '../core/errors';
import { bcryptCost, valueIssues } from '../core/secret-content';
import { SecretValue } from '../core/secret-value';
import { onePerKey, pathOf, type RequiredSecret } from '../stack/required-secrets';

/** What the Secrets of a stack are made of. */
export interface SecretsProps {
  /** The name of the stack in Pulumi. */
  readonly name: string;
  readonly requiredSecrets: readonly RequiredSecret[];
  /** Values by their paths, `namespace/secret/key`. */
  readonly values: Readonly<Record<string, pulumi.Input<string>>>;
  /** Secrets that somebody else makes, by their paths. */
  readonly existing: readonly string[];
  /** The part of the stack under which they stand. */
  readonly parent: pulumi.Resource;
}

/** A Secret that is made. */
export interface MadeSecret {
  readonly namespace: string;
  readonly name: string;
  readonly type: string;
  /** Its values by their keys, all marked secret. */
  readonly values: Readonly<Record<string, pulumi.Output<string>>>;
  /** Whether it may hold anything secret, so that its values are made unless somebody chooses them. */
  readonly isGenerated: boolean;
}

/** The Secrets of a stack. */
export interface Secrets {
  readonly made: readonly MadeSecret[];
  /** What people log in with that was made at random, by the paths. */
  readonly passwords: Readonly<Record<string, pulumi.Output<string>>>;
}

/** A key with its value. */
interface Entry {
  readonly required: RequiredSecret;
  readonly value: pulumi.Output<string>;
}

/**
 * Makes the content of the Secrets that a stack reads: from outputs, from the configuration, or at random.
 *
 * @throws ValidationError listing every value that is missing, and every path that the stack does not read
 */
export function secretsOf(props: SecretsProps): Secrets {
  const all = keysOf(props.requiredSecrets);
  checkPaths(props, all);
  const passwords: Record<string, pulumi.Output<string>> = {};
  const config = new pulumi.Config();
  const issues: Issue[] = [];
  const entries = all
    .filter((required) => !props.existing.some((path) => covers(path, required)))
    .flatMap((required): Entry[] => {
      const path = pathOf(required);
      const given = required.secret.output ?? props.values[path] ?? config.getSecret(path);
      if (given !== undefined) return [{ required, value: checked(required, secret(given)) }];
      if (required.source === 'given') {
        issues.push(missing(config.name, required));
        return [];
      }
      const name = `${props.name}/${path}`;
      // 142 bits, as many as npm run secrets makes.
      const { result } = new RandomPassword(name, { length: 24, special: false }, { parent: props.parent });
      passwords[path] = pulumi.secret(result);
      return [{ required, value: pulumi.secret(result) }];
    })
    .map((entry) => (entry.required.source === 'users' ? { ...entry, value: usersOf(entry, props) } : entry));
  throwIssues(inPath(`the secrets of ${props.name}`, issues));
  return { made: together(entries), passwords };
}

/** The paths of the values that Secrets are made of. */
export function secretPaths(requiredSecrets: readonly RequiredSecret[]): string[] {
  return keysOf(requiredSecrets).map(pathOf);
}

/** Every key once. */
function keysOf(requiredSecrets: readonly RequiredSecret[]): RequiredSecret[] {
  return [
    ...new Map(
      onePerKey(requiredSecrets)
        .flatMap(withPrivateKey)
        .map((required) => [pathOf(required), required]),
    ).values(),
  ];
}

/** A Secret for TLS has the key of the certificate too. */
function withPrivateKey(required: RequiredSecret): RequiredSecret[] {
  if (required.type !== 'kubernetes.io/tls') return [required];
  const key = SecretValue.fromExisting(required.secret.secretName, 'tls.key');
  return [required, { ...required, secret: key, purpose: `the private key of ${required.purpose}` }];
}

/** Whether a path is that of a Secret or of one of its keys. */
function covers(path: string, required: RequiredSecret): boolean {
  return pathOf(required) === path || `${required.namespace}/${required.secret.secretName}` === path;
}

function checkPaths({ name, values, existing }: SecretsProps, requiredSecrets: readonly RequiredSecret[]): void {
  const paths = requiredSecrets.map(pathOf);
  const unknown = [
    ...Object.keys(values).filter((path) => !paths.includes(path)),
    ...existing.filter((path) => !requiredSecrets.some((required) => covers(path, required))),
  ];
  if (unknown.length === 0) return;
  throw new ValidationError({ problem: `${name} reads no such secret`, given: unknown.join(', '), allowed: paths });
}

function missing(project: string, required: RequiredSecret): Issue {
  const path = pathOf(required);
  return {
    problem: `the configuration key ${project}:${path} is not set: a secret string, ${required.purpose}`,
    remedy: `pulumi config set --secret ${path}, which asks for it, or name ${path} among existingSecrets when somebody else makes it`,
  };
}

function secret(value: pulumi.Input<string> | NonNullable<RequiredSecret['secret']['output']>): pulumi.Output<string> {
  return pulumi.secret(value as pulumi.Input<string>);
}

/** A value that is refused is not repeated. */
function checked(required: RequiredSecret, value: pulumi.Output<string>): pulumi.Output<string> {
  const path = pathOf(required);
  return value.apply((text: unknown) => {
    if (typeof text !== 'string')
      throw new ValidationError({ problem: `the value of ${path} is a ${typeof text}, not a text` });
    throwIssues(inPath(`the value of ${path}`, issuesOf(required, text)));
    return text;
  });
}

function issuesOf({ source }: RequiredSecret, text: string): Issue[] {
  if (source !== 'users' || isUsers(text)) return valueIssues(source, text);
  const isLong = Buffer.byteLength(text) > 72;
  return [
    ...valueIssues('random', text),
    ...(isLong
      ? [{ problem: 'it has more than 72 bytes, of which bcrypt sees no more', remedy: 'a shorter password' }]
      : []),
  ];
}

/** Whether a value is lines of `name:hash` already, and not the password of the user admin. */
function isUsers(text: string): boolean {
  return /^[^:\s]+:\$/m.test(text);
}

/**
 * Lines of `name:bcrypt`. The salt is kept in Pulumi's state, so that the same password gives the same hash each time: nothing changes that
 * nobody changed.
 */
function usersOf({ required, value }: Entry, { name, parent }: SecretsProps): pulumi.Output<string> {
  const salt = new RandomId(`${name}/${pathOf(required)}/salt`, { byteLength: 16 }, { parent });
  return pulumi.all([value, salt.hex]).apply(([text, hex]) => {
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
      isGenerated: keys.some(({ required: { source } }) => source !== 'given'),
    };
  });
}
