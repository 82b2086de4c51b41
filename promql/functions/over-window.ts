import type { Expression } from '../expression';
import { withIssues } from '../issues';
import type { Node } from '../node';
import { rateInterval, windowNode, type Window } from '../window';

/**
 * A series over a window, as the argument of a function over range vectors: a selector with the window given, or a range
 * vector as it is. Issues are a second window of a range vector, and an expression that is no selector.
 */
export function overWindow({ node }: Expression, window: Window | undefined): Node {
  if (node.type === 'matrix' || node.type === 'subquery') {
    if (window === undefined) return node;
    const issue = {
      problem: 'this range vector has a window already',
      given: window,
      remedy: 'leave the second one out',
    };
    return withIssues(node, [issue]);
  }
  const length = windowNode(window ?? rateInterval);
  if (node.type === 'selector') return { type: 'matrix', selector: node, window: length };
  const issue = {
    problem: 'only a selector has samples over a window',
    given: node.type,
    remedy: 'use .subquery(window) to evaluate an expression over a window',
  };
  return { type: 'subquery', expression: node, window: length, issues: [issue] };
}
