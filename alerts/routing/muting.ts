import { localTime, monthLength } from './local-time';
import type { NotificationPolicy } from './notification-policy';
import type { Route } from './route';
import type { TimePeriod } from './time-interval';
import { dayOfMonthRange, daysOf, monthRange, timeRange, weekdayRange, yearRange, type Range } from './time-range';

/**
 * The time intervals for which a route tells nobody at a moment, as Alertmanager 0.31 decides it
 * (https://github.com/prometheus/alertmanager/blob/v0.31.1/notify/notify.go): those that it is to be active in, when the moment is in
 * none of them; otherwise those that mute it. Routes below it do not take them over.
 *
 * @returns nothing when it tells
 * @throws ValidationError when a time interval is not as it should be
 */
export function mutedBy(policy: NotificationPolicy, route: Route, moment: Date): string[] {
  const { activeTimeIntervals = [], muteTimeIntervals = [] } = route;
  const isNow = (name: string) => isWithin(policy, name, moment);
  if (activeTimeIntervals.length > 0 && !activeTimeIntervals.some(isNow)) return [...activeTimeIntervals];
  return muteTimeIntervals.filter(isNow);
}

/** Whether a route tells nobody at a moment: see {@link mutedBy}. */
export function isMuted(policy: NotificationPolicy, route: Route, moment: Date): boolean {
  return mutedBy(policy, route, moment).length > 0;
}

/** Whether a moment is within a time interval; within none when there is no such interval. */
export function isWithin({ timeIntervals = [] }: NotificationPolicy, interval: string, moment: Date): boolean {
  return timeIntervals.some(({ name, periods }) => name === interval && periods.some((one) => contains(one, moment)));
}

/**
 * As Alertmanager has it: https://github.com/prometheus/alertmanager/blob/v0.31.1/timeinterval/timeinterval.go.
 */
function contains(period: TimePeriod, moment: Date): boolean {
  const { times, daysOfMonth, months, weekdays, years, location = 'UTC' } = period;
  const { year, month, day, weekday, minutes } = localTime(moment, location);
  const length = () => monthLength(year, month, location);
  return (
    isAmong(minutes, times?.map(timeRange)) &&
    isAmong(
      day,
      daysOfMonth?.flatMap((days) => daysOf(dayOfMonthRange(days), length())),
    ) &&
    isAmong(month, months?.map(monthRange)) &&
    isAmong(weekday, weekdays?.map(weekdayRange)) &&
    isAmong(year, years?.map(yearRange))
  );
}

function isAmong(value: number, ranges: readonly Range[] | undefined): boolean {
  return ranges === undefined || ranges.some(({ from, to }) => value >= from && value <= to);
}
