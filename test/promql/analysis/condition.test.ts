import { formatIssue } from '../../../core/errors';
import { catalogue, closed, counter, gauge, histogram, scrape, summary } from '../../../metrics';
import {
  absent,
  always,
  avg,
  bytes,
  count,
  countOverTime,
  days,
  hour,
  increase,
  max,
  meanOf,
  observationsAbove,
  percent,
  plain,
  predictLinear,
  quantileOf,
  quantity,
  rate,
  ratio,
  rawCondition,
  seconds,
  selectors,
  sum,
  time,
  withoutNaN,
  type AnyUnit,
  type Filtered,
} from '../../../promql';
import { boundsOf } from '../../../promql/analysis/bounds';
import type { Outcome } from '../../../promql/analysis/combination';
import { certainIssues, conditionOutcome, impossibleIssues } from '../../../promql/analysis/condition';

const machine = catalogue({
  name: 'machine',
  software: 'machine',
  version: '1',
  metrics: {
    requests_total: counter({ help: 'Requests.', unit: 'requests', labels: { status: closed('200', '500') } }),
    load_ratio: gauge({ help: 'Load.', unit: 'ratio' }),
    burst_ratio: gauge({ help: 'Load of several processors.', unit: 'ratio', range: { max: Infinity } }),
    used_percent: gauge({ help: 'Use.', unit: 'percent' }),
    free_bytes: gauge({ help: 'Free.', unit: 'bytes' }),
    size_bytes: gauge({ help: 'Size.', unit: 'bytes' }),
    expiry: gauge({ help: 'Expiry.', unit: 'timestamp' }),
    clock_offset_seconds: gauge({ help: 'Offset.', unit: 'seconds', range: { min: -Infinity } }),
    temperature: gauge({ help: 'Temperature.', unit: 'celsius' }),
    level: gauge({ help: 'Level.', unit: 'none' }),
    grade: gauge({ help: 'Grade.', unit: 'none', range: { min: 1, max: 6 } }),
    latency_seconds: histogram({ help: 'Latency.', unit: 'seconds', observations: 'requests', buckets: [0.1, 1, 10] }),
    pause_seconds: summary({ help: 'Pause.', unit: 'seconds', observations: 'events', quantiles: [0.5] }),
  },
});
const m = selectors(machine);
const { up } = selectors(scrape);

const failures = ratio(sum(rate(m.requests_total.where({ status: '500' }))), sum(rate(m.requests_total)));
const p95 = quantileOf(0.95, m.latency_seconds);
const boolean = (value: number) => quantity(value, 'boolean');
const rawOf = (text: string) => rawCondition(text, { catalogues: [machine, scrape], unit: 'none' });

