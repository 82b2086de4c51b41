import { alert, recordingRule, type Rule } from '../../alerts';
import { happened, percent, quantity, rate, ratio, sum, topk } from '../../promql';
import { coverageOf } from '../../testing/rule-tests/coverage';
import { quantileOfBuckets, rangeFunctions } from '../../testing/rule-tests/functions';
import { generate } from '../../testing/rule-tests/generate';
import { promtoolSeries } from '../../testing/rule-tests/input';
import { failuresByFile } from '../../testing/rule-tests/report';
import { expanded } from '../../testing/rule-tests/template';
import { metrics as m } from '../shop';
import { busy, failing, tested, text } from './shop-rules';

describe('the tests of an alert', () => {
  const [rule] = tested(failing);
  const { tests } = generate([rule!]).tested[0] as Extract<
    ReturnType<typeof generate>['tested'][number],
    { kind: 'alert' }
  >;
  const named = (part: string) => tests.filter(({ name }) => name.includes(part));

  test('are on the boundary: with 950 requests a minute, 50 failures are 5 %', () => {
    expect(named('status=500} at').map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'ShopFailing does not fire: http_requests_total{status=500} at 49.951 a minute',
        'ShopFailing is decided: http_requests_total{status=500} at 50 a minute',
        'ShopFailing fires and resolves: http_requests_total{status=500} at 50.024 a minute',
      ]),
    );
  });

  test('expect it to fire after its wait and to resolve', () => {
    for (const { checks } of named('fires and resolves')) {
      const first = checks.findIndex(({ firing }) => firing.length > 0);
      expect(first).toBeGreaterThan(0);
      expect(checks[first]!.firing[0]!.labels).toEqual({ job: 'shop' });
      expect(checks.at(-1)!.firing).toEqual([]);
    }
  });

  test.each([
    'does not fire',
    'without traffic',
    'without http_requests_total{status=500}',
    'not fire after a restart',
  ])('expect it not to fire: %s', (part) => {
    expect(named(part).length).toBeGreaterThan(0);
    for (const { checks } of named(part)) expect(checks.flatMap(({ firing }) => firing)).toEqual([]);
  });

  test('expect it to keep firing after a restart', () => {
    const [{ checks }] = named('keeps firing after a restart') as [(typeof tests)[number]];
    expect(checks.filter(({ firing }) => firing.length > 0).length).toBeGreaterThan(1);
  });
});

test('tests each condition of an alert where it alone decides', () => {
  const share = ratio(
    sum(rate(m.http_requests_total.where({ status: /5../ }))).by('job'),
    sum(rate(m.http_requests_total)).by('job'),
  ).greaterThan(percent(5));
  const traffic = sum(rate(m.http_requests_total)).by('job').greaterOrEqual(quantity(2, 'requests/s'));
  const [rule] = tested(alert({ ...text, name: 'ShopFailingMuch', condition: share.and(traffic) }));
  const { tests } = generate([rule!]).tested[0]!;
  const names = tests.map(({ name }) => name);
  for (const outcome of ['does not fire', 'fires and resolves']) {
    expect(names.filter((name) => name.startsWith(`ShopFailingMuch ${outcome} by `))).toEqual([
      expect.stringMatching(/\/.*> 0\.05: http_requests_total/),
      expect.stringMatching(/^[^/]*>= 2: http_requests_total/),
    ]);
  }
});

describe('the coverage', () => {
  const of = (...rules: readonly Rule[]) => {
    const all = tested(...rules);
    return coverageOf({ stack: 'shop', rules: all }, generate(all));
  };

  test('is complete when each alert fires, does not fire and resolves, and each recording rule has a value', () => {
    const requests = recordingRule({
      name: 'job:requests:rate5m',
      expression: sum(rate(m.http_requests_total)).by('job'),
    });
    expect(of(failing, busy, requests)).toMatchObject({
      alerts: 2,
      fire: 2,
      silent: 2,
      resolve: 2,
      recordings: 1,
      valued: 1,
      untested: [],
      gaps: [],
    });
  });

  test('names rules without tests and the reason', () => {
    const largest = recordingRule({ name: 'job:connections:topk', expression: topk(1, m.connections_open) });
    expect(of(busy, largest)).toMatchObject({
      recordings: 1,
      valued: 0,
      untested: ['job:connections:topk: generated rule tests do not support topk'],
      gaps: [],
    });
  });
});

