import { durationToMilliseconds, type Duration } from '../core/duration';
import { collectIssues, type Issue } from '../core/errors';
import { withIssues, type MayHaveIssues } from './issues';
import type { TimeShift } from './node';

/** A moment: seconds since 1970-01-01 UTC, or the start or end of the queried time range. */
export type Moment = number | 'start' | 'end';

/** The node looked at so much earlier. An issue is an offset that is no duration. */
export function withOffset<N extends TimeShift & MayHaveIssues>(node: N, offset: Duration): N {
  const issues: Issue[] = [];
  collectIssues(issues, () => durationToMilliseconds(offset));
  return withIssues({ ...node, offset }, issues);
}

/** The node looked at a fixed moment. An issue is a number that is not finite. */
export function withMoment<N extends TimeShift & MayHaveIssues>(node: N, moment: Moment): N {
  const issue = { problem: 'this is no moment', given: moment, allowed: 'seconds since 1970-01-01 UTC, start, end' };
  const isMoment = typeof moment === 'string' || Number.isFinite(moment);
  return withIssues({ ...node, at: moment }, isMoment ? [] : [issue]);
}
