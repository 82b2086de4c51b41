import { inPath, ValidationError, throwIssues } from '../../core/errors';
import { valueIssues } from '../../core/secret-content';
import { onePerKey, pathOf, type RequiredSecret } from '../../stack/required-secrets';
import type { TargetedStack } from '../../targets';
import { validate } from '../../targets/validation';
import { json } from '../json';
import { namedStack } from '../named-stack';
import { exitStatus, type ExitStatus, type Surroundings } from '../surroundings';
import { writeSecret, type Kubectl } from './kubectl';
import { secretManifests } from './manifests';
import { report, stateData, statesOf } from './state';
import type { SecretTool } from './tools';
import { made } from './value';

/** Surroundings of the command. */
export interface SecretsSurroundings extends Pick<Surroundings, 'kubectl' | 'readInput' | 'isTerminal'> {
  readonly stacks: readonly TargetedStack[];
  /** Prints a text and a line feed. */
  readonly print: (text: string) => void;
}

/** Options of `vigie secrets`. Paths are `namespace/secret/key`. */
export interface SecretsOptions {
  /** Whether missing Secrets that can have random values are created. */
  readonly create?: boolean;
  /** Whether generated passwords are also printed to what is no terminal. */
  readonly show?: boolean;
  /** Path of a value that is replaced by a new random one. */
  readonly rotate?: string;
  /** Path of a value that is read from standard input. */
  readonly give?: string;
  /** Tool for which manifests without values are printed, instead of asking the cluster. */
  readonly manifests?: SecretTool;
  /** Whether the states are printed as JSON. */
  readonly json?: boolean;
}

/**
 * Lists, creates and updates the Secrets of a stack. Values are passed to kubectl through standard
 * input and are never written to a file.
 *
 * @param name name of the stack
 * @returns whether every Secret exists and is valid
 * @throws ValidationError when an argument or a value is invalid, or kubectl fails
 */
export function secretsCommand(name: string, options: SecretsOptions, surroundings: SecretsSurroundings): ExitStatus {
  const { kubectl: run, print } = surroundings;
  const requiredSecrets = requiredSecretsOf(name, surroundings.stacks);
  if (options.manifests !== undefined) {
    print(secretManifests(options.manifests, name, requiredSecrets).trimEnd());
    return exitStatus.done;
  }
  if (options.give !== undefined) give(requiredSecret(options.give, requiredSecrets), surroundings);
  if (options.rotate !== undefined)
    make([generatedSecret(options.rotate, requiredSecrets)], options.show ?? false, surroundings);
  if (options.create) {
    const missing = statesOf(run, requiredSecrets).filter(({ state }) => state === 'missing');
    make(missing.map(({ required }) => required).filter(isGenerated), options.show ?? false, surroundings);
  }
  const cluster = run(['config', 'current-context']).trim();
  if (!options.json) print(`cluster: ${cluster}`);
  const states = statesOf(run, requiredSecrets);
  print(options.json ? json({ stack: name, cluster, secrets: states.map(stateData) }).trimEnd() : report(states));
  return states.every(({ state }) => state === 'present') ? exitStatus.done : exitStatus.doesNotHold;
}

function requiredSecretsOf(name: string, stacks: readonly TargetedStack[]): readonly RequiredSecret[] {
  const named = stacks.map((one) => ({ name: one.stack.name, ...one }));
  const { stack, target } = namedStack(name, named);
  throwIssues(validate([{ stack, target }]));
  return onePerKey(target.requiredSecrets(stack));
}

function requiredSecret(path: string, requiredSecrets: readonly RequiredSecret[]): RequiredSecret {
  const required = requiredSecrets.find((one) => pathOf(one) === path);
  if (required) return required;
  throw new ValidationError({
    problem: 'the stack requires no such Secret',
    given: path,
    allowed: requiredSecrets.map(pathOf),
  });
}

type GeneratedSecret = RequiredSecret & { readonly source: 'random' | 'users' };

function isGenerated(required: RequiredSecret): required is GeneratedSecret {
  return required.source !== 'given';
}

function generatedSecret(path: string, requiredSecrets: readonly RequiredSecret[]): GeneratedSecret {
  const required = requiredSecret(path, requiredSecrets);
  if (required.isFixed) {
    throw new ValidationError({
      problem: 'this value must stay, because data was encrypted with it',
      given: path,
      remedy: `${required.rotation}; set another one with --give ${path}`,
    });
  }
  if (isGenerated(required)) return required;
  throw new ValidationError({
    problem: 'this value cannot be generated, because another system defines it',
    given: path,
    allowed: requiredSecrets.filter(isGenerated).map(pathOf),
    remedy: `set it with --give ${path}`,
  });
}

function make(
  requiredSecrets: readonly GeneratedSecret[],
  isShown: boolean,
  { kubectl: run, print, isTerminal }: SecretsSurroundings,
): void {
  if (requiredSecrets.length > 0 && !isTerminal && !isShown) {
    throw new ValidationError({
      problem: 'generated passwords are printed once, and this output is not a terminal',
      given: 'an output that is not a terminal',
      remedy: 'run the command in a terminal, or add --show if nothing records the output',
    });
  }
  for (const required of requiredSecrets) {
    const { value, message } = made(required.source);
    write(run, required, value);
    print(`${pathOf(required)}: ${message}\n         ${required.rotation}`);
  }
}

function give(required: RequiredSecret, { kubectl: run, readInput, print }: SecretsSurroundings): void {
  const input = readInput();
  // The newline that a terminal adds is not part of a password.
  const value = required.source === 'users' ? input : input.replace(/\r?\n$/, '');
  const issues = valueIssues(required, value);
  throwIssues(inPath(`the value for ${pathOf(required)}`, issues));
  write(run, required, value);
  print(`${pathOf(required)}: set\n         ${required.rotation}`);
}

function write(run: Kubectl, { namespace, secret }: RequiredSecret, value: string): void {
  try {
    writeSecret(run, { namespace, name: secret.secretName, stringData: { [secret.key]: value } });
  } catch (error) {
    if (!(error instanceof ValidationError) || !/namespaces? "[^"]+" not found/.test(error.message)) throw error;
    throw new ValidationError({
      problem: `the namespace ${namespace} does not exist`,
      remedy: 'deploy the stack first: its pods wait for their Secrets',
    });
  }
}
