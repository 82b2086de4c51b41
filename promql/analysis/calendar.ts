import { isLonger, millisecondsToDuration, type Duration } from '../../core/duration';
import type { Issue } from '../../core/errors';
import { isComparison, type Node } from '../node';

import { intervalOf } from './bounds';
import { testOf } from './combination';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Values that follow each other, each for some milliseconds. */
interface Course {
  readonly values: readonly number[];
  readonly length: number;
}

/** Days of nine years, of which three are leap years. */
const days = Array.from({ length: 9 * 366 }, (_, index) => new Date(Date.UTC(2024, 0, 1) + index * day));

/** Values of the functions of the calendar: those of minutes and hours twice, because they begin again. */
const courses: Readonly<Record<string, Course>> = {
  minute: { values: twice(60), length: minute },
  hour: { values: twice(24), length: hour },
  day_of_week: ofDays((date) => date.getUTCDay()),
  day_of_month: ofDays((date) => date.getUTCDate()),
  day_of_year: ofDays((date) => (date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / day + 1),
  days_in_month: ofDays((date) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()),
  month: ofDays((date) => date.getUTCMonth() + 1),
};

function twice(count: number): number[] {
  return Array.from({ length: 2 * count }, (_, index) => index % count);
}

function ofDays(of: (date: Date) => number): Course {
  return { values: days.map(of), length: day };
}

/**
 * Returns the issue of an alert whose condition on the time of day, the day or the month ends before its
 * `for`, so that it never fires.
 */
export function calendarIssues(node: Node, wait: Duration = '0s'): Issue[] {
  const longest = longestHold(node);
  // A condition that never holds has its own issue.
  if (longest === Infinity || longest === 0) return [];
  const limit = millisecondsToDuration(longest);
  if (isLonger(limit, wait)) return [];
  return [
    {
      path: 'for',
      problem: `the condition holds for ${limit} at a time, by the calendar, so the alert never fires`,
      given: wait,
      allowed: `shorter than ${limit}`,
      remedy: 'shorten for, or lengthen the time of the calendar',
    },
  ];
}

/** Returns the milliseconds for which a condition can hold without a break; infinite where the calendar does not limit it. */
function longestHold(node: Node): number {
  const test = testOf(node, intervalOf);
  if (test) return longestRun(test.vector, test.holds);
  if (node.type !== 'binary') return Infinity;
  const { operator, left, right, bool } = node;
  if (operator === 'and') return Math.min(longestHold(left), longestHold(right));
  if (operator === 'unless') return longestHold(left);
  // A comparison, or a calculation, has no series without those of its sides.
  const isOfBoth = operator !== 'or' && !node.matching?.fill && !(isComparison(operator) && bool);
  return isOfBoth ? Math.min(longestHold(left), longestHold(right)) : Infinity;
}

/** Longest time in which the values of a function of the calendar hold. */
function longestRun(vector: Node, holds: (value: number) => boolean): number {
  if (vector.type !== 'call' || !vector.args.every(isNow)) return Infinity;
  const course = courses[vector.name];
  if (!course || course.values.every(holds)) return Infinity;
  let [longest, run] = [0, 0];
  for (const value of course.values) {
    run = holds(value) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest * course.length;
}

/** Tests whether a vector is the time of the evaluation, or some fixed time before or after it, as in another time zone. */
function isNow(node: Node): boolean {
  if (node.type === 'call') return node.name === 'time' || (node.name === 'vector' && node.args.every(isNow));
  if (node.type !== 'binary' || !['+', '-'].includes(node.operator)) return false;
  const isFixed = ({ type }: Node) => type === 'number';
  return (
    (isNow(node.left) && isFixed(node.right)) || (node.operator === '+' && isFixed(node.left) && isNow(node.right))
  );
}
