import { formatIssue, type Issue } from '../../core/errors';
import { valueIssues } from '../../core/secret-content';
import { pathOf, type RequiredSecret } from '../../stack/required-secrets';
import { readSecret, type Kubectl } from './kubectl';

/** A key of a Secret that a stack reads, and how it stands in the cluster. */
export interface SecretState {
  readonly required: RequiredSecret;
  readonly state: 'there' | 'missing' | 'wrong';
  /** What is wrong. */
  readonly issues: readonly Issue[];
}

/** How the Secrets of a stack stand in the cluster. */
export function statesOf(run: Kubectl, requiredSecrets: readonly RequiredSecret[]): SecretState[] {
  const secrets = new Map<string, Record<string, string> | undefined>();
  return requiredSecrets.map((required) => {
    const { namespace, secret, source } = required;
    const name = `${namespace}/${secret.secretName}`;
    if (!secrets.has(name)) secrets.set(name, readSecret(run, namespace, secret.secretName));
    const keys = secrets.get(name);
    const value = keys?.[secret.key];
    if (!keys || value === undefined) return { required, state: 'missing', issues: [] };
    const issues = [...valueIssues(source, value), ...keyIssues(required, Object.keys(keys))];
    return { required, state: issues.length > 0 ? 'wrong' : 'there', issues };
  });
}

/** Traefik takes no Secret for basic authentication that has two keys. */
function keyIssues({ source, secret }: RequiredSecret, keys: readonly string[]): Issue[] {
  const others = keys.filter((key) => key !== secret.key);
  return source === 'users' && others.length > 0
    ? [
        {
          problem: `its Secret also has the key ${others.join(', ')}, and Traefik takes only one with a single key`,
        },
      ]
    : [];
}

/** How everything stands, as a person reads it. */
export function report(states: readonly SecretState[]): string {
  const lines = states.map(({ required, state, issues }) => {
    const consequence = state === 'missing' ? `; without it ${required.whenMissing}` : '';
    return [
      `${state.padEnd(7)}  ${pathOf(required)}`,
      `         ${required.purpose}${consequence}`,
      ...issues.map((issue) => `         ${formatIssue(issue)}`),
    ].join('\n');
  });
  const count = (wanted: SecretState['state']) => states.filter(({ state }) => state === wanted).length;
  return `${lines.join('\n')}\n${count('there')} there, ${count('missing')} missing, ${count('wrong')} wrong`;
}
