import { throwIssues } from '../core/errors';
import { anything, list, object, optional } from '../core/shape';
import type { StackProps } from '../stack/stack';
import type { TestSettings } from '../testing/settings';
import type { Target, TargetedStack } from './target';

/**
 * Stack and the targets that it is written for.
 *
 * @typeParam T kind of the targets
 */
export interface StackEntry<T extends Target = Target> {
  /** Stack that is synthesized. */
  readonly stack: StackProps;
  /** Targets that the stack is written for; at least one. */
  readonly targets: readonly [T, ...T[]];
  /**
   * Requirements of `vigie test` for the stack.
   *
   * @default - every alert that can be tested fires, stays silent and resolves
   */
  readonly test?: TestSettings;
}

/**
 * Configuration of the command `vigie`: the default export of `vigie.config.ts`.
 *
 * @typeParam T kind of the targets
 */
export interface Config<T extends Target = Target> {
  /** Stacks, each with one of its targets. */
  readonly stacks: readonly TargetedStack<T>[];
}

const entriesShape = list(object<StackEntry>({ stack: anything, targets: list(anything), test: optional(anything) }));

/**
 * Defines the configuration of the command `vigie`.
 *
 * @throws ValidationError when untyped code gives no list, or an entry without a stack or targets
 *
 * @example
 * export default defineConfig([{ stack: shop, targets: [k3s()] }]);
 */
export function defineConfig<T extends Target>(entries: readonly StackEntry<T>[]): Config<T> {
  throwIssues(entriesShape.issues(entries, 'defineConfig'));
  return { stacks: entries.flatMap(({ stack, targets, test }) => targets.map((target) => ({ stack, target, test }))) };
}
