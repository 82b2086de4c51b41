import { pairIssues, privateKeyIssues, tlsKeys, withoutCertificate } from '../../core/certificate';
import { formatIssue, inPath, type Issue } from '../../core/errors';
import { valueIssues } from '../../core/secret-content';
import { pathOf, type RequiredSecret } from '../../stack/required-secrets';
import { readSecret, type Kubectl } from './kubectl';

/** Key of a Secret that a stack requires, and its state in the cluster. */
export interface SecretState {
  readonly required: RequiredSecret;
  readonly state: 'present' | 'missing' | 'invalid';
  /** Issues of the value and of the Secret. */
  readonly issues: readonly Issue[];
}

/** Returns the states of the required Secrets in the cluster. */
export function statesOf(run: Kubectl, requiredSecrets: readonly RequiredSecret[]): SecretState[] {
  const secrets = new Map<string, Record<string, string> | undefined>();
  return requiredSecrets.map((required) => {
    const { namespace, secret } = required;
    const name = `${namespace}/${secret.secretName}`;
    if (!secrets.has(name)) secrets.set(name, readSecret(run, namespace, secret.secretName));
    const keys = secrets.get(name);
    const value = keys?.[secret.key];
    if (!keys || value === undefined) return { required, state: 'missing', issues: [] };
    const issues = [
      ...valueIssues(required, value),
      ...keyIssues(required, Object.keys(keys)),
      ...tlsIssues(required, keys),
    ];
    return { required, state: issues.length > 0 ? 'invalid' : 'present', issues };
  });
}

/**
 * Reports additional keys of a Secret for basic authentication: Traefik accepts only Secrets with
 * one key.
 */
function keyIssues({ source, secret }: RequiredSecret, keys: readonly string[]): Issue[] {
  const others = keys.filter((key) => key !== secret.key);
  return source === 'users' && others.length > 0
    ? [
        {
          problem: `its Secret also has the key ${others.join(', ')}, but Traefik accepts only a Secret with one key`,
        },
      ]
    : [];
}

/** Reports a private key that Traefik cannot use with its certificate. */
function tlsIssues({ type }: RequiredSecret, keys: Readonly<Record<string, string>>): Issue[] {
  if (type !== 'kubernetes.io/tls') return [];
  const { [tlsKeys.certificate]: certificate = '', [tlsKeys.privateKey]: privateKey } = keys;
  if (privateKey === undefined) {
    return [{ problem: `its Secret has no ${tlsKeys.privateKey}, and ${withoutCertificate}` }];
  }
  return inPath(tlsKeys.privateKey, [...privateKeyIssues(privateKey), ...pairIssues(certificate, privateKey)]);
}

/** Returns a state for programs, without the value. */
export function stateData({ required, state, issues }: SecretState): unknown {
  const { namespace, secret, purpose, whenMissing, rotation, source } = required;
  const { secretName: name, key } = secret;
  return { namespace, name, key, state, source, purpose, whenMissing, rotation, issues: issues.map(formatIssue) };
}

/** Renders the states for the terminal. */
export function report(states: readonly SecretState[]): string {
  const lines = states.map(({ required, state, issues }) => {
    const consequence = state === 'missing' ? `; if it is missing: ${required.whenMissing}` : '';
    return [
      `${state.padEnd(7)}  ${pathOf(required)}`,
      `         ${required.purpose}${consequence}`,
      ...issues.map((issue) => `         ${formatIssue(issue)}`),
    ].join('\n');
  });
  const count = (wanted: SecretState['state']) => states.filter(({ state }) => state === wanted).length;
  return `${lines.join('\n')}\n${count('present')} present, ${count('missing')} missing, ${count('invalid')} invalid`;
}
