import type { Duration } from '../core/duration';
import type { Unit } from '../metrics';
import type { LabelSet, NativeHistogramKind, ScalarExpression } from './expression';
import { bucketIssues } from './checks/buckets';
import { withIssues } from './issues';
import { narrowed, type Matchers } from './matcher';
import { callNode, numberNode, stringNode, type AggregationOperator, type Node, type SelectorNode } from './node';
import { quantileNode } from './quantile';
import { withMoment, withOffset, type Moment } from './shift';
import { InstantVector } from './vector';
import { rateInterval, windowNode, type Window } from './window';

/**
 * Native histogram as an instant vector.
 *
 * @typeParam L the labels that every series has
 * @typeParam U the unit of what is measured
 */
export class NativeHistogramVector<L extends string, U extends Unit> {
  /** Message of the compiler where it is used as a vector of floats. */
  declare readonly kind: NativeHistogramKind;
  /** Labels that every series has, for the compiler only. */
  declare readonly labels: LabelSet<L>;

  constructor(
    /** @hidden */
    readonly node: Node,
    /** Unit of the observed values. */
    readonly unit: U,
  ) {}

  /** `sum` over labels. */
  summed(): NativeHistogramAggregation<L, U> {
    return new NativeHistogramAggregation('sum', this.node, this.unit);
  }

  /** `avg` over labels. */
  averaged(): NativeHistogramAggregation<L, U> {
    return new NativeHistogramAggregation('avg', this.node, this.unit);
  }

  /** `+` of histograms with the same labels. */
  plus(right: NativeHistogramVector<L, U>): NativeHistogramVector<L, U> {
    return this.with('+', right.node);
  }

  /**
   * `-` of histograms with the same labels. A negative result is only valid as an intermediate
   * result.
   */
  minus(right: NativeHistogramVector<L, U>): NativeHistogramVector<L, U> {
    return this.with('-', right.node);
  }

  /**
   * Multiplies buckets, count and sum by a number.
   *
   * A number that is not finite is an issue.
   */
  times(factor: number | ScalarExpression<'none' | 'ratio'>): NativeHistogramVector<L, U> {
    return this.with('*', typeof factor === 'number' ? scaleNode('factor', factor) : factor.node);
  }

  /**
   * Divides buckets, count and sum by a number.
   *
   * 0 and a number that is not finite are issues.
   */
  dividedBy(divisor: number | ScalarExpression<'none' | 'ratio'>): NativeHistogramVector<L, U> {
    return this.with('/', typeof divisor === 'number' ? scaleNode('divisor', divisor) : divisor.node);
  }

  /** `</`: removes the observations above a value. */
  trimmedAbove(limit: ScalarExpression<U>): NativeHistogramVector<L, U> {
    return this.with('</', limit.node);
  }

  /** `>/`: removes the observations below a value. */
  trimmedBelow(limit: ScalarExpression<U>): NativeHistogramVector<L, U> {
    return this.with('>/', limit.node);
  }

  /**
   * `histogram_quantile`
   *
   * Issues: a quantile outside 0 to 1, and observations since the start of the process.
   */
  quantile(quantile: number): InstantVector<L, U> {
    return new InstantVector(callNode('histogram_quantile', quantileNode(quantile), this.recent()), this.unit);
  }

  /**
   * `histogram_quantiles`, with one series per quantile and a label for the quantile. Experimental:
   * `promql-experimental-functions`.
   *
   * Issues: a quantile outside 0 to 1, and observations since the start of the process.
   */
  quantiles<const K extends string>(label: K, ...quantiles: readonly [number, ...number[]]): InstantVector<L | K, U> {
    const args = [stringNode(label), ...quantiles.map(quantileNode)];
    return new InstantVector(callNode('histogram_quantiles', this.recent(), ...args), this.unit);
  }

  /** `histogram_fraction`: the estimated share of observations between two values. */
  fraction(lower: ScalarExpression<U>, upper: ScalarExpression<U>): InstantVector<L, 'ratio'> {
    return new InstantVector(callNode('histogram_fraction', lower.node, upper.node, this.recent()), 'ratio');
  }

  /** `histogram_count`: the number of observations; for a rate, observations per second. */
  count(): InstantVector<L, 'none'> {
    return new InstantVector(callNode('histogram_count', this.node), 'none');
  }

