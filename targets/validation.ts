import { inPath, throwIssues, type Issue } from '../core/errors';
import { anything, built, list, object } from '../core/shape';
import { stackIssues } from '../stack/validation';
import { shapeIssues } from '../stack/validation/shapes';
import { sharedIssues } from '../stack/validation/shared-names';
import type { Target, TargetedStack } from './target';

/** Returns the issues of stacks, their servers and their targets, and those between stacks. */
export function validate(stacks: readonly TargetedStack[]): Issue[] {
  const unreadable = targetedIssues(stacks);
  if (unreadable.length > 0) return unreadable;
  return [
    ...stacks.flatMap(({ stack, target }) => [
      ...inPath(stack.name, stackIssues(stack, target.servers(stack))),
      ...target.validate(stack),
    ]),
    ...sharedIssues(stacks.map(({ stack, target }) => [stack, target.names(stack)])),
  ];
}

/**
 * Refuses stacks and targets of untyped code that no other code can read.
 *
 * @throws ValidationError with every property that is missing or of another kind
 */
export function throwUnreadable(stacks: readonly TargetedStack[]): void {
  throwIssues(targetedIssues(stacks));
}

const targetedStacks = list(
  object<TargetedStack>({
    stack: anything,
    target: built<Target>(
      [
        'name',
        'commands',
        'servers',
        'validate',
        'names',
        'warnings',
        'requiredSecrets',
        'networkPolicies',
        'render',
        'applyCommands',
      ],
      'k3s(…), kubernetes(…) or another target',
    ),
  }),
);

function targetedIssues(stacks: readonly TargetedStack[]): Issue[] {
  const issues = targetedStacks.issues(stacks, 'targetedStacks');
  return issues.length > 0 ? issues : stacks.flatMap(({ stack }) => shapeIssues(stack));
}