test('an alert on the first event fires when its series appears, and resolves', () => {
  const condition = happened(m.http_requests_total.where({ status: '500' }), '15m', { by: ['job'] });
  const rules = tested(alert({ ...text, name: 'ShopFailed', condition }));
  const generated = generate(rules);
  expect(coverageOf({ stack: 'shop', rules }, generated)).toMatchObject({ untested: [], gaps: [] });
  const [{ tests }] = generated.tested as readonly [Extract<(typeof generated.tested)[number], { kind: 'alert' }>];
  const { input, checks } = tests.find(({ name }) =>
    name.includes('fires and resolves: http_requests_total{status=500}'),
  )!;
  const failures = input.find(({ labels }) => labels.status === '500')!;
  expect(failures.segments[0]).toEqual({ missing: 'not begun', count: expect.any(Number) as number });
  expect(checks.some(({ firing }) => firing.length > 0)).toBe(true);
});

describe('series in the format of promtool', () => {
  const every = { interval: 60_000, step: 60_000, isSparse: false };
  const series = {
    name: 'up',
    labels: { job: 'a "b"' },
    segments: [
      { missing: 'not begun', count: 2 },
      { from: 5, step: -1, count: 3 },
      { missing: 'ended', count: 2 },
      { from: 7, step: 0, count: 1 },
    ],
  } as const;

  test('have one text per segment', () => {
    expect(promtoolSeries(series, every)).toEqual({ series: 'up{job="a \\"b\\""}', values: '_x2 5-1x2 stale _x1 7' });
  });

  test('omit samples that no rule reads', () => {
    expect(promtoolSeries(series, { ...every, step: 180_000, isSparse: true }).values).toBe('_ _ 5 4 _ stale _ _');
  });
});

describe('functions of ranges', () => {
  const points = { times: [60_000, 120_000, 180_000], values: [10, 20, 5] };

  test('a counter counts across resets', () => {
    // 10 and then 5 in two minutes, extrapolated by half a minute at each end.
    expect(rangeFunctions.increase!(points, { end: 180_000, length: 180_000 })).toBeCloseTo(22.5, 10);
  });

  test('one sample has no rate', () => {
    expect(rangeFunctions.rate!({ times: [0], values: [1] }, { end: 0, length: 60_000 })).toBeUndefined();
  });

  test('a quantile is interpolated linearly within its bucket', () => {
    const buckets = [
      { bound: 0.1, count: 90 },
      { bound: 0.5, count: 100 },
      { bound: Infinity, count: 100 },
    ];
    expect(quantileOfBuckets(0.95, buckets)).toBeCloseTo(0.3, 10);
    expect(
      quantileOfBuckets(0.5, [
        { bound: 1, count: 0 },
        { bound: Infinity, count: 0 },
      ]),
    ).toBeNaN();
  });
});

test.each([
  ['{{ $value | humanizePercentage }}', 0.123456, '12.35%'],
  ['{{ $value | humanize }}', 1234567, '1.235M'],
  ['{{ $value | humanize }}', 0.00123456, '1.235m'],
  ['{{ $value | humanize1024 }}B', 3 * 2 ** 30, '3GiB'],
  ['{{ $value | humanizeDuration }}', 0.25, '250ms'],
  ['{{ $value | humanizeDuration }}', 93_784.5, '1d 2h 3m 4s'],
  ['{{ $value | humanizeDuration }}', 1.5, '1.5s'],
  ['on {{ $labels.instance }}{{ $labels.none }}', 1, 'on a'],
])('expands the template %s of %d to %s', (template, value, shown) => {
  expect(expanded(template, { labels: { instance: 'a' }, value })).toBe(shown);
});

test('reads failures from a report by file and test', () => {
  const report =
    '<testsuites><testsuite name="/a.json" tests="2"><testcase name="x &lt; y"><failure>exp &#34;1&#34;&#xA;got 2</failure>' +
    '</testcase><testcase name="z"></testcase></testsuite><testsuite name="/b.json"><testcase name="c"></testcase></testsuite></testsuites>';
  expect([...failuresByFile(report)].map(([file, failures]) => [file, [...failures]])).toEqual([
    ['/a.json', [['x < y', 'exp "1"\ngot 2']]],
    ['/b.json', []],
  ]);
});
