import { collectIssues, inPath, repeated, type Issue } from '../../core/errors';
import { emptyTextIssues } from '../../core/text';
import { locationIssues } from '../../core/time-zone';
import type { NotificationPolicy } from './notification-policy';
import type { PlacedRoute } from './placed-route';
import type { TimeInterval, TimePeriod } from './time-interval';
import { dayOfMonthRange, monthRange, timeRange, weekdayRange, yearRange } from './time-range';

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
    ...names.flatMap((name) => inPath('time interval', emptyTextIssues({ name }))),
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
  return issues;
}
