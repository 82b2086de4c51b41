import fc from 'fast-check';
import type { AlertLabels, Inhibition, Matchers, Route, TimePeriod } from '../alerts';
import { months, weekdays } from '../alerts/routing/time-range';
import { not, oneOf, type Match } from '../promql';

/** The labels of random alerts, with few values: so that matchers hit and miss. The empty one stands for a label that is not there. */
export const labelValues = {
  severity: ['', 'critical', 'warning', 'info'],
  job: ['', 'shop', 'shop-2', 'mail.example'],
  instance: ['', 'a:80', 'b:80'],
} as const;

/** The names of the receivers of random routes. */
export const receivers = ['pager', 'channel', 'log', 'nobody'] as const;

/** The labels of an alert. */
export const labelSet: fc.Arbitrary<AlertLabels> = fc.record({
  severity: fc.constantFrom(...labelValues.severity),
  job: fc.constantFrom(...labelValues.job),
  instance: fc.constantFrom(...labelValues.instance),
});

const patterns = [/.*/, /.+/, /shop/, /shop.*/, /mail.example/, /(?:a|b):\d+/, /[a-z]*/, /crit|warn/, /|info/];
const value = fc.constantFrom(...Object.values(labelValues).flat());
const taken: fc.Arbitrary<Match<string>> = fc.oneof(
  { weight: 4, arbitrary: value },
  {
    weight: 2,
    arbitrary: fc.uniqueArray(value, { minLength: 2, maxLength: 3 }).map(([one, ...rest]) => oneOf(one!, ...rest)),
  },
  { weight: 2, arbitrary: fc.constantFrom(...patterns) },
);
const match: fc.Arbitrary<Match<string>> = fc.oneof(
  { weight: 3, arbitrary: taken },
  { weight: 1, arbitrary: taken.map((one) => (one instanceof RegExp ? not(one) : not(one))) },
);

/** Matchers of all four operators. */
export const matchers: fc.Arbitrary<Matchers> = fc.dictionary(
  fc.constantFrom('severity', 'job', 'instance', 'team'),
  match,
  { maxKeys: 2 },
);

const settings = {
  groupBy: fc.oneof(fc.constant(['...']), fc.subarray(['severity', 'job', 'instance', 'alertname'])),
  groupWait: fc.constantFrom('0s', '10s', '1m'),
  groupInterval: fc.constantFrom('1m', '1m30s', '10m'),
  repeatInterval: fc.constantFrom('30m', '12h', '1d12h'),
} as const;

/** A route and those below it, as deep as is said; some speak of these time intervals. */
function route(depth: number, intervals: readonly string[]): fc.Arbitrary<Route> {
  return fc.record(
    {
      receiver: fc.constantFrom(...receivers),
      matchers,
      continue: fc.boolean(),
      ...settings,
      activeTimeIntervals: fc.subarray([...intervals]),
      muteTimeIntervals: fc.subarray([...intervals]),
      ...(depth === 0 ? {} : { routes: fc.array(route(depth - 1, intervals), { maxLength: 4 }) }),
    },
    { requiredKeys: ['receiver'] },
  );
}

/** A first route, which takes every alert, with others below it; some speak of these time intervals. */
export function firstRouteWith(intervals: readonly string[]): fc.Arbitrary<Route> {
  return fc.record(
    {
      receiver: fc.constantFrom(...receivers),
      ...settings,
      routes: fc.array(route(2, intervals), { maxLength: 5 }),
    },
    { requiredKeys: ['receiver', 'routes'] },
  );
}

/** A first route with others below it, which tell at any time. */
export const firstRoute = firstRouteWith([]);

/** Which alerts silence others. */
export const inhibition: fc.Arbitrary<Inhibition> = fc.record(
  { source: matchers, target: matchers, equal: fc.subarray(['severity', 'job', 'instance', 'team']) },
  { requiredKeys: ['source', 'target'] },
);

/** Time zones with half hours, with and without daylight saving, north and south, and on both sides of the date line. */
export const zones = [
  'UTC',
  'Europe/Paris',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
] as const;

/** Moments of a few years: any of them, and those about the beginnings and ends of hours, days, months and daylight saving. */
export const moment: fc.Arbitrary<Date> = fc.oneof(
  fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2028-12-31T23:59:59Z'), noInvalidDate: true }),
  fc
    .record({
      day: fc.constantFrom(
        '2024-02-29',
        '2025-03-30',
        '2025-03-31',
        '2026-03-01',
        '2026-10-25',
        '2027-11-07',
        '2028-12-31',
      ),
      quarter: fc.nat({ max: 4 * 24 }),
      second: fc.constantFrom(-1, 0, 1),
    })
    .map(({ day, quarter, second }) => new Date(Date.parse(`${day}T00:00:00Z`) + quarter * 900_000 + second * 1000)),
);

const time = fc.nat({ max: 24 * 4 }).map(clockTime);
const times = fc.uniqueArray(time, { minLength: 2, maxLength: 2 }).map(([one, other]) => {
  const [from, to] = [one!, other!].sort();
  return { from: from!, to: to! };
});
const days = fc
  .tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 0, max: 30 }), fc.constantFrom('both', 'end', 'none'))
  .map(([from, length, negative]): `${number}:${number}` | number => {
    const to = Math.min(from + length, 31);
    if (negative === 'both') return `${-to}:${-from}`;
    if (negative === 'end') return `${Math.min(from, 27)}:${-1}`;
    return from === to ? from : `${from}:${to}`;
  });

/** What moments have in common. */
export const timePeriod: fc.Arbitrary<TimePeriod> = fc.record(
  {
    times: fc.array(times, { minLength: 1, maxLength: 2 }),
    weekdays: fc.array(namesIn(weekdays), { minLength: 1, maxLength: 2 }),
    daysOfMonth: fc.array(days, { minLength: 1, maxLength: 2 }),
    months: fc.array(namesIn(months), { minLength: 1, maxLength: 3 }),
    years: fc.array(fc.constantFrom(2024, 2026, '2025:2027' as const), { minLength: 1, maxLength: 2 }),
    location: fc.constantFrom(...zones),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<TimePeriod>;

function clockTime(quarter: number): `${number}:${number}` {
  const [hours, minutes] = [Math.floor(quarter / 4), (quarter % 4) * 15].map((part) => String(part).padStart(2, '0'));
  return `${hours}:${minutes}` as `${number}:${number}`;
}

/** A name, or a range of names in their order. */
function namesIn(names: readonly string[]): fc.Arbitrary<string> {
  const index = fc.nat({ max: names.length - 1 });
  return fc.tuple(index, index).map(([one, other]) => {
    const [from, to] = [Math.min(one, other), Math.max(one, other)];
    return from === to ? names[from]! : `${names[from]}:${names[to]}`;
  });
}
