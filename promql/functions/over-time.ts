import type { AnySeries, Constant, GaugeOfKind } from '../expression';
import { knownUnit } from '../operand';
import { callNode } from '../node';
import { quantileNode } from '../quantile';
import { mean, type AnyUnit, type Mean } from '../unit';
import { Condition, InstantVector } from '../vector';
import type { Window } from '../window';
import { overWindow } from './over-window';

const ofValues =
  (name: string) =>
  <K, L extends string, U extends AnyUnit, F extends boolean>(
    series: GaugeOfKind<K, L, U, F>,
    window?: Window,
  ): InstantVector<L, U, F> =>
    new InstantVector(callNode(name, overWindow(series, window)), knownUnit(series) as U);

const ofAny =
  <V extends AnyUnit>(name: string, unit: V) =>
  <L extends string, F extends boolean>(series: AnySeries<L, AnyUnit, F>, window?: Window): InstantVector<L, V, F> =>
    new InstantVector(callNode(name, overWindow(series, window)), unit);

/**
 * The average of a gauge's samples in a window. The average of 0 and 1 is the share of samples that
 * are 1.
 */
export function avgOverTime<K, L extends string, U extends AnyUnit, F extends boolean>(
  series: GaugeOfKind<K, L, U, F>,
  window?: Window,
): InstantVector<L, Mean<U>, F> {
  return new InstantVector(callNode('avg_over_time', overWindow(series, window)), mean(knownUnit(series) as U));
}
/** The smallest of a gauge's samples in a window. */
export const minOverTime = ofValues('min_over_time');
/** The largest of a gauge's samples in a window. */
export const maxOverTime = ofValues('max_over_time');
/** The sum of a gauge's samples in a window. */
export const sumOverTime = ofValues('sum_over_time');
/** The standard deviation of a gauge's samples in a window. */
export const stddevOverTime = ofValues('stddev_over_time');
/** The last sample of a gauge in a window, for gaps longer than five minutes. */
export const lastOverTime = ofValues('last_over_time');
/** The first sample of a gauge in a window. Experimental: `promql-experimental-functions`. */
export const firstOverTime = ofValues('first_over_time');
/** The median absolute deviation of a gauge's samples in a window. Experimental: `promql-experimental-functions`. */
export const madOverTime = ofValues('mad_over_time');

/** The variance of a gauge's samples in a window, in the square of its unit. */
export function stdvarOverTime<K, L extends string, F extends boolean>(
  series: GaugeOfKind<K, L, AnyUnit, F>,
  window?: Window,
): InstantVector<L, 'none', F> {
  return new InstantVector(callNode('stdvar_over_time', overWindow(series, window)), 'none');
}

/**
 * A quantile of a gauge's samples in a window.
 *
 * An issue is a quantile that is not between 0 and 1.
 */
export function quantileOverTime<K, L extends string, U extends AnyUnit, F extends boolean>(
  quantile: number,
  series: GaugeOfKind<K, L, U, F>,
  window?: Window,
): InstantVector<L, U, F> {
  return new InstantVector(
    callNode('quantile_over_time', quantileNode(quantile), overWindow(series, window)),
    knownUnit(series) as U,
  );
}

/** The number of samples in a window. */
export const countOverTime = ofAny('count_over_time', 'samples');
/** 1 for every series that has a sample in a window. */
export function presentOverTime<L extends string, F extends boolean>(
  series: AnySeries<L, AnyUnit, F>,
  window?: Window,
): InstantVector<L, 'boolean', Constant<F>> {
  return new InstantVector(callNode('present_over_time', overWindow(series, window)), 'boolean');
}
/** Number of value changes in a window. */
export const changes = ofAny('changes', 'none');
/** Time of the largest sample in a window. Experimental: `promql-experimental-functions`. */
export const tsOfMaxOverTime = ofAny('ts_of_max_over_time', 'timestamp');
/** Time of the smallest sample in a window. Experimental: `promql-experimental-functions`. */
export const tsOfMinOverTime = ofAny('ts_of_min_over_time', 'timestamp');
/** Time of the first sample in a window. Experimental: `promql-experimental-functions`. */
export const tsOfFirstOverTime = ofAny('ts_of_first_over_time', 'timestamp');
/** Time of the last sample in a window. Experimental: `promql-experimental-functions`. */
export const tsOfLastOverTime = ofAny('ts_of_last_over_time', 'timestamp');

/** 1 when no series has a sample in a window, for an alert on a missing application. */
export function absentOverTime(series: AnySeries<string, AnyUnit>, window?: Window): Condition<never, 'boolean'> {
  return new Condition(callNode('absent_over_time', overWindow(series, window)), 'boolean');
}
