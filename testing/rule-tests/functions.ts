import { CompensatedSum } from './kahan';
import type { Points } from './storage';

/** Window of a range vector: its end and its length in milliseconds. */
export interface Span {
  readonly end: number;
  readonly length: number;
}

/**
 * Functions of the samples of one series in a window. They return `undefined` when there is no
 * result.
 */
export const rangeFunctions: Readonly<Record<string, (points: Points, span: Span) => number | undefined>> = {
  rate: (points, span) => increase(points, span, span.length / 1000),
  increase: (points, span) => increase(points, span),
  irate: lastRate,
  avg_over_time: ({ values }) => (values.length > 0 ? new CompensatedSum(values).dividedBy(values.length) : undefined),
  sum_over_time: ({ values }) => (values.length > 0 ? new CompensatedSum(values).total : undefined),
  max_over_time: ({ values }) => (values.length > 0 ? Math.max(...values) : undefined),
  min_over_time: ({ values }) => (values.length > 0 ? Math.min(...values) : undefined),
  last_over_time: ({ values }) => values.at(-1),
  present_over_time: ({ values }) => (values.length > 0 ? 1 : undefined),
  changes: ({ values }) => (values.length > 0 ? changesOf(values) : undefined),
  count_over_time: ({ values }) => (values.length > 0 ? values.length : undefined),
};

/**
 * Calculates the increase of a counter in a window, extrapolated to the edges of the window.
 * Source: https://prometheus.io/docs/prometheus/latest/querying/functions/#rate.
 *
 * @param per seconds by which the result is divided
 */
function increase({ times, values }: Points, { end, length }: Span, per?: number): number | undefined {
  const [count, first, last] = [values.length, times[0]!, times.at(-1)!];
  if (count < 2) return undefined;
  const sampled = (last - first) / 1000;
  const apart = sampled / (count - 1);
  const grown = values.reduce(
    (sum, value, index) => (index > 0 && value < values[index - 1]! ? sum + values[index - 1]! : sum),
    values.at(-1)! - values[0]!,
  );
  let toStart = (first - (end - length)) / 1000;
  if (toStart >= apart * 1.1) toStart = apart / 2;
  if (grown > 0 && values[0]! >= 0) toStart = Math.min(toStart, sampled * (values[0]! / grown));
  let toEnd = (end - last) / 1000;
  if (toEnd >= apart * 1.1) toEnd = apart / 2;
  const factor = (sampled + toStart + toEnd) / sampled;
  return grown * (per === undefined ? factor : factor / per);
}

/** Counts the samples that differ from the one before. */
function changesOf(values: readonly number[]): number {
  return values.filter((value, index) => index > 0 && value !== values[index - 1]).length;
}

/** Calculates the rate per second of a counter between its last two samples. */
function lastRate({ times, values }: Points): number | undefined {
  const [before, last] = values.slice(-2);
  if (before === undefined || last === undefined) return undefined;
  const [start, end] = times.slice(-2);
  return (last < before ? last : last - before) / ((end! - start!) / 1000);
}

/** Predicts the value some seconds after the window by linear regression. */
export function predictLinear({ times, values }: Points, { end }: Span, seconds: number): number | undefined {
  const count = values.length;
  if (count < 2) return undefined;
  if (values.every((value) => value === values[0])) return values[0];
  const offsets = times.map((time) => (time - end) / 1000);
  const sumX = new CompensatedSum(offsets).total;
  const sumY = new CompensatedSum(values).total;
  const sumXY = new CompensatedSum(values.map((value, index) => offsets[index]! * value)).total;
  const sumXX = new CompensatedSum(offsets.map((offset) => offset * offset)).total;
  const slope = (sumXY - (sumX * sumY) / count) / (sumXX - (sumX * sumX) / count);
  return slope * seconds + (sumY / count - (slope * sumX) / count);
}

/** Bucket of a histogram: number of observations up to a bound. */
export interface Bucket {
  readonly bound: number;
  readonly count: number;
}

/** Relative difference below which two counts are equal, because of rounding. */
const tolerance = 1e-12;

/**
 * Estimates a quantile from buckets. Source:
 * https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile.
 */
export function quantileOfBuckets(quantile: number, given: readonly Bucket[]): number {
  const buckets = ascending(given);
  const last = buckets.length - 1;
  if (last < 1 || buckets[last]!.bound !== Infinity || buckets[last]!.count === 0) return NaN;
  const rank = quantile * buckets[last]!.count;
  const found = buckets.findIndex(({ count }, index) => index === last || count >= rank);
  if (found === last) return buckets[last - 1]!.bound;
  const { bound, count } = buckets[found]!;
  if (found === 0 && bound <= 0) return bound;
  const below = found > 0 ? buckets[found - 1]! : { bound: 0, count: 0 };
  return below.bound + (bound - below.bound) * ((rank - below.count) / (count - below.count));
}

function ascending(given: readonly Bucket[]): Bucket[] {
  let reached = 0;
  return [...given]
    .sort((one, other) => one.bound - other.bound)
    .map(({ bound, count }, index) => {
      const isSame = index > 0 && Math.abs(count - reached) / (Math.abs(count) + Math.abs(reached)) < tolerance;
      if (index === 0 || (count > reached && !isSame)) reached = count;
      return { bound, count: reached };
    });
}