const outcomes: readonly (readonly [Outcome, string, Filtered<string, AnyUnit>])[] = [
  ['never', 'a share above 500 %', failures.greaterThan(percent(500))],
  ['never', 'a share above all of it', failures.greaterThan(percent(100))],
  ['possible', 'a share of all of it', failures.greaterOrEqual(percent(100))],
  ['possible', 'a share above 5 %', failures.greaterThan(percent(5))],
  ['never', 'a share below nothing', failures.lessThan(percent(0))],
  ['always', 'a share of nothing or more', failures.greaterOrEqual(percent(0))],
  ['never', 'a ratio above its range', m.load_ratio.greaterThan(percent(150))],
  ['possible', 'a ratio with another range', m.burst_ratio.greaterThan(percent(150))],
  ['never', 'percent above its range', m.used_percent.greaterThan(quantity(101, 'percent'))],
  ['possible', 'percent within its range', m.used_percent.greaterThan(quantity(90, 'percent'))],
  ['never', 'a negative size', m.free_bytes.lessThan(bytes(0))],
  ['always', 'a size that is not negative', m.free_bytes.greaterThan(bytes(-1))],
  ['possible', 'an empty disk', m.free_bytes.lessOrEqual(bytes(0))],
  ['possible', 'a trend towards nothing', predictLinear(m.free_bytes, days(1), '6h').lessThan(bytes(0))],
  ['possible', 'a negative offset of a clock', m.clock_offset_seconds.lessThan(seconds(-1))],
  ['never', 'a temperature below absolute zero', m.temperature.lessThan(quantity(-300, 'celsius'))],
  ['possible', 'a plain number', m.level.lessThan(plain(-5))],
  ['never', 'a number outside of its declared range', m.grade.lessThan(plain(1))],
  ['never', 'a target that is more than up', up.greaterThan(boolean(1))],
  ['never', 'a target that is half up', up.equalTo(boolean(0.5))],
  ['possible', 'a target that is half up in the mean', avg(up).equalTo(percent(50))],
  ['possible', 'a target that is down', up.equalTo(boolean(0))],
  ['always', 'a target that is up or down', up.greaterOrEqual(boolean(0))],
  ['never', 'fewer than no targets', count(up.equalTo(boolean(1))).lessThan(quantity(1, 'series'))],
  ['possible', 'many targets', sum(up).greaterThan(3)],
  [
    'never',
    'the sum of targets below 1',
    sum(up.lessThan(boolean(1)))
      .by('job')
      .greaterThan(0),
  ],
  ['never', 'the sum of targets that are not 1', sum(up.notEqualTo(boolean(1))).greaterThan(2)],
  ['possible', 'the sum of targets that are not 0', sum(up.notEqualTo(boolean(0))).greaterThan(2)],
  ['never', 'the sum of targets below 1 as text', rawOf('sum(up < 1) > 0')],
  ['never', 'the sum of targets below 1, with the number first', rawOf('sum(1 > up) > 0')],
  ['never', 'the sum of sizes that are at most 0', sum(m.free_bytes.lessOrEqual(bytes(0))).greaterThan(bytes(1))],
  ['possible', 'the sum of shares below 1', sum(m.load_ratio.lessThan(percent(100))).greaterThan(percent(200))],
  ['never', 'a negative rate', rate(m.requests_total).lessThan(quantity(0, 'requests/s'))],
  ['possible', 'an increase', increase(m.requests_total).greaterThan(quantity(0, 'requests'))],
  ['never', 'a quantile above the last bucket', p95.greaterThan(seconds(10))],
  ['possible', 'a quantile in the last bucket', p95.greaterOrEqual(seconds(10))],
  ['possible', 'a mean above the last bucket', meanOf(m.latency_seconds).greaterThan(seconds(20))],
  ['possible', 'a quantile without NaN', withoutNaN(p95).greaterThan(seconds(1))],
  ['possible', 'slow requests', observationsAbove(m.latency_seconds, 1).greaterThan(quantity(0, 'requests/s'))],
  ['never', 'a negative quantile of a summary', m.pause_seconds.quantiles.lessThan(seconds(0))],
  ['possible', 'a certificate that expires', m.expiry.minus(time()).lessThan(days(14))],
  ['never', 'the twenty-fifth hour', hour().greaterThan(plain(23))],
  ['never', 'no sample in a window', countOverTime(up, '5m').lessThan(quantity(1, 'samples'))],
  ['possible', 'a used share', percent(100).minus(m.free_bytes.dividedBy(m.size_bytes)).greaterThan(percent(90))],
  [
    'never',
    'a used share of more than all',
    percent(100).minus(m.free_bytes.dividedBy(m.size_bytes)).greaterThan(percent(100)),
  ],
  ['never', 'an infinite value', m.level.greaterThan(plain(Infinity))],
  [
    'possible',
    'either of which one is possible',
    failures.greaterThan(percent(500)).or(failures.greaterThan(percent(5))),
  ],
  [
    'always',
    'either of which one is certain',
    failures.greaterThan(percent(5)).or(failures.greaterOrEqual(percent(0))),
  ],
  [
    'never',
    'both of which one is impossible',
    failures.greaterThan(percent(500)).and(failures.greaterThan(percent(5))),
  ],
  [
    'possible',
    'both of which one is certain',
    failures.greaterThan(percent(5)).and(failures.greaterOrEqual(percent(0))),
  ],
  ['possible', 'certain unless another', failures.greaterOrEqual(percent(0)).unless(failures.greaterThan(percent(5)))],
  ['possible', 'an absent target', absent(up.equalTo(boolean(1)))],
  ['possible', 'the watchdog', always()],
  ['never', 'a scalar on the left', rawOf('1 < up')],
  ['possible', 'a scalar on the left that a value exceeds', rawOf('0 < up')],
  ['never', 'a comparison within an aggregation', rawOf('max by (job) (up > 2)')],
  ['never', 'two comparisons that exclude each other', rawOf('(free_bytes > 10) < 5')],
  ['never', 'more and less than a number', rawOf('level > 5 and level < 3')],
  ['never', 'more and less than the same number', rawOf('level > 5 and level < 5')],
  ['never', 'between two whole numbers', rawOf('count(level) > 1 and count(level) < 2')],
  ['never', 'up and down', rawOf('up == 0 and 1 == up')],
  ['never', 'more than a number unless more than a smaller one', rawOf('level > 5 unless level > 3')],
  ['never', 'an impossible part of an alternative of none', rawOf('(level > 5 or level > 7) and level < 3')],
  ['never', 'a number that another comparison drops', rawOf('level != 5 == 5')],
  ['never', 'two numbers at once', rawOf('(level > 5 or level < 3) == 4')],
  ['possible', 'between two numbers in a row', rawOf('level > 1 < 2')],
  ['never', 'more than itself', rawOf('level > level')],
  ['never', 'more than no number', rawOf('level > NaN')],
  ['always', 'more than a number or not', rawOf('level > 0 or level <= 0')],
  ['always', 'up or down', rawOf('up == 0 or up == 1')],
  ['possible', 'a number that is none', rawOf('level != level')],
  ['possible', 'between two numbers', rawOf('level > 1 and level < 2')],
  ['possible', 'outside of two numbers', rawOf('level < 1 or level > 2')],
  ['possible', 'more than a very large number', rawOf('level > 1e300 and level > 5')],
  ['possible', 'an infinite number', rawOf('level > 5 and level == Inf')],
  ['possible', 'not the least number', rawOf('level > -Inf or level > -Inf')],
  ['possible', 'exactly a number', rawOf('level >= 5 and level <= 5')],
  ['possible', 'another series of the same job', rawOf('level > 5 and on (job) level < 3')],
  ['possible', 'another metric', rawOf('level > 5 and grade < 3')],
  ['possible', 'another time', rawOf('level > 5 and level offset 1h < 3')],
  ['possible', 'a comparison that gives a number', rawOf('(up > bool 2) == 0')],
  ['never', 'such a number that is another', rawOf('(up > bool 0) == 2')],
];

