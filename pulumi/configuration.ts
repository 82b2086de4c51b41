import * as pulumi from '@pulumi/pulumi';
import { closest } from 'fastest-levenshtein';
import { grafanaCloudDataSource } from '../core/defaults';
import { formatIssue, type Issue } from '../core/errors';
import type { RuleResources } from './grafana-rules';
import { passwordSeed } from './password-seed';

/** Key of the configuration of the Pulumi program. */
interface Key<T> {
  /** Type in Pulumi.yaml. */
  readonly type: 'string' | 'boolean' | 'array';
  /** Example arguments of `pulumi config set`. */
  readonly example: string;
  readonly read: (text: string) => T | undefined;
}

const text = (example: string): Key<string> => ({ type: 'string', example, read: (value) => value });

function boolean(value: string): boolean | undefined {
  return value === 'true' || value === 'false' ? value === 'true' : undefined;
}

function strings(value: string): readonly string[] | undefined {
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) && parsed.every((one) => typeof one === 'string') ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function ruleResources(value: string): RuleResources | undefined {
  return value === 'groups' || value === 'rules' ? value : undefined;
}

/**
 * Keys of the configuration, without those of secrets. Pulumi.yaml describes them and their
 * defaults.
 */
export const keys = {
  stack: text('stack gauzian'),
  kubeContext: text('kubeContext my-k3s'),
  clusterIdentifier: text('clusterIdentifier 9f86d081884c7d65'),
  retain: { type: 'boolean', example: 'retain false', read: boolean },
  readyTimeout: text('readyTimeout 15m'),
  existingSecrets: {
    type: 'array',
    example: "--path 'existingSecrets[0]' monitoring/grafana-credentials",
    read: strings,
  },
  grafanaUrl: text('grafanaUrl https://example.grafana.net'),
  grafanaDataSource: text(`grafanaDataSource ${grafanaCloudDataSource}`),
  grafanaRuleResources: { type: 'string', example: 'grafanaRuleResources rules', read: ruleResources },
} as const satisfies Readonly<Record<string, Key<unknown>>>;

type Keys = typeof keys;

/** Key of the token for the API of an external Grafana. Its value is secret. */
export const grafanaAuth = 'grafanaAuth';

/** Values of the configuration. Keys that are not set are missing. */
export type Configuration = { readonly [K in keyof Keys]?: NonNullable<ReturnType<Keys[K]['read']>> };

/**
 * Reads the configuration of the program.
 *
 * @throws pulumi.RunError with every value of the wrong type
 */
export function configuration(): Configuration {
  const config = new pulumi.Config();
  const issues: Issue[] = [];
  const values = (Object.keys(keys) as (keyof Keys)[]).flatMap((name) => {
    const given = config.get(name);
    if (given === undefined || given === '') return [];
    const value = keys[name].read(given);
    if (value === undefined) issues.push(keyIssue(name, 'has a value of another type', given));
    return [[name, value]];
  });
  refuse(issues);
  return Object.fromEntries(values) as Configuration;
}

/**
 * Returns the issues of unknown keys of the configuration.
 *
 * @param secrets paths of the secrets that the stack reads; they are keys too
 */
export function unknownKeys(secrets: readonly string[]): Issue[] {
  const prefix = `${new pulumi.Config().name}:`;
  const known = [...Object.keys(keys), grafanaAuth, passwordSeed, ...secrets];
  return Object.keys(pulumi.runtime.allConfig())
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .filter((key) => !known.includes(key))
    .map((key) => ({
      problem: `the configuration key ${prefix}${key} is unknown`,
      allowed: known,
      remedy: `pulumi config rm ${key}, or did you mean ${closest(key, known)}?`,
    }));
}

/** Creates an issue of a key, with an example as remedy. */
export function keyIssue(name: keyof Keys, problem: string, given?: string, allowed?: readonly string[]): Issue {
  const { type, example } = keys[name];
  return {
    problem: `the configuration key ${new pulumi.Config().name}:${name}, of the type ${type}, ${problem}`,
    given,
    ...(allowed ? { allowed } : {}),
    remedy: `pulumi config set ${example}`,
  };
}

/**
 * Ends the program with all issues, without a stack trace.
 *
 * @throws pulumi.RunError for a list that is not empty
 */
export function refuse(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new pulumi.RunError(issues.map(formatIssue).join('\n'));
}
