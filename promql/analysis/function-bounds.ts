import { walk, type AggregationOperator, type CallNode, type MatrixNode, type Node, type SubqueryNode } from '../node';
import type { Series } from '../../metrics';
import { kindOf } from '../signature';
import * as interval from './interval';
import { any, atLeast, between, exactly, isNoNumber, noNumber, type Interval, type IntervalOf } from './interval';

/** Returns the values of an aggregation by those of its vector. */
export const aggregated: Readonly<Record<AggregationOperator, (inner: Interval) => Interval>> = {
  avg: fraction,
  bottomk: same,
  count: () => atLeast(1, true),
  count_values: () => atLeast(1, true),
  group: () => exactly(1),
  limit_ratio: same,
  limitk: same,
  max: same,
  min: same,
  quantile: fraction,
  stddev: interval.deviation,
  stdvar: (inner) => interval.power(interval.deviation(inner), exactly(2)),
  sum: (inner) => interval.summed(inner),
  topk: same,
};

function same(inner: Interval): Interval {
  return inner;
}

/** Values between others, which need not be whole. */
function fraction({ min, max }: Interval): Interval {
  return { min, max };
}

/** Seconds since 1970 of the evaluation: after 2023, when Prometheus had no version 3, and before 2286. */
const times = between(1_700_000_000, 9_999_999_999);

/** Functions whose values do not depend on those of their arguments. */
const fixed: Readonly<Record<string, Interval>> = {
  ...all('rate irate increase', atLeast(0)),
  ...all('time start end', times),
  ...all('timestamp step range', atLeast(0)),
  ...all('histogram_count histogram_stddev histogram_stdvar start_timestamp', atLeast(0)),
  ...all('ts_of_max_over_time ts_of_min_over_time ts_of_first_over_time ts_of_last_over_time', atLeast(0)),
  ...all('absent absent_over_time present_over_time', exactly(1)),
  histogram_fraction: between(0, 1),
  pi: exactly(Math.PI),
  minute: between(0, 59, true),
  hour: between(0, 23, true),
  day_of_week: between(0, 6, true),
  day_of_month: between(1, 31, true),
  day_of_year: between(1, 366, true),
  days_in_month: between(28, 31, true),
  month: between(1, 12, true),
};

function all<T>(names: string, value: T): Record<string, T> {
  return Object.fromEntries(names.split(' ').map((name) => [name, value]));
}

/** Values of a function by those of its vector and of its further arguments. */
type OfValues = (inner: Interval, limit: (index: number) => Interval) => Interval;

/** Functions of the values of their vector. */
const ofValues: Readonly<Record<string, OfValues>> = {
  ...all('sort sort_desc sort_by_label sort_by_label_desc label_replace label_join info vector scalar', same),
  ...all('min_over_time max_over_time last_over_time first_over_time', same),
  ...all('avg_over_time quantile_over_time', fraction),
  ...all('stddev_over_time mad_over_time', interval.deviation),
  stdvar_over_time: aggregated.stdvar,
  // Of two samples, it is extrapolated by at most 1.1 times their distance at each end of the window.
  delta: (inner) => interval.differences(inner, 1 + 2 * 1.1),
  idelta: (inner) => interval.differences(inner),
  abs: interval.absolute,
  ...all(
    'deg',
    growing((value) => (value * 180) / Math.PI),
  ),
  ...all(
    'rad',
    growing((value) => (value * Math.PI) / 180),
  ),
  exp: growing(Math.exp),
  ln: growing(Math.log, 0),
  log2: growing(Math.log2, 0),
  log10: growing(Math.log10, 0),
  sqrt: growing(Math.sqrt, 0),
  asin: growing(Math.asin, -1, 1),
  atan: growing(Math.atan),
  atanh: growing(Math.atanh, -1, 1),
  asinh: growing(Math.asinh),
  sinh: growing(Math.sinh),
  tanh: growing(Math.tanh),
  acos: (inner) => interval.minus(exactly(Math.PI / 2), growing(Math.asin, -1, 1)(inner)),
  acosh: growing(Math.acosh, 1),
  sin: (inner) => interval.sines(inner),
  cos: (inner) => interval.sines(interval.plus(inner, exactly(Math.PI / 2))),
  cosh: (inner) => growing(Math.cosh)(interval.absolute(inner)),
  sgn: whole(growing(Math.sign)),
  floor: whole(growing(Math.floor)),
  ceil: whole(growing(Math.ceil)),
  round: (inner, limit) => rounded(inner, limit(1)),
  clamp: (inner, limit) => interval.clamped(inner, limit(1).min, limit(2).max),
  clamp_min: (inner, limit) => interval.clamped(inner, limit(1).min, Infinity),
  clamp_max: (inner, limit) => interval.clamped(inner, -Infinity, limit(1).max),
  min_of: (inner, limit) => between(Math.min(inner.min, limit(1).min), Math.min(inner.max, limit(1).max)),
  max_of: (inner, limit) => between(Math.max(inner.min, limit(1).min), Math.max(inner.max, limit(1).max)),
};

