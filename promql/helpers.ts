import type { BaseUnit, Unit } from '../metrics';
import { sum } from './aggregation';
import type { CounterSeries, Instant, LabelsOf, MetricOfKind, UnitOf } from './expression';
import { rate } from './functions/counter';
import { NativeHistogramSelector, type NativeHistogramVector } from './native-histogram';
import type { Fitting, Same } from './matching';
import { binaryNode, callNode, numberNode, type Node } from './node';
import { nodeOf } from './operand';
import { quantileNode } from './quantile';
import type { HistogramSelector, SummarySelector } from './selector';
import { perSecond, type AnyUnit, type PerSecond } from './unit';
import { InstantVector } from './vector';
import type { Window } from './window';

/**
 * Ratio of a part to the whole, 0 to 1. A part without series counts as zero. If the whole is zero,
 * as without traffic, there is no result instead of NaN.
 *
 * @param part the part, with the labels and the unit of the whole
 * @param whole the whole
 */
export function ratio<L extends string, U extends AnyUnit, W extends Instant<string, AnyUnit>>(
  part: Instant<L, U>,
  whole: Whole<L, U, W>,
): InstantVector<L, 'ratio'> {
  const traffic = binaryNode('>', nodeOf(whole), numberNode(0));
  return new InstantVector(
    { ...binaryNode('/', orZeroNode(part.node, nodeOf(whole)), traffic), isShare: true },
    'ratio',
  );
}

/**
 * Returns the part, or zero where the whole exists but the part has no series, such as errors that
 * never occurred.
 *
 * @param part the part, with the labels and the unit of the whole
 * @param whole the whole
 */
export function orZero<L extends string, U extends AnyUnit, W extends Instant<string, AnyUnit>>(
  part: Instant<L, U>,
  whole: Whole<L, U, W>,
): InstantVector<L, U> {
  return new InstantVector(orZeroNode(part.node, nodeOf(whole)), part.unit);
}

/** Creates the node of {@link orZero}. */
export function orZeroNode(part: Node, whole: Node): Node {
  return binaryNode('or', part, binaryNode('*', whole, numberNode(0)));
}

/** The whole of a part, in its unit and with its labels, otherwise a compiler message. */
type Whole<L extends string, U extends AnyUnit, W> = Fitting<
  W,
  [UnitOf<W>] extends [U]
    ? Same<L, LabelsOf<W>> extends true
      ? unknown
      : ['a whole with the labels of the part', L]
    : ['a whole in the unit of the part', U]
>;

/** Aggregation of a histogram. */
export interface HistogramOptions<K extends string> {
  /**
   * Labels to keep.
   *
   * @default - none: one result over all series
   */
  readonly by?: readonly K[];
  /**
   * Length of the window.
   *
   * @default - the rate interval
   */
  readonly window?: Window;
}

/** Histogram with classic buckets. */
export type AnyHistogram<
  L extends string,
  U extends BaseUnit,
  O extends BaseUnit,
  B extends number,
> = HistogramSelector<L, U, O, B, never>;

/** Histogram with classic or native buckets. */
export type Buckets<L extends string, U extends BaseUnit> =
  AnyHistogram<L, U, BaseUnit, number> | NativeHistogramSelector<L, U, never>;

/** Metric with a sum and a number of observations. */
export type Observed<L extends string, U extends BaseUnit> =
  Buckets<L, U> | SummarySelector<L, U, BaseUnit, number, never>;

/**
 * A quantile of a histogram over all of its series, or `by` some labels.
 *
 * A quantile outside 0 to 1 is an issue.
 *
 * @param quantile 0 to 1
 * @param histogram a histogram with classic or native buckets
 */
export function quantileOf<L extends string, U extends BaseUnit, T, const K extends L = never>(
  quantile: number,
  histogram: MetricOfKind<T, Buckets<L, U>, 'a histogram of a catalogue'>,
  options: HistogramOptions<K> = {},
): InstantVector<K, U> {
  const known = histogram as Buckets<L, U>;
  if (known instanceof NativeHistogramSelector) return summed(known, options).quantile(quantile);
  const buckets = sumRate(known.bucket, { ...options, by: ['le', ...(options.by ?? [])] });
  return new InstantVector(callNode('histogram_quantile', quantileNode(quantile), buckets), known.sum.unit);
}

/**
 * Mean of a histogram or a summary. There is no result without observations.
 *
 * @param observed a histogram with classic or native buckets, or a summary
 */
export function meanOf<L extends string, U extends BaseUnit, T, const K extends L = never>(
  observed: MetricOfKind<T, Observed<L, U>, 'a histogram or summary of a catalogue'>,
  options: HistogramOptions<K> = {},
): InstantVector<K, U> {
  const known = observed as Observed<L, U>;
  if (known instanceof NativeHistogramSelector) {
    const rates = summed(known, options);
    const present = binaryNode('>', rates.count().node, numberNode(0));
    return new InstantVector(binaryNode('/', rates.sum().node, present), known.unit);
  }
  const observations = binaryNode('>', sumRate(known.count, options), numberNode(0));
  return new InstantVector(binaryNode('/', sumRate(known.sum, options), observations), known.sum.unit);
}

/**
 * Observations per second above a bound, which must be the bound of a bucket.
 *
 * @param bound in the unit of the histogram
 */
export function observationsAbove<L extends string, O extends BaseUnit, B extends number, T, const K extends L = never>(
  histogram: MetricOfKind<T, AnyHistogram<L, BaseUnit, O, B>, 'a histogram with classic buckets'>,
  bound: NoInfer<B>,
  options: HistogramOptions<K> = {},
): InstantVector<K, PerSecond<O>> {
  const known = histogram as AnyHistogram<L, BaseUnit, O, B>;
  const [all, below] = [sumRate(known.count, options), sumRate(known.atMost(bound), options)];
  return new InstantVector(binaryNode('-', all, below), perSecond(known.metric.observations));
}

/**
 * Removes series whose value is NaN, as quantiles are without observations. Only for values that
 * are never negative, such as durations, sizes and ratios.
 */
export function withoutNaN<L extends string, U extends Unit>(vector: Instant<L, U>): InstantVector<L, U> {
  return new InstantVector(binaryNode('>=', vector.node, numberNode(0)), vector.unit);
}

function sumRate(counter: CounterSeries<string, AnyUnit>, { by = [], window }: HistogramOptions<string>): Node {
  return sum(rate(counter, window)).by(...by).node;
}

function summed<L extends string, U extends BaseUnit, K extends L>(
  histogram: NativeHistogramSelector<L, U, never>,
  { by = [], window }: HistogramOptions<K>,
): NativeHistogramVector<K, U> {
  return histogram
    .rate(window)
    .summed()
    .by(...by);
}
