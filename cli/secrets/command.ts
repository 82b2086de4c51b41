import { parseArgs } from 'node:util';
import { inPath, ValidationError, throwIssues } from '../../core/errors';
import { valueIssues } from '../../core/secret-content';
import { onePerKey, pathOf, type RequiredSecret } from '../../stack/required-secrets';
import type { TargetedStack } from '../../targets';
import { validate } from '../../targets/validation';
import { namedStack } from '../named-stack';
import { writeSecret, type Kubectl } from './kubectl';
import { report, statesOf } from './state';
import { made } from './value';

/** What the command works with. */
export interface Surroundings {
  readonly stacks: readonly TargetedStack[];
  readonly kubectl: Kubectl;
  /** Reads a value that a person gives. */
  readonly readInput: () => string;
  readonly print: (text: string) => void;
  /** Whether what is printed is seen by a person and kept by nobody. */
  readonly isTerminal: boolean;
}

const usage = `npm run secrets -- STACK                shows which Secrets the stack reads, and which are there
npm run secrets -- STACK --create       makes those that are missing and may hold anything secret
npm run secrets -- STACK --rotate PATH  makes a new value
npm run secrets -- STACK --give PATH    takes a value from standard input
PATH is namespace/secret/key, as the first command shows it. Passwords that are made are shown once, on a terminal only;
--show shows them elsewhere too.`;

/**
 * Shows and makes the Secrets of a stack. Values go to kubectl through its standard input; none is written to a file.
 *
 * @returns the exit status: 0 when everything is there
 * @throws ValidationError when the arguments, a value or the cluster are not as they should be
 */
export function secretsCommand(args: readonly string[], surroundings: Surroundings): number {
  const { kubectl: run, print } = surroundings;
  const { name, options } = parsed(args);
  const requiredSecrets = requiredSecretsOf(name, surroundings.stacks);
  if (options.give !== undefined) give(requiredSecret(options.give, requiredSecrets), surroundings);
  if (options.rotate !== undefined)
    make([generatedSecret(options.rotate, requiredSecrets)], options.show, surroundings);
  if (options.create) {
    const missing = statesOf(run, requiredSecrets).filter(({ state }) => state === 'missing');
    make(missing.map(({ required }) => required).filter(isGenerated), options.show, surroundings);
  }
  print(`cluster: ${run(['config', 'current-context']).trim()}`);
  const states = statesOf(run, requiredSecrets);
  print(report(states));
  return states.every(({ state }) => state === 'there') ? 0 : 1;
}

interface Options {
  readonly create: boolean;
  readonly show: boolean;
  readonly rotate?: string;
  readonly give?: string;
}

function parsed(args: readonly string[]): { name: string; options: Options } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        create: { type: 'boolean', default: false },
        show: { type: 'boolean', default: false },
        rotate: { type: 'string' },
        give: { type: 'string' },
      },
    });
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0) throw new Error('exactly one stack is to be named');
    return { name, options: values };
  } catch (error) {
    throw new ValidationError({ problem: (error as Error).message, given: args.join(' '), allowed: `\n${usage}` });
  }
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
    problem: 'the stack reads no such Secret',
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
  if (isGenerated(required)) return required;
  throw new ValidationError({
    problem: 'this value cannot be made: somebody else knows it already',
    given: path,
    allowed: requiredSecrets.filter(isGenerated).map(pathOf),
    remedy: `give it: --give ${path}`,
  });
}

function make(
  requiredSecrets: readonly GeneratedSecret[],
  isShown: boolean,
  { kubectl: run, print, isTerminal }: Surroundings,
): void {
  if (requiredSecrets.length > 0 && !isTerminal && !isShown) {
    throw new ValidationError({
      problem: 'passwords that are made are shown once, and nobody would see them here',
      given: 'an output that is no terminal',
      remedy: 'run it in a terminal, or say --show where the output is kept by nobody',
    });
  }
  for (const required of requiredSecrets) {
    const { value, message } = made(required.source);
    write(run, required, value);
    print(`${pathOf(required)}: ${message}\n         ${required.rotation}`);
  }
}

function give(required: RequiredSecret, { kubectl: run, readInput, print }: Surroundings): void {
  const input = readInput();
  // The line end that a terminal adds is not part of a password.
  const value = required.source === 'users' ? input : input.replace(/\r?\n$/, '');
  const issues = valueIssues(required.source, value);
  throwIssues(inPath(`the value for ${pathOf(required)}`, issues));
  write(run, required, value);
  print(`${pathOf(required)}: given\n         ${required.rotation}`);
}

function write(run: Kubectl, { namespace, secret }: RequiredSecret, value: string): void {
  try {
    writeSecret(run, { namespace, name: secret.secretName, stringData: { [secret.key]: value } });
  } catch (error) {
    if (!(error instanceof ValidationError) || !/namespaces? "[^"]+" not found/.test(error.message)) throw error;
    throw new ValidationError({
      problem: `the namespace ${namespace} is not there yet`,
      remedy: 'apply the stack first: its pods wait for their Secrets',
    });
  }
}
