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
  readonly needs: readonly RequiredSecret[];
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
  readonly need: RequiredSecret;
  readonly value: pulumi.Output<string>;
}

/**
 * Makes the content of the Secrets that a stack reads: from outputs, from the configuration, or at random.
 *
 * @throws ValidationError listing every value that is missing, and every path that the stack does not read
 */
export function secretsOf(props: SecretsProps): Secrets {
  const all = keysOf(props.needs);
  checkPaths(props, all);
  const passwords: Record<string, pulumi.Output<string>> = {};
  const config = new pulumi.Config();
  const issues: Issue[] = [];
  const entries = all
    .filter((need) => !props.existing.some((path) => covers(path, need)))
    .flatMap((need): Entry[] => {
      const path = pathOf(need);
      const given = need.secret.output ?? props.values[path] ?? config.getSecret(path);
      if (given !== undefined) return [{ need, value: checked(need, secret(given)) }];
      if (need.source === 'given') {
        issues.push(missing(config.name, need));
        return [];
      }
      const name = `${props.name}/${path}`;
      // 142 bits, as many as npm run secrets makes.
      const { result } = new RandomPassword(name, { length: 24, special: false }, { parent: props.parent });
      passwords[path] = pulumi.secret(result);
      return [{ need, value: pulumi.secret(result) }];
    })
    .map((entry) => (entry.need.source === 'users' ? { ...entry, value: usersOf(entry, props) } : entry));
  throwIssues(inPath(`the secrets of ${props.name}`, issues));
  return { made: together(entries), passwords };
}

/** The paths of the values that Secrets are made of. */
export function secretPaths(needs: readonly RequiredSecret[]): string[] {
  return keysOf(needs).map(pathOf);
}

/** Every key once. */
function keysOf(needs: readonly RequiredSecret[]): RequiredSecret[] {
  return [
    ...new Map(
      onePerKey(needs)
        .flatMap(withPrivateKey)
        .map((need) => [pathOf(need), need]),
    ).values(),
  ];
}

/** A Secret for TLS has the key of the certificate too. */
function withPrivateKey(need: RequiredSecret): RequiredSecret[] {
  if (need.type !== 'kubernetes.io/tls') return [need];
  const key = SecretValue.fromExisting(need.secret.secretName, 'tls.key');
  return [need, { ...need, secret: key, purpose: `the private key of ${need.purpose}` }];
}

/** Whether a path is that of a Secret or of one of its keys. */
function covers(path: string, need: RequiredSecret): boolean {
  return pathOf(need) === path || `${need.namespace}/${need.secret.secretName}` === path;
}

function checkPaths({ name, values, existing }: SecretsProps, needs: readonly RequiredSecret[]): void {
  const paths = needs.map(pathOf);
  const unknown = [
    ...Object.keys(values).filter((path) => !paths.includes(path)),
    ...existing.filter((path) => !needs.some((need) => covers(path, need))),
  ];
  if (unknown.length === 0) return;
  throw new ValidationError({ problem: `${name} reads no such secret`, given: unknown.join(', '), allowed: paths });
}

function missing(project: string, need: RequiredSecret): Issue {
  const path = pathOf(need);
  return {
    problem: `the configuration key ${project}:${path} is not set: a secret string, ${need.purpose}`,
    remedy: `pulumi config set --secret ${path}, which asks for it, or name ${path} among existingSecrets when somebody else makes it`,
  };
}

function secret(value: pulumi.Input<string> | NonNullable<RequiredSecret['secret']['output']>): pulumi.Output<string> {
  return pulumi.secret(value as pulumi.Input<string>);
}

/** A value that is refused is not repeated. */
function checked(need: RequiredSecret, value: pulumi.Output<string>): pulumi.Output<string> {
  const path = pathOf(need);
  return value.apply((text: unknown) => {
    if (typeof text !== 'string')
      throw new ValidationError({ problem: `the value of ${path} is a ${typeof text}, not a text` });
    throwIssues(inPath(`the value of ${path}`, issuesOf(need, text)));
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
function usersOf({ need, value }: Entry, { name, parent }: SecretsProps): pulumi.Output<string> {
  const salt = new RandomId(`${name}/${pathOf(need)}/salt`, { byteLength: 16 }, { parent });
  return pulumi.all([value, salt.hex]).apply(([text, hex]) => {
    if (isUsers(text)) return text;
    const encoded = encodeBase64([...Buffer.from(hex, 'hex')], 16);
    return `admin:${hashSync(text, `$2b$${bcryptCost}$${encoded}`)}\n`;
  });
}

function together(entries: readonly Entry[]): MadeSecret[] {
  const secrets = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { namespace, secret: one } = entry.need;
    const name = `${namespace}/${one.secretName}`;
    secrets.set(name, [...(secrets.get(name) ?? []), entry]);
  }
  return [...secrets.values()].map((keys) => {
    const [{ need }] = keys as [Entry, ...Entry[]];
    return {
      namespace: need.namespace,
      name: need.secret.secretName,
      type: need.type ?? 'Opaque',
      values: Object.fromEntries(keys.map(({ need: { secret: one }, value }) => [one.key, value])),
      isGenerated: keys.some(({ need: { source } }) => source !== 'given'),
    };
  });
}
