import type { Issue } from '../core/errors';
import type { RequiredSecret } from '../stack/required-secrets';
import type { StackProps } from '../stack/stack';
import type { Files } from './output';

/** Where stacks run. */
export interface Target {
  /** Name of the target. */
  readonly name: string;
  /** Everything that is wrong with a stack, what only this target limits included. */
  validate(stack: StackProps): readonly Issue[];
  /** Secrets that must exist before a stack works. */
  requiredSecrets(stack: StackProps): readonly RequiredSecret[];
  /**
   * Files that bring a stack to its place, by their paths under the output folder.
   *
   * @throws Error listing everything that is wrong with the stack
   */
  render(stack: StackProps): Files;
}