  /** `histogram_sum` */
  sum(): InstantVector<L, U> {
    return new InstantVector(callNode('histogram_sum', this.node), this.unit);
  }

  /** `histogram_avg` */
  average(): InstantVector<L, U> {
    return new InstantVector(callNode('histogram_avg', this.node), this.unit);
  }

  /** `histogram_stddev` */
  standardDeviation(): InstantVector<L, U> {
    return new InstantVector(callNode('histogram_stddev', this.node), this.unit);
  }

  /** `histogram_stdvar` */
  standardVariance(): InstantVector<L, 'none'> {
    return new InstantVector(callNode('histogram_stdvar', this.node), 'none');
  }

  /** Node, with an issue if it has all observations since the start of the process. */
  private recent(): Node {
    return withIssues(this.node, bucketIssues(this.node));
  }

  private with(operator: '+' | '-' | '*' | '/' | '</' | '>/', right: Node): NativeHistogramVector<L, U> {
    return new NativeHistogramVector({ type: 'binary', operator, left: this.node, right }, this.unit);
  }
}

/** Creates the node of a number by which a histogram is multiplied or divided. */
function scaleNode(role: 'factor' | 'divisor', value: number): Node {
  const isValid = Number.isFinite(value) && (role === 'factor' || value !== 0);
  const issue = {
    problem: `invalid ${role} of a histogram`,
    given: value,
    allowed: role === 'factor' ? 'a finite number' : 'a finite number other than 0',
  };
  return withIssues(numberNode(value), isValid ? [] : [issue]);
}

/** Native histogram, or its series that match. */
export class NativeHistogramSelector<L extends string, U extends Unit, V> extends NativeHistogramVector<L, U> {
  /** @hidden */
  declare readonly node: SelectorNode;

  constructor(node: SelectorNode) {
    super(node, node.series.unit as U);
  }

  /** Selects the series whose labels match. */
  where(matchers: Matchers<L, V>): NativeHistogramSelector<L, U, V> {
    return new NativeHistogramSelector(narrowed(this.node, matchers));
  }

  /** Shifts the histogram into the past. */
  offset(offset: Duration): NativeHistogramSelector<L, U, V> {
    return new NativeHistogramSelector(withOffset(this.node, offset));
  }

  /** Evaluates the histogram at a fixed time. */
  at(moment: Moment): NativeHistogramSelector<L, U, V> {
    return new NativeHistogramSelector(withMoment(this.node, moment));
  }

  /** `rate`; default window: the rate interval. */
  rate(window: Window = rateInterval): NativeHistogramVector<L, U> {
    return this.over('rate', window);
  }

  /** `increase`; default window: the rate interval. */
  increase(window: Window = rateInterval): NativeHistogramVector<L, U> {
    return this.over('increase', window);
  }

  private over(name: 'rate' | 'increase', window: Window): NativeHistogramVector<L, U> {
    return new NativeHistogramVector(
      callNode(name, { type: 'matrix', selector: this.node, window: windowNode(window) }),
      this.unit,
    );
  }
}

/** Aggregation of native histograms over all labels, or `by` some of them. */
export class NativeHistogramAggregation<L extends string, U extends Unit> extends NativeHistogramVector<never, U> {
  constructor(
    private readonly operator: AggregationOperator,
    private readonly aggregated: Node,
    unit: U,
  ) {
    super({ type: 'aggregation', operator, expression: aggregated }, unit);
  }

  /** Aggregates to one series per combination of these labels. */
  by<const K extends L>(...labels: readonly K[]): NativeHistogramVector<K, U> {
    return this.grouped('by', labels);
  }

  /** Aggregates to one series per combination of all labels except these. */
  without<const K extends L>(...labels: readonly K[]): NativeHistogramVector<Exclude<L, K>, U> {
    return this.grouped('without', labels);
  }

  private grouped<K extends string>(kind: 'by' | 'without', labels: readonly string[]): NativeHistogramVector<K, U> {
    return new NativeHistogramVector(
      { type: 'aggregation', operator: this.operator, grouping: { kind, labels }, expression: this.aggregated },
      this.unit,
    );
  }
}
