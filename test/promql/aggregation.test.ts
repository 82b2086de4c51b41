import { recordingRule, ruleGroup, ruleFile } from '../../alerts';
import * as q from '../../promql';
import { scrape } from '../../metrics';
import { expressionIssues } from '../../promql/check';
import { render } from '../../promql/render';
import { availability, metrics as m, noLinks } from '../shop';

const requests = q.rate(m.http_requests_total, '5m');
const byRoute = q.sum(requests).by('job', 'route');
const byMethod = q.sum(requests).by('job', 'method');
const slowest = q.quantileOf(0.95, m.http_request_duration_seconds, { by: ['route'], window: '5m' });
const { up } = q.selectors(scrape);
const idle = m.connections_open.where({ state: 'idle' });

describe('grouping', () => {
  test.each<[q.Expression, string]>([
    [q.count(m.memory_bytes).by('__name__'), 'count by (__name__) (memory_bytes)'],
    [
      q.max(q.lastOverTime(m.memory_bytes, '5m')).by('__name__', 'pod'),
      'max by (__name__, pod) (last_over_time(memory_bytes[5m]))',
    ],
    [
      q.labelReplace(m.memory_bytes, { source: '__name__', regex: /(.*)_bytes/, target: 'kind', replacement: '$1' }),
      'label_replace(memory_bytes, "kind", "$1", "__name__", "(.*)_bytes")',
    ],
    [
      q.sum(byRoute.or(byMethod)).by('route'),
      'sum by (route) (sum by (job, route) (rate(http_requests_total[5m])) or sum by (job, method) (rate(http_requests_total[5m])))',
    ],
    [
      q.count(byRoute.or(byMethod)).by('job', 'method'),
      'count by (job, method) (sum by (job, route) (rate(http_requests_total[5m])) or sum by (job, method) (rate(http_requests_total[5m])))',
    ],
  ])('%#: %s', ({ node }, text) => {
    expect(expressionIssues(node)).toEqual([]);
    expect(
      render(node)
        .replaceAll(/(?<=\()\n\s*|\n\s*(?=\))/g, '')
        .replaceAll(/\s+/g, ' '),
    ).toBe(text);
  });

  test('the name is gone after a rate', () => {
    const { node } = q.sum(requests).by('__name__');

    expect(expressionIssues(node)).toMatchObject([{ problem: 'unknown label "__name__"' }]);
  });
});

