import type { NotificationPolicy } from '../../alerts';
import { localTime } from '../../alerts/routing/local-time';
import { isWithin } from '../../alerts/routing/muting';
import { timeRange, yearRange } from '../../alerts/routing/time-range';

/** Moments in which the same time intervals apply. */
export interface MomentClass {
  /** Names of the time intervals that contain the moments. */
  readonly intervals: ReadonlySet<string>;
  readonly moments: readonly Date[];
}

/** Minute of the day in a time zone. */
export interface ZonedMinute {
  /** Time zone of the IANA database. */
  readonly zone: string;
  /** Minutes since midnight, 0 to 1439. */
  readonly minute: number;
}

/** Leap year, which has every day of every month. */
const usualYear = 2024;

const minute = 60_000;
const day = 24 * 60;

/**
 * Groups the moments of a year by the time intervals of a policy that contain them: all moments at
 * which an interval can begin or end.
 *
 * @param further minutes of each day that are included
 */
export function momentClasses(policy: NotificationPolicy, further: readonly ZonedMinute[]): MomentClass[] {
  const names = (policy.timeIntervals ?? []).map(({ name }) => name);
  const classes = new Map<string, { intervals: ReadonlySet<string>; moments: Date[] }>();
  for (const moment of momentsOf(policy, further)) {
    const intervals = names.filter((name) => isWithin(policy, name, moment));
    const key = JSON.stringify(intervals);
    const known = classes.get(key) ?? { intervals: new Set(intervals), moments: [] };
    known.moments.push(moment);
    classes.set(key, known);
  }
  return [...classes.values()];
}

function* momentsOf({ timeIntervals = [] }: NotificationPolicy, further: readonly ZonedMinute[]): Generator<Date> {
  const periods = timeIntervals.flatMap((one) => one.periods);
  const edges = periods.flatMap(({ times = [], location: zone = 'UTC' }) =>
    [0, ...times.map(timeRange).flatMap(({ from, to }) => [from, to + 1])].map((one) => ({ zone, minute: one })),
  );
  const named = periods.flatMap(({ years = [] }) => years.map(yearRange)).flatMap(({ from, to }) => [from, to]);
  for (const year of [...new Set([usualYear, ...named])].sort((one, other) => one - other)) {
    const days = daysOf(year);
    const minutes = minutesInUtc([{ zone: 'UTC', minute: 0 }, ...edges, ...further], days);
    for (const start of days) for (const one of minutes) yield new Date(start + one * minute);
  }
}

/** Beginnings of the days of a year in UTC, in milliseconds. */
function daysOf(year: number): number[] {
  const first = Date.UTC(year, 0, 1);
  const count = (Date.UTC(year + 1, 0, 1) - first) / (day * minute);
  return Array.from({ length: count }, (_, index) => first + index * day * minute);
}

/** Returns the minutes of the day in UTC that can be these minutes of local time on one of several days, sorted. */
function minutesInUtc(edges: readonly ZonedMinute[], days: readonly number[]): number[] {
  const offsets = new Map(
    [...new Set(edges.map(({ zone }) => zone))].map((zone) => [
      zone,
      new Set(days.map((start) => localTime(new Date(start), zone).minutes)),
    ]),
  );
  const all = edges.flatMap((edge) => [...offsets.get(edge.zone)!].map((offset) => (edge.minute - offset + day) % day));
  return [...new Set(all)].sort((one, other) => one - other);
}
