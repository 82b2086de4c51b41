import { ValidationError } from '../core/errors';

/**
 * The stack that a command names.
 *
 * @throws ValidationError when there is none
 */
export function namedStack<S extends { readonly name: string }>(name: string, stacks: readonly S[]): S {
  const stack = stacks.find((one) => one.name === name);
  if (stack) return stack;
  throw new ValidationError({ problem: 'there is no such stack', given: name, allowed: stacks.map((one) => one.name) });
}
