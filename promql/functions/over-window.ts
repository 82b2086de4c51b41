import { withIssues } from '../issues';
import type { Node } from '../node';
import { nodeOf } from '../operand';
import { rateInterval, windowNode, type Window } from '../window';

/**
 * Returns the argument of a function over range vectors: a selector with a window, or a range
 * vector unchanged. Issues: a second window of a range vector, and an expression that is not a
 * selector.
 */
export function overWindow(series: unknown, window: Window | undefined): Node {
  const node = nodeOf(series);
  if (node.type === 'matrix' || node.type === 'subquery') {
    if (window === undefined) return node;
    const issue = {
      problem: 'this range vector already has a window',
      given: window,
      remedy: 'remove the second window',
    };
    return withIssues(node, [issue]);
  }
  const length = windowNode(window ?? rateInterval);
  if (node.type === 'selector') return { type: 'matrix', selector: node, window: length };
  const issue = {
    problem: 'only a selector can have a window',
    given: node.type,
    remedy: 'use .subquery(window) to evaluate an expression over a window',
  };
  return { type: 'subquery', expression: node, window: length, issues: [issue] };
}
