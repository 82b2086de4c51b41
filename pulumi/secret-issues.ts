import * as pulumi from '@pulumi/pulumi';
import { pairIssues } from '../core/certificate';
import { inPath, type Issue } from '../core/errors';
import { valueIssues } from '../core/secret-content';
import { pathOf, type RequiredSecret } from '../stack/required-secrets';
import { derivedPassword, isDerivedPassword, knownSeedIssues, passwordSeed } from './password-seed';
import {
  certificatePath,
  covers,
  givenValue,
  idOf,
  madeKeys,
  secretKeys,
  seedOf,
  type SecretsProps,
} from './secret-keys';

/**
 * Returns the issues of the values: every missing one, every invalid one that is known, and every
 * path that the component does not read. Registers nothing.
 */
export function secretIssues(props: SecretsProps): Issue[] {
  const all = secretKeys(props.requiredSecrets);
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

/** Returns the issues of a value. They do not contain it. */
export function textIssues(required: RequiredSecret, value: unknown): Issue[] {
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

/** Returns an issue when a private key is not that of its certificate. */
export function keyIssues(required: RequiredSecret, certificate: string, privateKey: string): Issue[] {
  return inPath(`the value of ${pathOf(required)}`, pairIssues(certificate, privateKey));
}

/**
 * Tests whether a value has lines of `name:hash`, so it is not the password of the user `admin`.
 */
export function isUsers(text: string): boolean {
  return /^[^:\s]+:\$/m.test(text);
}