/** Function whose value grows with its argument. Outside its domain it is NaN. */
function growing(of: (value: number) => number, least = -Infinity, greatest = Infinity): (inner: Interval) => Interval {
  return ({ min, max }) => {
    if (max < least || min > greatest) return noNumber;
    return between(of(Math.max(min, least)), of(Math.min(max, greatest)));
  };
}

function whole(of: (inner: Interval) => Interval): (inner: Interval) => Interval {
  return (inner) => ({ ...of(inner), isWhole: true });
}

/** Values rounded to a multiple of a number, by default 1. */
function rounded({ min, max }: Interval, nearest: Interval): Interval {
  const to = nearest.min;
  if (to !== nearest.max || to <= 0) return any;
  if (to === 1) return between(Math.floor(min + 0.5), Math.floor(max + 0.5), true);
  return between(Math.floor(min / to) * to, Math.ceil(max / to) * to, Number.isInteger(to));
}

/** Functions of the samples in a range vector, by their greatest number. */
const ofSamples: Readonly<Record<string, (samples: number, inner: Interval) => Interval>> = {
  count_over_time: (samples) => between(1, samples, true),
  ...all('changes resets', (samples: number) => between(0, Math.max(0, samples - 1), true)),
  sum_over_time: (samples, inner) => interval.summed(inner, samples),
};

/** Range vector. */
export type RangeNode = MatrixNode | SubqueryNode;

/**
 * Returns the values that a function can have.
 *
 * @param of values of its arguments
 * @param samplesIn greatest number of samples of a series in a range vector
 */
export function ofCall({ name, args }: CallNode, of: IntervalOf, samplesIn: (range: RangeNode) => number): Interval {
  const known = fixed[name];
  if (known) return known;
  if (name === 'year') return args.length > 0 ? any : between(2023, 2286, true);
  const vector = args.find((arg) => kindOf(arg) !== 'scalar' && arg.type !== 'string') ?? args[0];
  if (!vector) return any;
  if (name === 'histogram_quantile' || name === 'histogram_quantiles') return ofQuantile(vector);
  const counted = ofSamples[name];
  if (counted) {
    const isRange = vector.type === 'matrix' || vector.type === 'subquery';
    return counted(isRange ? samplesIn(vector) : Infinity, of(vector));
  }
  const inner = of(vector);
  if (isNoNumber(inner)) return any;
  const limit = (index: number) => {
    const values = args[index] ? of(args[index]) : usualArgument(name);
    return isNoNumber(values) ? any : values;
  };
  return ofValues[name]?.(inner, limit) ?? any;
}

/** Value of an argument that is left out. */
function usualArgument(name: string): Interval {
  return name === 'round' ? exactly(1) : any;
}

/**
 * Values of a quantile of classic buckets: at most the largest finite bound, which Prometheus
 * returns for observations above it.
 */
function ofQuantile(buckets: Node): Interval {
  const bounds = walk(buckets).flatMap((one) => (one.type === 'selector' ? boundsOfBuckets(one.series) : []));
  if (bounds.length === 0 || !bounds.every(Number.isFinite)) return any;
  return between(Math.min(0, ...bounds), Math.max(...bounds));
}

function boundsOfBuckets({ labels: { le } }: Series): number[] {
  // Without known bounds any value is possible.
  return le?.map(Number).filter((bound) => !Number.isNaN(bound)) ?? [Infinity];
}
