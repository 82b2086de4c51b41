import type { RuleGroup } from '../../alerts';
import { scopeOf } from '../../alerts/rules/rule-group';
import { collectIssues, distinctIssues, inPath, type Issue } from '../../core/errors';
import { firstEventIssues } from '../../promql/analysis/first-event';
import type { Node } from '../../promql/node';
import { resolve } from '../../promql/resolve';

/** Returns the issues of alerts on single events that miss the first one, also through recorded series. */
export function firstEventsIssues(groups: readonly RuleGroup[]): Issue[] {
  const recorded = new Map<string, Node>();
  const issues: Issue[] = [];
  for (const { job, window, rules } of groups) {
    for (const { kind, name, node, for: wait } of rules) {
      // Rendering reports an expression that cannot be resolved.
      const resolved = collectIssues([], () => resolve(node, { window, scope: scopeOf(job) }));
      if (!resolved) continue;
      if (kind === 'record') recorded.set(name, resolved);
      else issues.push(...inPath(`rule ${name}`, firstEventIssues(resolved, recorded, wait)));
    }
  }
  return distinctIssues(issues);
}