describe('sums and averages of what cannot be added', () => {
  const share = q.ratio(byRoute, byRoute);
  const recordedShare = recordingRule({ name: 'job_route:errors:share5m', expression: share }).recorded;
  const recordedGauge = recordingRule({ name: 'job:up:avg', expression: q.avg(up).by('job') }).recorded;
  const recordedQuantile = recordingRule({ name: 'route:duration:p95', expression: slowest }).recorded;
  const buckets = q.sum(q.rate(m.http_request_duration_seconds.bucket, '5m')).by('le', 'route');
  const fraction = q.histogramFraction(0, q.seconds(0.3), buckets);
  const cases: readonly [string, q.Expression, string][] = [
    ['the average of quantiles', q.avg(slowest), 'avg of quantiles'],
    ['the sum of quantiles', q.sum(slowest).by('route'), 'sum of quantiles'],
    ['the average of filtered quantiles', q.avg(q.withoutNaN(slowest)), 'avg of quantiles'],
    ['the average of those of a summary', q.avg(m.gc_duration_seconds.quantiles), 'avg of quantiles'],
    ['the average of ratios', q.avg(share).by('job'), 'avg of ratios'],
    ['the sum of ratios', q.sum(share), 'sum of ratios'],
    [
      'the average of ratios whose label is replaced',
      q.avg(q.labelReplace(share, { source: 'route', regex: /(.*)/, target: 'r', replacement: '$1' })),
      'avg of ratios',
    ],
    ['the average of doubled ratios', q.avg(share.times(2)), 'avg of ratios'],
    ['the average of a doubled ratio on the right', q.avg(q.plain(2).times(share)), 'avg of ratios'],
    ['the average of halved ratios', q.avg(share.dividedBy(2)), 'avg of ratios'],
    ['the average of what is left of ratios', q.avg(q.percent(100).minus(share)), 'avg of ratios'],
    ['the average of percentages', q.avg(share.in('percent')), 'avg of ratios'],
    ['the average of negated ratios', q.avg(share.negated()), 'avg of ratios'],
    ['the average of a difference of ratios', q.avg(share.minus(share)), 'avg of ratios'],
    ['the average of large ratios', q.avg(share.greaterThan(q.percent(5))), 'avg of ratios'],
    ['the average of ratios of two kinds', q.avg(recordedGauge.or(share, q.on())), 'avg of ratios'],
    ['the sum of the largest ratios', q.sum(q.topk(3, share)), 'sum of ratios'],
    ['the sum of the largest ratio of each job', q.sum(q.max(share).by('job')), 'sum of ratios'],
    ['the average of ratios of a window', q.avg(q.maxOverTime(share.subquery('1h'))), 'avg of ratios'],
    ['the average of recorded ratios', q.avg(recordedShare), 'avg of ratios'],
    ['the sum of what is left of recorded ratios', q.sum(q.percent(100).minus(recordedShare)), 'sum of ratios'],
    ['the average of recorded ratios of a window', q.avg(q.avgOverTime(recordedShare, '1h')), 'avg of ratios'],
    ['the average of shares of failures of an objective', q.avg(availability().failureShare('1h')), 'avg of ratios'],
    ['the average of fractions of a histogram', q.avg(fraction), 'avg of ratios'],
    ['the average of halved quantiles', q.avg(slowest.times(0.5)), 'avg of quantiles'],
    ['the average of late quantiles', q.avg(slowest.minus(q.seconds(1))), 'avg of quantiles'],
    ['the average of recorded quantiles', q.avg(recordedQuantile).by('route'), 'avg of quantiles'],
    ['the average of quantiles of a gauge', q.avg(q.quantile(0.9, m.memory_bytes).by('job')), 'avg of quantiles'],
    ['the average of quantiles over time', q.avg(q.quantileOverTime(0.9, m.memory_bytes, '1h')), 'avg of quantiles'],
    ['the sum of series that are 0', q.sum(m.memory_bytes.equalTo(0)), 'sum of series that all have the same value'],
    ['the sum of series below 1', q.sum(up.lessThan(1)), 'sum of series that all have the same value'],
    ['the sum of series that are at most 0', q.sum(idle.lessOrEqual(0)), 'sum of series that all have'],
    [
      'the count of a comparison with bool',
      q.count(m.memory_bytes.greaterThan(0).bool()),
      'count of a comparison with bool',
    ],
  ];

  test.each(cases)('%s', (_, { node }, problem) => {
    expect(expressionIssues(node)).toMatchObject([{ problem: expect.stringContaining(problem) as string }]);
  });

  test.each<[string, q.Expression]>([
    ['the largest quantile', q.max(slowest)],
    ['the sum of a gauge by a number', q.sum(m.memory_bytes.dividedBy(2))],
    ['the sum of a comparison with bool', q.sum(m.memory_bytes.equalTo(0).bool())],
    ['the sum of large ones', q.sum(m.memory_bytes.greaterThan(q.gibibytes(1)))],
    ['the number of those that are 0', q.count(m.memory_bytes.equalTo(0))],
    ['the number of those that are 1', q.sum(idle.equalTo(q.quantity(1, 'connections')))],
    ['a ratio times its weight', q.sum(share.times(byRoute))],
    ['the sum of shares of a total', q.sum(byRoute.dividedBy(q.sum(byRoute), q.on().groupLeft()))],
    ['the average of a recorded gauge', q.avg(recordedGauge)],
    ['the number of large ratios', q.sum(share.greaterThan(q.percent(5)).bool())],
    ['the largest ratio', q.max(share)],
    ['the average of shares of time', q.avg(q.rate(m.http_request_duration_seconds.sum, '5m').in('ratio'))],
  ])('accepts %s', (_, { node }) => {
    expect(expressionIssues(node)).toEqual([]);
  });
});

test('buckets are recorded, and quantiles taken of the recorded ones', () => {
  const buckets = recordingRule({
    name: 'job:http_request_duration_seconds_bucket:rate5m',
    expression: q.sum(q.rate(m.http_request_duration_seconds.bucket)).by('job', 'le'),
  });
  const latency = q.histogramQuantile(0.95, buckets.recorded);

  expect(ruleFile([ruleGroup({ name: 'shop', rules: [buckets] })], noLinks).groups[0]!.rules).toEqual([
    {
      record: 'job:http_request_duration_seconds_bucket:rate5m',
      expr: expect.stringMatching(/^sum by \(job, le\)/) as string,
    },
  ]);
  expect(render(latency.node)).toBe('histogram_quantile(0.95, job:http_request_duration_seconds_bucket:rate5m)');
  expect(latency.unit).toBe('seconds');
});
