import type { Commands } from '../alerts';
import type { Issue } from '../core/errors';
import type { ServerSpec } from '../servers/server-spec';
import type { RequiredSecret } from '../stack/required-secrets';
import type { StackProps } from '../stack/stack';
import type { Files } from './output';

/** Where the servers of a stack run. */
export interface Target {
  /** Name of the target. */
  readonly name: string;
  /** Commands that runbooks show. */
  readonly commands: Commands;
  /** Servers of a stack as they run here. */
  servers(stack: StackProps): readonly ServerSpec[];
  /** What only this target limits: its own options, names and sizes of its objects. */
  validate(stack: StackProps): readonly Issue[];
  /** Secrets that must exist before a stack works. */
  requiredSecrets(stack: StackProps): readonly RequiredSecret[];
  /** Files that bring a stack to its place, by their paths under the output folder; the stack must be valid. */
  render(stack: StackProps): Files;
}

/**
 * Stack and where it runs.
 *
 * @typeParam T kind of the target
 */
export interface TargetedStack<T extends Target = Target> {
  readonly stack: StackProps;
  readonly target: T;
}
