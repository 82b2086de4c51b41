import * as pulumi from '@pulumi/pulumi';
import { RandomId } from '@pulumi/random/randomId';
import { RandomPassword } from '@pulumi/random/randomPassword';
import { encodeBase64, hashSync } from 'bcryptjs';
import { throwIssues } from '../core/errors';
import { bcryptCost } from '../core/secret-content';
import { groupBy } from '../core/group-by';
import { pathOf, type RequiredSecret } from '../stack/required-secrets';
import { derived, derivedPassword } from './password-seed';
import { isUsers, keyIssues, textIssues } from './secret-issues';
import { certificatePath, givenValue, idOf, madeKeys, seedOf, type GivenValue, type SecretsProps } from './secret-keys';

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
 * Creates the content of the Secrets that a component reads: from outputs, arguments, the
 * configuration, or at random.
 *
 * @param props values without issues
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
  const secrets = groupBy(entries, ({ required: { namespace, secret: one } }) => `${namespace}/${one.secretName}`);
  return [...secrets.values()].map((keys) => {
    const [{ required }] = keys;
    return {
      namespace: required.namespace,
      name: required.secret.secretName,
      type: required.type ?? 'Opaque',
      values: Object.fromEntries(keys.map(({ required: { secret: one }, value }) => [one.key, value])),
    };
  });
}
