import type { BaseUnit, Unit } from '../metrics';
import { sum } from './aggregation';
import type { CounterSeries, Instant } from './expression';
import { rate } from './functions/counter';
import { binaryNode, callNode, numberNode, type Node } from './node';
import { quantileNode } from './quantile';
import type { HistogramSelector } from './selector';
import { perSecond, type AnyUnit, type PerSecond } from './unit';
import { InstantVector } from './vector';
import type { Window } from './window';

/**
 * The share of a part in the whole, 0 to 1. A part of which there is no series counts as zero; where the whole is zero there
 * is no result, rather than NaN: without traffic a ratio says nothing.
 *
 * @param part what is looked at, with the labels and the unit of the whole
 * @param whole everything
 */
export function ratio<L extends string, U extends AnyUnit>(
  part: Instant<L, U>,
  whole: Instant<NoInfer<L>, NoInfer<U>>,
): InstantVector<L, 'ratio'> {
  const traffic = binaryNode('>', whole.node, numberNode(0));
  return new InstantVector(binaryNode('/', orZero(part, whole).node, traffic), 'ratio');
}

/**
 * A part that is zero, rather than missing, where there is a whole and no series of the part: errors that never happened.
 *
 * @param part what is looked at, with the labels and the unit of the whole
 * @param whole everything
 */
export function orZero<L extends string, U extends AnyUnit>(
  part: Instant<L, U>,
  whole: Instant<NoInfer<L>, NoInfer<U>>,
): InstantVector<L, U> {
  return new InstantVector(binaryNode('or', part.node, binaryNode('*', whole.node, numberNode(0))), part.unit);
}

/** How the series of a histogram are aggregated. */
export interface HistogramOptions<K extends string> {
  /**
   * The labels that are kept.
   *
   * @default - none: one result over all series
   */
  readonly by?: readonly K[];
  /**
   * How far to look back.
   *
   * @default - the reader's window
   */
  readonly window?: Window;
}

/** Any histogram with classic buckets. */
type AnyHistogram<L extends string, U extends BaseUnit, O extends BaseUnit, B extends number> = HistogramSelector<
  L,
  U,
  O,
  B,
  never
>;

/**
 * A quantile of what a histogram measures, over all its series or `by` some labels.
 *
 * @param quantile 0 to 1
 * An issue is a quantile that is not between 0 and 1.
 */
export function quantileOf<L extends string, U extends BaseUnit, const K extends L = never>(
  quantile: number,
  histogram: AnyHistogram<L, U, BaseUnit, number>,
  options: HistogramOptions<K> = {},
): InstantVector<K, U> {
  const buckets = sumRate(histogram.bucket, { ...options, by: ['le', ...(options.by ?? [])] });
  return new InstantVector(callNode('histogram_quantile', quantileNode(quantile), buckets), histogram.sum.unit);
}

/** The average of what a histogram measures; no result without observations. */
export function meanOf<L extends string, U extends BaseUnit, const K extends L = never>(
  histogram: AnyHistogram<L, U, BaseUnit, number>,
  options: HistogramOptions<K> = {},
): InstantVector<K, U> {
  const observations = binaryNode('>', sumRate(histogram.count, options), numberNode(0));
  return new InstantVector(binaryNode('/', sumRate(histogram.sum, options), observations), histogram.sum.unit);
}

/**
 * Observations per second above a bound, which must be one of a bucket.
 *
 * @param bound in the unit of the histogram
 */
export function observationsAbove<L extends string, O extends BaseUnit, B extends number, const K extends L = never>(
  histogram: AnyHistogram<L, BaseUnit, O, B>,
  bound: NoInfer<B>,
  options: HistogramOptions<K> = {},
): InstantVector<K, PerSecond<O>> {
  const [all, below] = [sumRate(histogram.count, options), sumRate(histogram.atMost(bound), options)];
  return new InstantVector(binaryNode('-', all, below), perSecond(histogram.metric.observations));
}

/**
 * Without the series whose value is NaN, as a quantile's is without observations. For values that are never negative:
 * durations, sizes, ratios.
 */
export function withoutNaN<L extends string, U extends Unit>(vector: Instant<L, U>): InstantVector<L, U> {
  return new InstantVector(binaryNode('>=', vector.node, numberNode(0)), vector.unit);
}

function sumRate(counter: CounterSeries<string, AnyUnit>, { by = [], window }: HistogramOptions<string>): Node {
  return sum(rate(counter, window)).by(...by).node;
}
