import type { Fixture } from '../fixture';

/** Mistakes with units. */
export const units: readonly Fixture[] = [
  // units
  {
    mistake: 'a threshold in another unit',
    wrong: 'p95.greaterThan(bytes(5))',
    right: 'p95.greaterThan(seconds(5))',
    code: 2345,
    allowed: '"seconds"',
  },
  {
    mistake: 'a threshold without a unit',
    wrong: 'p95.greaterThan(0.5)',
    right: 'p95.greaterThan(q.milliseconds(500))',
    code: 2345,
    allowed: 'SameUnit<"seconds">',
  },
  {
    mistake: 'a share compared with a rate of errors',
    wrong: 'sum(rate(m.http_requests_total.where({ status: /5../ }))).greaterThan(percent(5))',
    right: 'q.ratio(sum(rate(m.http_requests_total.where({ status: /5../ }))), total).greaterThan(percent(5))',
    code: 2345,
    allowed: '"requests/s"',
  },
  {
    mistake: 'a sum of different units',
    wrong: 'm.memory_bytes.plus(m.connections_limit)',
    right: 'm.memory_bytes.plus(m.memory_bytes)',
    code: 2345,
    allowed: '"bytes"',
  },
  {
    mistake: 'a product whose unit is not named',
    wrong: 'm.memory_bytes.times(m.connections_limit).greaterThan(bytes(1))',
    right: "m.memory_bytes.times(m.connections_limit).as('bytes').greaterThan(bytes(1))",
    code: 2345,
    allowed: 'name the unit with .as(unit)',
  },
  {
    mistake: 'a unit that is not in the list',
    wrong: "m.memory_bytes.as('kilobytes')",
    right: "m.memory_bytes.as('bytes')",
    code: 2345,
    allowed: 'Unit',
  },
  {
    mistake: 'a limit in another unit',
    wrong: 'q.clampMax(p95, bytes(10))',
    right: 'q.clampMax(p95, seconds(10))',
    code: 2345,
    allowed: '"seconds"',
  },
  {
    mistake: 'an alternative in another unit',
    wrong: 'total.or(q.vector(seconds(0)))',
    right: "total.or(q.vector(quantity(0, 'requests/s')))",
    code: 2345,
    allowed: '"requests/s"',
  },
  {
    mistake: 'the hour of a length of time',
    wrong: 'q.hour(p95)',
    right: 'q.hour(m.start_time_seconds)',
    code: 2345,
    allowed: '"timestamp"',
  },
];
