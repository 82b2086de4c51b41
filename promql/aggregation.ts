import { countIssues, totalIssues } from './checks/aggregated';
import type { Constant, Countable, Instant, VectorOfKind } from './expression';
import { withIssues } from './issues';
import { numberNode, stringNode, type AggregationNode, type AggregationOperator, type Node } from './node';
import { knownUnit, nodeOf } from './operand';
import { quantileNode } from './quantile';
import { mean, total, type AnyUnit, type Mean, type Total } from './unit';
import { InstantVector } from './vector';
import { wholeNumberIssues } from '../core/whole-number';

/** Name of a metric, by which series that have one can be grouped. */
type Name = '__name__';

/**
 * Aggregation over all labels, unless {@link Aggregation.by} or {@link Aggregation.without} is
 * called. An aggregation of series that meet a condition is a condition.
 *
 * @typeParam L the labels that may be kept
 * @typeParam U the unit of the result
 * @typeParam A a label that the aggregation adds
 * @typeParam F true if it aggregates only series that meet a condition
 */
export class Aggregation<
  L extends string,
  U extends AnyUnit,
  A extends string = never,
  F extends boolean = boolean,
> extends InstantVector<A, U, F> {
  /** @hidden */
  declare readonly node: AggregationNode;

  constructor(operator: AggregationOperator, expression: Node, unit: U, parameter?: Node) {
    super(aggregationNode(operator, expression, parameter), unit);
  }

  /** Aggregates to one series per combination of these labels. */
  by<const K extends L | Name>(...labels: readonly K[]): InstantVector<K | A, U, F> {
    return new InstantVector(groupedNode(this.node, 'by', labels), this.unit);
  }

  /** Aggregates to one series per combination of all labels except these. */
  without<const K extends L>(...labels: readonly K[]): InstantVector<Exclude<L, K> | A, U, F> {
    return new InstantVector(groupedNode(this.node, 'without', labels), this.unit);
  }
}

/**
 * Selection of series that keeps all labels. `by` and `without` only set the groups from which
 * series are selected.
 */
export class SeriesSelection<L extends string, U extends AnyUnit, F extends boolean = boolean> extends InstantVector<
  L,
  U,
  F
> {
  /** @hidden */
  declare readonly node: AggregationNode;

  constructor(operator: AggregationOperator, { node, unit }: Instant<L, U, F>, parameter: Node) {
    super(aggregationNode(operator, node, parameter), unit);
  }

  /** Selects per combination of these labels. */
  by(...labels: readonly L[]): InstantVector<L, U, F> {
    return new InstantVector(groupedNode(this.node, 'by', labels), this.unit);
  }

  /** Selects per combination of all labels except these. */
  without(...labels: readonly L[]): InstantVector<L, U, F> {
    return new InstantVector(groupedNode(this.node, 'without', labels), this.unit);
  }
}

const keepsUnit =
  (operator: AggregationOperator) =>
  <K, L extends string, U extends AnyUnit, F extends boolean, P extends string = never>(
    vector: VectorOfKind<K, L, U, F, P>,
  ): Aggregation<L | P, U, never, F> =>
    new Aggregation(operator, nodeOf(vector), knownUnit(vector) as U);

/**
 * The sum of the samples. The sum of a gauge of 0 and 1 is the number of series that are 1.
 *
 * Issues: the sum of quantiles or of ratios, and of series that equal a number.
 */
export function sum<K, L extends string, U extends AnyUnit, F extends boolean, P extends string = never>(
  vector: VectorOfKind<K, L, U, F, P>,
): Aggregation<L | P, Total<U>, never, F> {
  return new Aggregation('sum', withTotalIssues('sum', nodeOf(vector)), total(knownUnit(vector) as U));
}

/**
 * The average of the samples. The average of a gauge of 0 and 1 is the share of series that are 1.
 *
 * Issues: the average of quantiles or of ratios.
 */
export function avg<K, L extends string, U extends AnyUnit, F extends boolean, P extends string = never>(
  vector: VectorOfKind<K, L, U, F, P>,
): Aggregation<L | P, Mean<U>, never, F> {
  return new Aggregation('avg', withTotalIssues('avg', nodeOf(vector)), mean(knownUnit(vector) as U));
}

/** The smallest sample. */
export const min = keepsUnit('min');
/** The largest sample. */
export const max = keepsUnit('max');
/** The standard deviation of the samples. */
export const stddev = keepsUnit('stddev');

