import { Mistake } from '../../core/errors';
import type { Expression } from '../expression';
import type { Node } from '../node';
import { readersWindow, windowNode, type Window } from '../window';

/**
 * A series over a window, as the argument of a function over range vectors: a selector with the window given, or a range
 * vector as it is.
 *
 * @throws Mistake when a range vector is given a second window, or the expression is no selector
 */
export function overWindow({ node }: Expression, window: Window | undefined): Node {
  if (node.type === 'matrix' || node.type === 'subquery') {
    if (window === undefined) return node;
    throw new Mistake({
      fault: 'this range vector has a window already',
      given: window,
      remedy: 'leave the second one out',
    });
  }
  if (node.type === 'selector') return { type: 'matrix', selector: node, window: windowNode(window ?? readersWindow) };
  throw new Mistake({
    fault: 'only a selector has samples over a window',
    given: node.type,
    remedy: 'use .subquery(window) to evaluate an expression over a window',
  });
}
