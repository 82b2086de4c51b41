import { inPath, type Issue } from '../core/errors';
import { stackIssues } from '../stack/validation';
import { sharedIssues } from '../stack/validation/shared-names';
import type { TargetedStack } from './target';

/** Returns the issues of stacks, their servers and their targets, and those between stacks. */
export function validate(stacks: readonly TargetedStack[]): Issue[] {
  return [
    ...stacks.flatMap(({ stack, target }) => [
      ...inPath(stack.name, stackIssues(stack, target.servers(stack))),
      ...target.validate(stack),
    ]),
    ...sharedIssues(stacks.map(({ stack, target }) => [stack, target.names(stack)])),
  ];
}
