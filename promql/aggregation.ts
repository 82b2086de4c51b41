import type { Instant, Presence } from './expression';
import { withIssues } from './issues';
import { numberNode, stringNode, type AggregationNode, type AggregationOperator, type Node } from './node';
import { quantileNode } from './quantile';
import type { AnyUnit } from './unit';
import { InstantVector } from './vector';

/**
 * An aggregation over all labels, unless {@link Aggregation.by} or {@link Aggregation.without} says otherwise.
 *
 * @typeParam L the labels that may be kept
 * @typeParam U the unit of the result
 * @typeParam A a label that the aggregation adds
 */
export class Aggregation<L extends string, U extends AnyUnit, A extends string = never> extends InstantVector<A, U> {
  declare readonly node: AggregationNode;

  constructor(operator: AggregationOperator, expression: Node, unit: U, parameter?: Node) {
    super(aggregationNode(operator, expression, parameter), unit);
  }

  /** One result for each combination of these labels. */
  by<const K extends L>(...labels: readonly K[]): InstantVector<K | A, U> {
    return new InstantVector(groupedNode(this.node, 'by', labels), this.unit);
  }

  /** One result for each combination of all labels but these. */
  without<const K extends L>(...labels: readonly K[]): InstantVector<Exclude<L, K> | A, U> {
    return new InstantVector(groupedNode(this.node, 'without', labels), this.unit);
  }
}

/** A choice of series, which keep all their labels; `by` and `without` only say among which series each choice is made. */
export class SeriesSelection<L extends string, U extends AnyUnit> extends InstantVector<L, U> {
  declare readonly node: AggregationNode;

  constructor(operator: AggregationOperator, { node, unit }: Instant<L, U>, parameter: Node) {
    super(aggregationNode(operator, node, parameter), unit);
  }

  /** A choice for each combination of these labels. */
  by(...labels: readonly L[]): InstantVector<L, U> {
    return new InstantVector(groupedNode(this.node, 'by', labels), this.unit);
  }

  /** A choice for each combination of all labels but these. */
  without(...labels: readonly L[]): InstantVector<L, U> {
    return new InstantVector(groupedNode(this.node, 'without', labels), this.unit);
  }
}

const keepsUnit =
  (operator: AggregationOperator) =>
  <L extends string, U extends AnyUnit>(vector: Instant<L, U>): Aggregation<L, U> =>
    new Aggregation(operator, vector.node, vector.unit);

/** The sum of the samples. */
export const sum = keepsUnit('sum');
/** The average of the samples. */
export const avg = keepsUnit('avg');
/** The least sample. */
export const min = keepsUnit('min');
/** The greatest sample. */
export const max = keepsUnit('max');
/** The standard deviation of the samples. */
export const stddev = keepsUnit('stddev');

/** The variance of the samples, in the square of their unit. */
export function stdvar<L extends string>(vector: Instant<L, AnyUnit>): Aggregation<L, 'none'> {
  return new Aggregation('stdvar', vector.node, 'none');
}

/** The number of series. */
export function count<L extends string>(vector: Presence<L>): Aggregation<L, 'series'> {
  return new Aggregation('count', vector.node, 'series');
}

/** 1 for each group that has a series. */
export function group<L extends string>(vector: Presence<L>): Aggregation<L, 'boolean'> {
  return new Aggregation('group', vector.node, 'boolean');
}

/** The number of series with each value, which is written into a label. */
export function countValues<L extends string, const A extends string>(
  label: A,
  vector: Instant<L, AnyUnit>,
): Aggregation<L, 'series', A> {
  return new Aggregation('count_values', vector.node, 'series', stringNode(label));
}

/**
 * A quantile of the samples of the series.
 *
 * An issue is a quantile that is not between 0 and 1.
 */
export function quantile<L extends string, U extends AnyUnit>(value: number, vector: Instant<L, U>): Aggregation<L, U> {
  return new Aggregation('quantile', vector.node, vector.unit, quantileNode(value));
}

/**
 * The series with the greatest samples.
 *
 * An issue is a number that is not a whole one from 1 up.
 */
export function topk<L extends string, U extends AnyUnit>(
  number: number,
  vector: Instant<L, U>,
): SeriesSelection<L, U> {
  return new SeriesSelection('topk', vector, countNode(number));
}

/**
 * The series with the least samples.
 *
 * An issue is a number that is not a whole one from 1 up.
 */
export function bottomk<L extends string, U extends AnyUnit>(
  number: number,
  vector: Instant<L, U>,
): SeriesSelection<L, U> {
  return new SeriesSelection('bottomk', vector, countNode(number));
}

/**
 * Any of the series, always the same ones. Experimental: `promql-experimental-functions`.
 *
 * An issue is a number that is not a whole one from 1 up.
 */
export function limitk<L extends string, U extends AnyUnit>(
  number: number,
  vector: Instant<L, U>,
): SeriesSelection<L, U> {
  return new SeriesSelection('limitk', vector, countNode(number));
}

/**
 * A share of the series, always the same ones; a negative share selects the others. Experimental:
 * `promql-experimental-functions`.
 *
 * An issue is a share that is not between -1 and 1.
 */
export function limitRatio<L extends string, U extends AnyUnit>(
  share: number,
  vector: Instant<L, U>,
): SeriesSelection<L, U> {
  const issue = { problem: 'this is no share of series', given: share, allowed: '-1 to 1' };
  return new SeriesSelection(
    'limit_ratio',
    vector,
    withIssues(numberNode(share), share >= -1 && share <= 1 ? [] : [issue]),
  );
}

function aggregationNode(operator: AggregationOperator, expression: Node, parameter?: Node): AggregationNode {
  return { type: 'aggregation', operator, expression, ...(parameter ? { parameter } : {}) };
}

/** `by` without labels is the default, and not written. */
function groupedNode(node: AggregationNode, kind: 'by' | 'without', labels: readonly string[]): AggregationNode {
  return kind === 'by' && labels.length === 0 ? node : { ...node, grouping: { kind, labels } };
}

function countNode(number: number): Node {
  const issue = { problem: 'this is no number of series', given: number, allowed: 'a whole number from 1 up' };
  return withIssues(numberNode(number), Number.isInteger(number) && number > 0 ? [] : [issue]);
}
