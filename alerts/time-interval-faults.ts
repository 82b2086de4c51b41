import { attempt, describeMistake, repeated } from '../metrics/mistake';
import type { NotificationPolicy } from './notification-policy';
import type { PlacedRoute } from './placed-route';
import type { TimeInterval, TimePeriod } from './time-interval';
import { checkLocation, dayOfMonthRange, monthRange, timeRange, weekdayRange, yearRange } from './time-range';

/** What is wrong with time intervals and with the routes that speak of them. */
export function timeIntervalFaults(
  { route: first, timeIntervals = [] }: NotificationPolicy,
  routes: readonly PlacedRoute[],
): string[] {
  const names = timeIntervals.map(({ name }) => name);
  const used = routes.flatMap(({ where, route }) =>
    [...(route.activeTimeIntervals ?? []), ...(route.muteTimeIntervals ?? [])].map((name) => ({ where, name })),
  );
  return [
    ...repeated(names, { fault: 'two time intervals have the same name', remedy: 'give each its own' }),
    ...((first.activeTimeIntervals ?? first.muteTimeIntervals)
      ? ['the first route has time intervals, but every alert reaches it; remedy: put them on a route below it']
      : []),
    ...used
      .filter(({ name }) => !names.includes(name))
      .map(({ where, name }) =>
        describeMistake({ fault: `${where}: there is no such time interval`, given: name, allowed: names }),
      ),
    ...names
      .filter((name) => used.every((one) => one.name !== name))
      .map((given) =>
        describeMistake({ fault: 'no route speaks of this time interval', given, remedy: 'leave it out' }),
      ),
    ...timeIntervals.flatMap(faultsOfInterval),
  ];
}

function faultsOfInterval({ name, periods }: TimeInterval): string[] {
  const faults =
    periods.length === 0 ? ['no moment is within it; remedy: name a period'] : periods.flatMap(faultsOfPeriod);
  return faults.map((fault) => `time interval ${name}: ${fault}`);
}

function faultsOfPeriod({ times, weekdays, daysOfMonth, months, years, location }: TimePeriod): string[] {
  const faults = Object.entries({ times, weekdays, daysOfMonth, months, years })
    .filter(([, list]) => list?.length === 0)
    .map(([list]) => `${list} is empty, so no moment is within it; remedy: leave ${list} out for all of them`);
  for (const one of times ?? []) attempt(faults, () => timeRange(one));
  for (const one of weekdays ?? []) attempt(faults, () => weekdayRange(one));
  for (const one of daysOfMonth ?? []) attempt(faults, () => dayOfMonthRange(one));
  for (const one of months ?? []) attempt(faults, () => monthRange(one));
  for (const one of years ?? []) attempt(faults, () => yearRange(one));
  if (location !== undefined) {
    attempt(faults, () => {
      checkLocation(location);
    });
  }
  return faults;
}
