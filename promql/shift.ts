import { durationToMilliseconds, type Duration } from '../core/duration';
import { Mistake } from '../core/errors';
import type { TimeShift } from './node';

/** A moment: seconds since 1970-01-01 UTC, or the start or end of the queried time range. */
export type Moment = number | 'start' | 'end';

/**
 * The node looked at so much earlier.
 *
 * @throws Mistake when the offset is no duration
 */
export function withOffset<N extends TimeShift>(node: N, offset: Duration): N {
  durationToMilliseconds(offset);
  return { ...node, offset };
}

/**
 * The node looked at a fixed moment.
 *
 * @throws Mistake when a number is not finite
 */
export function withMoment<N extends TimeShift>(node: N, moment: Moment): N {
  if (typeof moment === 'number' && !Number.isFinite(moment)) {
    throw new Mistake({
      fault: 'this is no moment',
      given: moment,
      allowed: 'seconds since 1970-01-01 UTC, start, end',
    });
  }
  return { ...node, at: moment };
}
