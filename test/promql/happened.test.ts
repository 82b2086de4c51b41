import { formatIssue } from '../../core/errors';
import { catalogue, closed, counter, histogram, nativeHistogram, scrape } from '../../metrics';
import {
  changes,
  happened,
  increase,
  max,
  on,
  percent,
  plain,
  quantileOf,
  quantity,
  rate,
  ratio,
  rawCondition,
  render,
  seconds,
  selectors,
  sum,
  type AnyUnit,
  type Filtered,
} from '../../promql';
import { firstEventIssues } from '../../promql/analysis/first-event';
import { builtIssues } from '../../promql/node-issues';

const reason = closed('bank', 'network');
const payments = catalogue({
  name: 'payments',
  software: 'payments',
  version: '1',
  metrics: {
    failed_total: counter({ help: 'Failed payouts.', unit: 'events', labels: { reason } }),
    known_total: counter({ help: 'Known from the start.', unit: 'events', labels: { reason }, startsAtZero: true }),
    plain_total: counter({ help: 'Without labels.', unit: 'events' }),
    late_total: counter({ help: 'Without labels, but late.', unit: 'events', startsAtZero: false }),
    native_seconds: nativeHistogram({ help: 'Payouts.', unit: 'seconds', labels: { reason } }),
    payout_seconds: histogram({
      help: 'Payouts.',
      unit: 'seconds',
      observations: 'events',
      buckets: [1],
      labels: { reason },
    }),
  },
});
const m = selectors(payments);
const text = ({ node }: Filtered<string, AnyUnit>) => render(node).replaceAll(/\s+/g, ' ').trim();

describe('happened()', () => {
  test('counts the first event of a series that appears with it', () => {
    expect(text(happened(m.failed_total, '15m'))).toBe(
      'last_over_time(failed_total[15m]) > 0 unless present_over_time(failed_total[1h] offset 15m) or increase(failed_total[15m]) > 0',
    );
    expect(text(happened(m.late_total, '15m'))).toContain('present_over_time');
    expect(text(happened(m.payout_seconds.count, '15m'))).toContain('present_over_time');
  });

  test('adds up the events by labels', () => {
    const failed = happened(m.failed_total.where({ reason: 'bank' }), '1h', { by: ['job'] });
    expect(text(failed)).toBe(
      'sum by (job) ( last_over_time(failed_total{reason="bank"}[1h]) > 0 unless present_over_time(failed_total{reason="bank"}[1h] offset 1h) or increase(failed_total{reason="bank"}[1h]) > 0 )',
    );
    expect(failed.unit).toBe('events');
  });

  test('is the increase of a series that exists before its first event', () => {
    expect(text(happened(m.known_total, '15m'))).toBe('increase(known_total[15m]) > 0');
    expect(text(happened(m.plain_total, '15m', { by: ['job'] }))).toBe('sum by (job) (increase(plain_total[15m])) > 0');
  });

  test('takes no counter with an offset, and no invalid window', () => {
    const issues = (condition: Filtered<string, AnyUnit>) => builtIssues(condition.node).map(formatIssue);
    expect(issues(happened(m.failed_total.offset('1h'), '15m'))).toEqual([
      'happened() takes a counter without offset and @; given: "1h"; remedy: remove it',
    ]);
    expect(issues(happened(m.plain_total, '0s'))).toEqual([expect.stringContaining('must be longer than zero')]);
  });
});

