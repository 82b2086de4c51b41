import type { Duration } from '../core/duration';
import type { LabelSet } from './expression';
import { withIssues } from './issues';
import type { MatrixNode, SubqueryNode } from './node';
import { withOffset, withMoment, type Moment } from './shift';
import type { AnyUnit } from './unit';

/** What a window looks back over. */
export type RangeOf = 'counter' | 'gauge' | 'native histogram';

/**
 * The samples of series over a window.
 *
 * @typeParam K what the series are
 * @typeParam L the labels that every series has
 * @typeParam U the unit of the samples
 */
export class RangeVector<K extends RangeOf, L extends string, U extends AnyUnit> {
  declare readonly kind: `range vector of a ${K}`;
  declare readonly labels: LabelSet<L>;

  constructor(
    readonly node: MatrixNode | SubqueryNode,
    readonly unit: U,
  ) {}

  /** The same window, so much earlier; a negative offset looks into the future. */
  offset(offset: Duration): RangeVector<K, L, U> {
    return new RangeVector(
      shifted(this.node, (node) => withOffset(node, offset)),
      this.unit,
    );
  }

  /**
   * With the samples at the window's edges taken as they are, not extrapolated. Experimental:
   * `promql-extended-range-selectors`.
   *
   * An issue is a window that is a subquery's.
   */
  anchored(): RangeVector<K, L, U> {
    return new RangeVector(withEdges(this.node, 'anchored'), this.unit);
  }

  /**
   * With samples at the window's edges interpolated from their neighbours. Experimental: `promql-extended-range-selectors`.
   *
   * An issue is a window that is a subquery's.
   */
  smoothed(): RangeVector<K, L, U> {
    return new RangeVector(withEdges(this.node, 'smoothed'), this.unit);
  }

  /** The same window at a fixed moment. */
  at(moment: Moment): RangeVector<K, L, U> {
    return new RangeVector(
      shifted(this.node, (node) => withMoment(node, moment)),
      this.unit,
    );
  }
}

function shifted(
  node: MatrixNode | SubqueryNode,
  shift: <N extends MatrixNode['selector'] | SubqueryNode>(node: N) => N,
): MatrixNode | SubqueryNode {
  return node.type === 'matrix' ? { ...node, selector: shift(node.selector) } : shift(node);
}

function withEdges(node: MatrixNode | SubqueryNode, edges: 'anchored' | 'smoothed'): MatrixNode | SubqueryNode {
  if (node.type === 'matrix') return { ...node, edges };
  const issue = { problem: `the window of a subquery cannot be ${edges}`, allowed: 'the window of a selector' };
  return withIssues(node, [issue]);
}
