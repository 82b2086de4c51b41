import { durationToMilliseconds, type Duration } from '../core/duration';
import { collectIssues, type Issue } from '../core/errors';
import { withIssues, type MayHaveIssues } from './issues';
import type { TimeShift } from './node';

/** Time: seconds since 1970-01-01 UTC, or the start or end of the queried time range. */
export type Moment = number | 'start' | 'end';

/** Shifts a node into the past. An invalid duration is an issue. */
export function withOffset<N extends TimeShift & MayHaveIssues>(node: N, offset: Duration): N {
  const issues: Issue[] = [];
  collectIssues(issues, () => durationToMilliseconds(offset));
  return withIssues({ ...node, offset }, issues);
}

/** Evaluates a node at a fixed time. A number that is no time for Prometheus is an issue. */
export function withMoment<N extends TimeShift & MayHaveIssues>(node: N, moment: Moment): N {
  const issue = { problem: 'invalid time', given: moment, allowed: 'seconds since 1970-01-01 UTC, start, end' };
  return withIssues({ ...node, at: moment }, typeof moment === 'string' || isTime(moment) ? [] : [issue]);
}

/** Tests whether a number of seconds is a time for Prometheus, which reads it as an integer of 64 bits. */
export function isTime(seconds: number): boolean {
  return Math.abs(seconds) < 2 ** 63;
}