/** The variance of the samples, in the square of their unit. */
export function stdvar<K, L extends string, F extends boolean, P extends string = never>(
  vector: VectorOfKind<K, L, AnyUnit, F, P>,
): Aggregation<L | P, 'none', never, F> {
  return new Aggregation('stdvar', nodeOf(vector), 'none');
}

/**
 * The number of series.
 *
 * Issue: the count of a comparison with `bool`, which has all series.
 */
export function count<L extends string, F extends boolean, P extends string = never>(
  vector: Countable<L, F, P>,
): Aggregation<L | P, 'series', never, F> {
  return new Aggregation('count', withIssues(nodeOf(vector), countIssues(nodeOf(vector))), 'series');
}

/** 1 for each group that has a series. */
export function group<L extends string, F extends boolean, P extends string = never>(
  vector: Countable<L, F, P>,
): Aggregation<L | P, 'boolean', never, Constant<F>> {
  return new Aggregation('group', nodeOf(vector), 'boolean');
}

/** The number of series with each value. The value becomes a label. */
export function countValues<K, L extends string, F extends boolean, const A extends string, P extends string = never>(
  label: A,
  vector: VectorOfKind<K, L, AnyUnit, F, P>,
): Aggregation<L | P, 'series', A, F> {
  return new Aggregation('count_values', nodeOf(vector), 'series', stringNode(label));
}

/**
 * A quantile of the samples of the series.
 *
 * A quantile outside 0 to 1 is an issue.
 */
export function quantile<K, L extends string, U extends AnyUnit, F extends boolean, P extends string = never>(
  value: number,
  vector: VectorOfKind<K, L, U, F, P>,
): Aggregation<L | P, U, never, F> {
  return new Aggregation('quantile', nodeOf(vector), knownUnit(vector) as U, quantileNode(value));
}

/**
 * The series with the largest samples.
 *
 * A number that is not a positive integer is an issue.
 */
export function topk<L extends string, U extends AnyUnit, F extends boolean>(
  number: number,
  vector: Instant<L, U, F>,
): SeriesSelection<L, U, F> {
  return new SeriesSelection('topk', vector, countNode(number));
}

/**
 * The series with the smallest samples.
 *
 * A number that is not a positive integer is an issue.
 */
export function bottomk<L extends string, U extends AnyUnit, F extends boolean>(
  number: number,
  vector: Instant<L, U, F>,
): SeriesSelection<L, U, F> {
  return new SeriesSelection('bottomk', vector, countNode(number));
}

/**
 * An arbitrary but stable selection of series. Experimental: `promql-experimental-functions`.
 *
 * A number that is not a positive integer is an issue.
 */
export function limitk<L extends string, U extends AnyUnit, F extends boolean>(
  number: number,
  vector: Instant<L, U, F>,
): SeriesSelection<L, U, F> {
  return new SeriesSelection('limitk', vector, countNode(number));
}

/**
 * An arbitrary but stable share of the series. A negative share selects the complement.
 * Experimental: `promql-experimental-functions`.
 *
 * A share outside -1 to 1 is an issue.
 */
export function limitRatio<L extends string, U extends AnyUnit, F extends boolean>(
  share: number,
  vector: Instant<L, U, F>,
): SeriesSelection<L, U, F> {
  const issue = { problem: 'invalid share of series', given: share, allowed: '-1 to 1' };
  return new SeriesSelection(
    'limit_ratio',
    vector,
    withIssues(numberNode(share), share >= -1 && share <= 1 ? [] : [issue]),
  );
}

function withTotalIssues(operator: 'sum' | 'avg', node: Node): Node {
  return withIssues(node, totalIssues(operator, node));
}

function aggregationNode(operator: AggregationOperator, expression: Node, parameter?: Node): AggregationNode {
  return { type: 'aggregation', operator, expression, ...(parameter ? { parameter } : {}) };
}

/** Adds a grouping. `by` without labels is the default and is omitted. */
function groupedNode(node: AggregationNode, kind: 'by' | 'without', labels: readonly string[]): AggregationNode {
  return kind === 'by' && labels.length === 0 ? node : { ...node, grouping: { kind, labels } };
}

function countNode(number: number): Node {
  return withIssues(numberNode(number), wholeNumberIssues(number, { problem: 'invalid number of series' }));
}
