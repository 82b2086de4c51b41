import { collectIssues, type Issue } from '../core/errors';
import { withIssues } from './issues';
import { checkDurationExpression } from './parsing/duration-expression';
import { SpecialWindow, type WindowNode } from './window';

const allowed = 'durations, numbers, step(), range(), min_of(), max_of() and arithmetic';

/**
 * Duration that Prometheus calculates, such as `max_of(step(), 5m)` or `2 * step()`. Source:
 * https://prometheus.io/docs/prometheus/latest/querying/basics/#duration-expressions.
 *
 * A text that is no duration expression, and a duration that is not longer than zero, are issues.
 */
export function durationExpression(text: string): SpecialWindow {
  const issues: Issue[] = [];
  collectIssues(issues, () => {
    checkDurationExpression(text);
  });
  const own = issues.map((issue) => ({ allowed, ...issue, problem: 'invalid duration expression' }));
  return new SpecialWindow(withIssues<WindowNode>({ kind: 'fixed', text }, own));
}