describe('a condition that a single event meets', () => {
  const issues = ({ node }: Filtered<string, AnyUnit>) => firstEventIssues({ node }).map(formatIssue);
  const none = quantity(0, 'events');

  test.each<[string, Filtered<string, AnyUnit>]>([
    ['an increase', increase(m.failed_total, '15m').greaterThan(none)],
    ['an increase of one or more', increase(m.failed_total, '15m').greaterOrEqual(quantity(1, 'events'))],
    ['any increase', increase(m.failed_total, '15m').notEqualTo(none)],
    ['the sum of increases', sum(increase(m.failed_total, '15m')).by('job').greaterThan(none)],
    ['the largest increase', max(increase(m.failed_total, '15m')).greaterThan(none)],
    ['a rate', rate(m.failed_total, '15m').greaterThan(quantity(0.001, 'events/s'))],
    ['changes', changes(m.failed_total, '15m').greaterThan(plain(0))],
    [
      'one of two',
      increase(m.plain_total, '15m').greaterThan(none).or(increase(m.failed_total, '15m').greaterThan(none)),
    ],
    [
      'an increase while the target is up',
      increase(m.failed_total, '15m')
        .greaterThan(none)
        .and(selectors(scrape).up.equalTo(quantity(1, 'boolean')), on('job')),
    ],
    [
      'an increase while there is traffic of another counter',
      sum(increase(m.failed_total, '15m'))
        .by('job')
        .greaterThan(none)
        .and(sum(rate(m.plain_total, '5m')).by('job').greaterThan(quantity(1, 'events/s'))),
    ],
    [
      'several events of another counter that appears with them, and a single one',
      rate(m.late_total, '5m')
        .greaterThan(quantity(5, 'events/s'))
        .and(sum(rate(m.failed_total, '5m')).by('job', 'instance').greaterThan(quantity(0, 'events/s'))),
    ],
    ['the count of a native histogram', m.native_seconds.increase('15m').count().greaterThan(plain(0))],
    ['the sum of a native histogram', m.native_seconds.increase('15m').sum().greaterThan(seconds(0))],
    ['the count of a histogram', increase(m.payout_seconds.count, '15m').greaterThan(none)],
    ['any share', ratio(sum(rate(m.failed_total, '15m')), sum(rate(m.plain_total, '15m'))).greaterThan(percent(0))],
  ])('is refused: %s', (_, condition) => {
    expect(issues(condition)).toEqual([
      expect.stringMatching(
        /because its series appears with it; remedy: (use|count in a counter too, and use) happened\(/,
      ),
    ]);
  });

  test('the issue names the remedies', () => {
    expect(issues(increase(m.failed_total, '15m').greaterThan(none))).toEqual([
      "the first event of failed_total is not counted, because its series appears with it; remedy: use happened(failed_total, '15m'), or set startsAtZero: true in the catalogue if the series exist before",
    ]);
  });

  test('happened() takes no native histogram', () => {
    expect(issues(m.native_seconds.increase('15m').count().greaterThan(plain(0)))).toEqual([
      "the first event of native_seconds is not counted, because its series appears with it; remedy: count in a counter too, and use happened(counter, '15m'), or set startsAtZero: true in the catalogue if the series exist before",
    ]);
  });

  test.each<[string, Filtered<string, AnyUnit>]>([
    ['several events', increase(m.failed_total, '15m').greaterThan(quantity(1, 'events'))],
    ['a rate of several events', rate(m.failed_total, '5m').greaterThan(quantity(0.01, 'events/s'))],
    ['few events', increase(m.failed_total, '15m').lessThan(quantity(1, 'events'))],
    ['a counter without labels', increase(m.plain_total, '15m').greaterThan(none)],
    ['a counter that starts at zero', increase(m.known_total, '15m').greaterThan(none)],
    [
      'several events where there is traffic',
      increase(m.failed_total, '15m')
        .greaterThan(quantity(1, 'events'))
        .and(rate(m.failed_total, '15m').greaterThan(quantity(0, 'events/s'))),
    ],
    [
      'a share of another counter where there is traffic',
      ratio(sum(rate(m.plain_total, '15m')), sum(rate(m.known_total, '15m')))
        .greaterThan(percent(5))
        .and(sum(rate(m.failed_total, '15m')).greaterThan(quantity(0, 'events/s'))),
    ],
    [
      'a quantile where there is traffic',
      quantileOf(0.9, m.payout_seconds, { window: '15m' })
        .greaterThan(seconds(0.5))
        .and(sum(rate(m.payout_seconds.count, '15m')).greaterThan(quantity(0, 'events/s'))),
    ],
    ['several observations of a native histogram', m.native_seconds.increase('15m').count().greaterThan(plain(1))],
    [
      'a share, whose divisor is not zero',
      ratio(sum(rate(m.failed_total, '15m')), sum(rate(m.failed_total, '15m'))).greaterThan(percent(5)),
    ],
    ['happened()', happened(m.plain_total, '15m')],
  ])('is accepted: %s', (_, condition) => {
    expect(issues(condition)).toEqual([]);
  });

  test.each([
    'avg(increase(failed_total[15m])) > 0',
    'min(increase(failed_total[15m])) >= 1',
    'quantile(0.9, increase(failed_total[15m])) > 0',
    'quantile_over_time(0.9, increase(failed_total[15m])[1h:1m]) > 0',
    'abs(floor(increase(failed_total[15m]))) > 0',
    'clamp_max(sum(increase(failed_total[15m])), 5) > 0',
    'sgn(sum(rate(failed_total[15m]))) == 1',
    'sum(increase(failed_total[15m])) > bool 0 == 1',
    'max_over_time(sum(increase(failed_total[15m]))[1h:1m]) > 0',
    'sum_over_time(increase(failed_total[15m])[1h:15m]) > 0',
    'avg_over_time(increase(failed_total[15m])[1h:15m]) > 0',
    'increase(failed_total[15m]) * increase(known_total[15m]) > 0',
    'increase(failed_total[15m]) - 0.5 > 0',
    'increase(failed_total[15m]) + 1 > 1',
    '1 - increase(failed_total[15m]) < 1',
    '-increase(failed_total[15m]) < 0',
    'increase(failed_total[15m]) * -1 < 0',
    'increase(failed_total[15m]) > 1 - 1',
    'clamp_min(increase(failed_total[15m]), 0) > 0',
    'clamp_min(increase(failed_total[15m]), 0.5) > 0.5',
  ])('is refused in a form around it: %s', (text) => {
    expect(issues(rawCondition(text, { catalogues: [payments], unit: 'events' }))).toEqual([
      expect.stringContaining("remedy: use happened(failed_total, '15m')"),
    ]);
  });

  test.each([
    'avg(increase(failed_total[15m])) > 1',
    'increase(failed_total[15m]) - 1 > 0',
    'increase(failed_total[15m]) + 1 > 0',
    'increase(failed_total[15m]) * -1 < 1',
    'clamp_min(increase(failed_total[15m]), 2) > 1',
    'sum(increase(failed_total[15m])) > bool 5 == 1',
    'avg_over_time(increase(failed_total[15m])[1h:15m]) > 0.5',
    'count(increase(failed_total[15m])) > 0',
  ])('is accepted in a form that needs several, or none: %s', (text) => {
    expect(issues(rawCondition(text, { catalogues: [payments], unit: 'events' }))).toEqual([]);
  });

  test('the first event in another way, which happened() writes too, is accepted', () => {
    const condition = (text: string) => rawCondition(text, { catalogues: [payments], unit: 'events' });
    expect(issues(condition('failed_total unless failed_total offset 15m or increase(failed_total[15m]) > 0'))).toEqual(
      [],
    );
    expect(
      issues(condition('late_total unless late_total offset 15m or increase(failed_total[15m]) > 0')),
    ).toHaveLength(1);
  });

  test('happened() itself is accepted', () => {
    expect(issues(happened(m.failed_total, '15m', { by: ['job'] }))).toEqual([]);
  });
});
