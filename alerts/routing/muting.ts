import { localTime, monthLength } from './local-time';
import type { NotificationPolicy } from './notification-policy';
import type { Route } from './route';
import type { TimePeriod } from './time-interval';
import { dayOfMonthRange, daysOf, monthRange, timeRange, weekdayRange, yearRange, type Range } from './time-range';

/**
 * Returns the time intervals that mute a route at a moment, by the rules of Alertmanager 0.35:
 * https://github.com/prometheus/alertmanager/blob/v0.35.0/notify/mute.go. These are its
 * active time intervals outside all of them, and the mute time intervals of the moment. Child routes
 * do not inherit time intervals.
 *
 * @returns an empty list when the route notifies
 * @throws ValidationError when a time interval is invalid
 */
export function mutedBy(policy: NotificationPolicy, route: Route, moment: Date): string[] {
  const { activeTimeIntervals = [], muteTimeIntervals = [] } = route;
  const isNow = (name: string) => isWithin(policy, name, moment);
  const isInactive = activeTimeIntervals.length > 0 && !activeTimeIntervals.some(isNow);
  return [...new Set([...(isInactive ? activeTimeIntervals : []), ...muteTimeIntervals.filter(isNow)])];
}

/**
 * Tests whether time intervals mute a route at a moment.
 *
 * @throws ValidationError when a time interval is invalid
 */
export function isMuted(policy: NotificationPolicy, route: Route, moment: Date): boolean {
  return mutedBy(policy, route, moment).length > 0;
}

/** Tests whether a moment is within a time interval; false when the policy has no such interval. */
export function isWithin({ timeIntervals = [] }: NotificationPolicy, interval: string, moment: Date): boolean {
  return timeIntervals.some(({ name, periods }) => name === interval && periods.some((one) => contains(one, moment)));
}

/**
 * Tests whether a period contains a moment, by the rules of Alertmanager:
 * https://github.com/prometheus/alertmanager/blob/v0.35.0/timeinterval/timeinterval.go.
 */
function contains(period: TimePeriod, moment: Date): boolean {
  const { times, daysOfMonth, months, weekdays, years, location = 'UTC' } = period;
  const { year, month, day, weekday, minutes } = localTime(moment, location);
  return (
    isAmong(minutes, times?.map(timeRange)) &&
    isAmong(
      day,
      daysOfMonth?.flatMap((days) => daysOf(dayOfMonthRange(days), monthLength(year, month))),
    ) &&
    isAmong(month, months?.map(monthRange)) &&
    isAmong(weekday, weekdays?.map(weekdayRange)) &&
    isAmong(year, years?.map(yearRange))
  );
}

function isAmong(value: number, ranges: readonly Range[] | undefined): boolean {
  return ranges === undefined || ranges.some(({ from, to }) => value >= from && value <= to);
}
