import { inPath, throwIssues, type Issue } from '../core/errors';
import { anything, built, list, object, optional } from '../core/shape';
import { stackIssues } from '../stack/validation';
import { shapeIssues } from '../stack/validation/shapes';
import { sharedIssues } from '../stack/validation/shared-names';
import { settingsIssues } from '../testing/settings';
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
    // Their own issues show the name of the stack.
    test: optional(anything),
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
  if (issues.length > 0) return issues;
  return stacks.flatMap(({ stack, test }) => [
    ...shapeIssues(stack),
    ...(test === undefined ? [] : inPath(`${stack.name}: test`, settingsIssues(test))),
  ]);
}
