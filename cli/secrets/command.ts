import { inPath, ValidationError, throwIssues } from '../../core/errors';
import { valueIssues } from '../../core/secret-content';
import { onePerKey, pathOf, type RequiredSecret } from '../../stack/required-secrets';
import type { TargetedStack } from '../../targets';
import { validate } from '../../targets/validation';
import { readArguments } from '../arguments';
import { namedStack } from '../named-stack';
import { writeSecret, type Kubectl } from './kubectl';
import { report, statesOf } from './state';
import { made } from './value';

/** Environment of the command. */
export interface Surroundings {
  readonly stacks: readonly TargetedStack[];
  readonly kubectl: Kubectl;
  /** Reads a value that the user enters. */
  readonly readInput: () => string;
  readonly print: (text: string) => void;
  /** Standard output is a terminal, so that passwords can be printed to it. */
  readonly isTerminal: boolean;
}

const usage = `npm run secrets -- STACK                lists the Secrets that the stack requires and whether they exist
npm run secrets -- STACK --create       creates the missing Secrets that can have random values
npm run secrets -- STACK --rotate PATH  replaces a value by a new random one
npm run secrets -- STACK --give PATH    reads a value from standard input
PATH is namespace/secret/key, as in the list. Generated passwords are printed once, and only to a terminal; with --show also to
other outputs.`;

/**
 * Lists, creates and updates the Secrets of a stack. Values are passed to kubectl through standard
 * input and are never written to a file.
 *
 * @returns the exit status: 0 when every Secret exists and is valid
 * @throws ValidationError when an argument or a value is invalid, or kubectl fails
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
  return states.every(({ state }) => state === 'present') ? 0 : 1;
}

interface Options {
  readonly create: boolean;
  readonly show: boolean;
  readonly rotate?: string;
  readonly give?: string;
}

function parsed(args: readonly string[]): { name: string; options: Options } {
  return readArguments(
    args,
    {
      usage,
      options: {
        create: { type: 'boolean', default: false },
        show: { type: 'boolean', default: false },
        rotate: { type: 'string' },
        give: { type: 'string' },
      },
    },
    ({ values, positionals }) => {
      const [name, ...others] = positionals;
      if (name === undefined || others.length > 0) throw new Error('exactly one stack is required');
      return { name, options: values };
    },
  );
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
  { kubectl: run, print, isTerminal }: Surroundings,
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

function give(required: RequiredSecret, { kubectl: run, readInput, print }: Surroundings): void {
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
