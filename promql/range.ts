import type { Duration } from '../core/duration';
import type { LabelSet } from './expression';
import { withIssues } from './issues';
import type { MatrixNode, SubqueryNode } from './node';
import { withOffset, withMoment, type Moment } from './shift';
import type { AnyUnit } from './unit';

/** Kind of series in a range vector. */
export type RangeOf = 'counter' | 'gauge' | 'native histogram';

/**
 * Range vector.
 *
 * @typeParam K the kind of series
 * @typeParam L the labels that every series has
 * @typeParam U the unit of the samples
 * @typeParam F true if it holds only series that meet a condition
 */
export class RangeVector<K extends RangeOf, L extends string, U extends AnyUnit, F extends boolean = boolean> {
  /** Kind of the range vector, for the compiler only. */
  declare readonly kind: `range vector of a ${K}`;
  /** Labels that every series has, for the compiler only. */
  declare readonly labels: LabelSet<L>;
  /** Whether it holds only series that meet a condition, for the compiler only. */
  declare readonly condition: F;

  constructor(
    /** @hidden */
    readonly node: MatrixNode | SubqueryNode,
    /** Unit of the samples. */
    readonly unit: U,
  ) {}

  /** Shifts the window into the past. A negative offset shifts it into the future. */
  offset(offset: Duration): RangeVector<K, L, U, F> {
    return new RangeVector(
      shifted(this.node, (node) => withOffset(node, offset)),
      this.unit,
    );
  }

  /**
   * Uses samples at the edges of the window without extrapolation, from
   * Prometheus 3.16 on.
   *
   * The window of a subquery is an issue.
   */
  anchored(): RangeVector<K, L, U, F> {
    return new RangeVector(withEdges(this.node, 'anchored'), this.unit);
  }

  /**
   * Interpolates samples at the edges of the window from their neighbours, from
   * Prometheus 3.16 on.
   *
   * The window of a subquery is an issue.
   */
  smoothed(): RangeVector<K, L, U, F> {
    return new RangeVector(withEdges(this.node, 'smoothed'), this.unit);
  }

  /** Evaluates the window at a fixed time. */
  at(moment: Moment): RangeVector<K, L, U, F> {
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
