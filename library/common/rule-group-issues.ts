import type { RuleGroup } from '../../alerts';
import type { Issue } from '../../core/errors';

/** Adds the issues of the options that a rule group was made from. */
export function withIssues(group: RuleGroup, issues: readonly Issue[]): RuleGroup {
  return issues.length === 0 ? group : Object.freeze({ ...group, issues: [...(group.issues ?? []), ...issues] });
}