test.each(outcomes)('%s: %s', (outcome, _, { node }) => {
  expect(conditionOutcome(node)).toBe(outcome);
});

test('the issues name the values and the comparison', () => {
  const issues = (condition: Filtered<string, AnyUnit>) =>
    [...impossibleIssues(condition.node), ...certainIssues(condition.node)].map(formatIssue);
  const remedy = 'correct the number, or set the range or the buckets of the metric in its catalogue';
  expect(issues(failures.greaterThan(percent(500)))).toEqual([
    `a comparison is never true: its left side is 0 to 1; given: "… > 5"; remedy: ${remedy}`,
  ]);
  expect(issues(up.greaterOrEqual(boolean(0)))).toEqual([
    `its condition is always met: its left side is 0 to 1; given: "up >= 0"; remedy: ${remedy}, or use always() for an alert that always fires`,
  ]);
  expect(issues(failures.greaterThan(percent(500)).or(failures.greaterThan(percent(5))))).toHaveLength(1);
  expect(issues(rawOf('level > 5 and level < 3'))).toEqual([
    `a combination of comparisons is never true, whatever level is; given: "level > 5 and level < 3"; remedy: correct the numbers`,
  ]);
  expect(issues(rawOf('level > 0 or level <= 0'))).toEqual([
    `its condition is always met, whatever level is; given: "level > 0 or level <= 0"; remedy: ${remedy}, or use always() for an alert that always fires`,
  ]);
  expect(issues(rawOf('(level > 5 and level < 3) or (up == 0 and up == 1 and up == 0)'))).toHaveLength(2);
  expect(issues(rawOf('up > 2 and up < 1'))).toHaveLength(1);
  expect(issues(rawOf('level > 5 < 3'))).toHaveLength(1);
  expect(issues(rawOf('level != 5 == 5'))).toEqual([
    `a combination of comparisons is never true, whatever level is; given: "level != 5 == 5"; remedy: correct the numbers`,
  ]);
  expect(issues(rawOf('sum(up) > count(up)'))).toEqual([
    'a comparison is never true: its left side is at most its right side, which has the same series; given: "sum(up) > count(up)"; remedy: correct the sides',
  ]);
  expect(issues(rawOf('level > level'))).toEqual([
    'a comparison is never true: its sides are the same; given: "level > level"; remedy: correct the sides',
  ]);
  expect(issues(rawOf('timestamp(up) < time() - 300'))).toEqual([
    'a comparison is never true: its left side is 0.001 to 300 s after its right side; given: "timestamp(up) < time() - 300"; remedy: correct the sides',
  ]);
  expect(issues(rawOf('level % 10 >= 10'))).toEqual([
    `a comparison is never true: its left side is more than -10 to less than 10; given: "level % 10 >= 10"; remedy: ${remedy}`,
  ]);
  expect(issues(rawOf('2 == up'))).toEqual([
    `a comparison is never true: its right side is 0 to 1; given: "2 == up"; remedy: ${remedy}`,
  ]);
});

test('the bounds of an expression have no limit where there is none', () => {
  expect(boundsOf(max(m.level).node)).toEqual({});
  expect(boundsOf(max(up).node)).toEqual({ min: 0, max: 1, isWhole: true });
  expect(boundsOf(sum(m.free_bytes).node)).toEqual({ min: 0 });
  expect(boundsOf(rawOf('4.5 < count(level)').node)).toEqual({ min: 5, isWhole: true });
  expect(boundsOf(rawOf('count(level) < 4.5').node)).toEqual({ min: 1, max: 4, isWhole: true });
  expect(boundsOf(rawOf('count(level) != 1').node)).toEqual({ min: 2, isWhole: true });
  expect(boundsOf(m.level.plus(plain(Infinity)).node)).toEqual({});
});

test('a range without values is refused', () => {
  expect(() => gauge({ help: 'Level.', unit: 'ratio', range: { min: 1 } })).toThrow(
    'the range of a gauge has no values; given: "1 to 1"; allowed: a min below the max',
  );
});
