import { collectIssues, inPath, repeated, type Issue } from '../../core/errors';
import { locationIssues } from '../../core/time-zone';
import { monthLength } from './local-time';
import type { NotificationPolicy } from './notification-policy';
import type { PlacedRoute } from './placed-route';
import type { TimeInterval, TimePeriod } from './time-interval';
import { dayOfMonthRange, daysOf, monthRange, timeRange, weekdayRange, yearRange, type Range } from './time-range';

/** Returns the issues of time intervals and of the routes that refer to them. */
export function timeIntervalIssues(
  { route: first, timeIntervals = [] }: NotificationPolicy,
  routes: readonly PlacedRoute[],
): Issue[] {
  const names = timeIntervals.map(({ name }) => name);
  const used = routes.flatMap(({ where, route }) =>
    [...(route.activeTimeIntervals ?? []), ...(route.muteTimeIntervals ?? [])].map((name) => ({ where, name })),
  );
  return [
    ...repeated(names, { problem: 'two time intervals have the same name', remedy: 'rename one' }),
    ...((first.activeTimeIntervals ?? first.muteTimeIntervals)
      ? [
          {
            problem: 'the first route has time intervals, but every alert reaches it',
            remedy: 'put them on a child route',
          },
        ]
      : []),
    ...used
      .filter(({ name }) => !names.includes(name))
      .map(({ where, name }) => ({
        path: where,
        problem: 'there is no such time interval',
        given: name,
        allowed: names,
      })),
    ...names
      .filter((name) => used.every((one) => one.name !== name))
      .map((given) => ({ problem: 'no route uses this time interval', given, remedy: 'remove it' })),
    ...timeIntervals.flatMap(intervalIssues),
  ];
}

function intervalIssues({ name, periods }: TimeInterval): Issue[] {
  const issues =
    periods.length === 0 ? [{ problem: 'it has no periods', remedy: 'add a period' }] : periods.flatMap(periodIssues);
  return inPath(`time interval ${name}`, issues);
}

function periodIssues(period: TimePeriod): Issue[] {
  const { times, weekdays, daysOfMonth, months, years, location } = period;
  const issues: Issue[] = Object.entries({ times, weekdays, daysOfMonth, months, years })
    .filter(([, list]) => list?.length === 0)
    .map(([list]) => ({
      problem: `${list} is empty, so the period contains no time`,
      remedy: `remove ${list} to allow all of them`,
    }));
  for (const one of times ?? []) collectIssues(issues, () => timeRange(one));
  for (const one of weekdays ?? []) collectIssues(issues, () => weekdayRange(one));
  for (const one of daysOfMonth ?? []) collectIssues(issues, () => dayOfMonthRange(one));
  for (const one of months ?? []) collectIssues(issues, () => monthRange(one));
  for (const one of years ?? []) collectIssues(issues, () => yearRange(one));
  if (location !== undefined) issues.push(...locationIssues(location));
  return issues.length > 0 ? issues : monthEndIssues(period);
}

/**
 * Returns issues of days at the end of a month in which clocks go forward. Alertmanager 0.31 counts
 * its 743 hours as 30 days.
 */
function monthEndIssues(period: TimePeriod): Issue[] {
  const { daysOfMonth = [], location } = period;
  return daysOfMonth
    .filter((days) => shortenedMonths(period).some((lengths) => differ(dayOfMonthRange(days), lengths)))
    .map((given) => ({
      problem: `Alertmanager counts one day less in the month in which the clocks of ${location} go forward, so it would use other days`,
      given,
      remedy: "use days from 1 to 30, other months, or location 'UTC'",
    }));
}

/** Years for which daylight saving time is looked up. The rules are the same in other years. */
const examined = [2026, 2027];

/**
 * Returns the months that Alertmanager counts as shorter: their real length, and the length that it
 * counts.
 */
function shortenedMonths({ months, location = 'UTC' }: TimePeriod): (readonly [length: number, counted: number])[] {
  const wanted = months?.map(monthRange) ?? [{ from: 1, to: 12 }];
  return examined
    .flatMap((year) => Array.from({ length: 12 }, (_, index) => ({ year, month: index + 1 })))
    .filter(({ month }) => wanted.some(({ from, to }) => month >= from && month <= to))
    .map(({ year, month }) => [monthLength(year, month, 'UTC'), monthLength(year, month, location)] as const)
    .filter(([length, counted]) => counted < length);
}

function differ(range: Range, lengths: readonly [number, number]): boolean {
  const [meant, counted] = lengths.map((length) => daysOf(range, length)[0]);
  return meant?.from !== counted?.from || meant?.to !== counted?.to;
}
