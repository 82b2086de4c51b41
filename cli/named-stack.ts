import { ValidationError } from '../core/errors';

/**
 * Returns the stack with a name.
 *
 * @throws ValidationError when there is no such stack
 */
export function namedStack<S extends { readonly name: string }>(name: string, stacks: readonly S[]): S {
  const stack = stacks.find((one) => one.name === name);
  if (stack) return stack;
  throw new ValidationError({ problem: 'unknown stack', given: name, allowed: stacks.map((one) => one.name) });
}
