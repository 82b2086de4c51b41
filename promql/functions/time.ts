import type { Countable, Instant } from '../expression';
import { callNode } from '../node';
import { Scalar } from '../scalar';
import { InstantVector } from '../vector';

const ofMoment =
  (name: string) =>
  /** @param vector times; default: the evaluation time */
  <L extends string = never, F extends boolean = boolean>(
    vector?: Instant<L, 'timestamp', F>,
  ): InstantVector<L, 'none', F> =>
    new InstantVector(callNode(name, ...(vector ? [vector.node] : [])), 'none');

/** Time of the evaluation. */
export function time(): Scalar<'timestamp'> {
  return new Scalar(callNode('time'), 'timestamp');
}

/** Time of each sample. */
export function timestamp<L extends string, F extends boolean>(
  vector: Countable<L, F, never>,
): InstantVector<L, 'timestamp', F> {
  return new InstantVector(callNode('timestamp', vector.node), 'timestamp');
}

/** Start time of each counter. Experimental: `promql-experimental-functions` and `st-storage`. */
export function startTimestamp<L extends string, F extends boolean>(
  vector: Countable<L, F, never>,
): InstantVector<L, 'timestamp', F> {
  return new InstantVector(callNode('start_timestamp', vector.node), 'timestamp');
}

/** The minute of the hour in UTC, 0 to 59. */
export const minute = ofMoment('minute');
/** The hour of the day in UTC, 0 to 23. */
export const hour = ofMoment('hour');
/** The day of the week in UTC, 0 is Sunday. */
export const dayOfWeek = ofMoment('day_of_week');
/** The day of the month in UTC, from 1. */
export const dayOfMonth = ofMoment('day_of_month');
/** The day of the year in UTC, from 1. */
export const dayOfYear = ofMoment('day_of_year');
/** The number of days in the month in UTC. */
export const daysInMonth = ofMoment('days_in_month');
/** The month in UTC, from 1. */
export const month = ofMoment('month');
/** The year in UTC. */
export const year = ofMoment('year');

/** Start of the queried time range. Experimental: `promql-experimental-functions`. */
export function queryStart(): Scalar<'timestamp'> {
  return new Scalar(callNode('start'), 'timestamp');
}

/** End of the queried time range. Experimental: `promql-experimental-functions`. */
export function queryEnd(): Scalar<'timestamp'> {
  return new Scalar(callNode('end'), 'timestamp');
}

/** The time between two points of the queried range. Experimental: `promql-experimental-functions`. */
export function queryStep(): Scalar<'seconds'> {
  return new Scalar(callNode('step'), 'seconds');
}

/** The length of the queried range. Experimental: `promql-experimental-functions`. */
export function queryRange(): Scalar<'seconds'> {
  return new Scalar(callNode('range'), 'seconds');
}
