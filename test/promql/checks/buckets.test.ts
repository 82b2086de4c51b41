import { catalogue, histogram } from '../../../metrics';
import * as q from '../../../promql';
import { expressionIssues } from '../../../promql/check';
import { metrics as m } from '../../shop';

const cumulative = m.http_request_duration_seconds.bucket.cumulative();

describe('quantiles since the start of the process', () => {
  test.each<[string, q.Expression]>([
    ['a quantile', q.histogramQuantile(0.95, cumulative)],
    ['a quantile of their sum', q.histogramQuantile(0.95, q.sum(cumulative).by('le'))],
    ['several quantiles', q.histogramQuantiles(cumulative, 'q', 0.5, 0.9)],
    ['a share', q.histogramFraction(0, q.seconds(1), cumulative)],
    ['a quantile of a native histogram', m.payload_bytes.quantile(0.95)],
    ['several of one', m.payload_bytes.summed().quantiles('q', 0.5, 0.9)],
    ['a share of one', m.payload_bytes.fraction(q.bytes(0), q.bytes(100))],
  ])('%s', (_, { node }) => {
    expect(expressionIssues(node)).toMatchObject([
      { problem: 'a quantile of all observations since the start of the process' },
    ]);
  });

  test.each<[string, q.Expression]>([
    ['rates', q.histogramQuantile(0.95, q.rate(m.http_request_duration_seconds.bucket))],
    ['increases', q.histogramQuantile(0.95, q.sum(q.increase(m.http_request_duration_seconds.bucket)).by('le'))],
    ['rates of native histograms', m.payload_bytes.rate().summed().quantile(0.95)],
  ])('accepts %s', (_, { node }) => {
    expect(expressionIssues(node)).toEqual([]);
  });
});

test('a histogram with the bucket +Inf alone has a mean, but no quantiles', () => {
  const { wait_seconds: wait } = q.selectors(
    catalogue({
      name: 'app',
      software: 'app',
      version: '1',
      metrics: { wait_seconds: histogram({ help: 'Wait.', unit: 'seconds', observations: 'events', buckets: [] }) },
    }),
  );
  expect(expressionIssues(q.meanOf(wait).node)).toEqual([]);
  const issue = {
    problem: /^histogram_.* requires buckets with bounds, but the only one is \+Inf$/,
    given: 'wait_seconds_bucket',
  };
  for (const { node } of [
    q.quantileOf(0.9, wait),
    q.histogramFraction(0, q.seconds(1), q.rate(wait.bucket)),
    q.histogramQuantiles(q.rate(wait.bucket), 'q', 0.5),
  ]) {
    expect(expressionIssues(node)).toEqual([{ ...issue, problem: expect.stringMatching(issue.problem) as string }]);
  }
});

test('the step of a subquery is no longer than its window', () => {
  const { node } = q.maxOverTime(m.memory_bytes.subquery('5m', '10m'));

  expect(expressionIssues(node)).toEqual([
    { problem: 'the step of a subquery is longer than its window', given: '10m', allowed: '5m and shorter' },
  ]);
  expect(expressionIssues(q.maxOverTime(m.memory_bytes.subquery('5m', '5m')).node)).toEqual([]);
  expect(expressionIssues(q.rate(m.bytes_sent_total.subquery('5m', '1h')).node)).toHaveLength(1);
});
