import { compile, type Diagnostic } from './compile';

/** A mistake that does not compile, and the same thing written right. */
interface Fixture {
  readonly mistake: string;
  readonly wrong: string;
  readonly right: string;
  /** The number behind `TS`. */
  readonly code: number;
  /** What the message must name. */
  readonly allowed: string;
}

const prelude = `
import * as q from '../../promql';
import { metrics as m } from '../shop';
const { sum, rate, increase, seconds, bytes, percent, quantity, on, ignoring } = q;
const p95 = q.quantileOf(0.95, m.http_request_duration_seconds, { by: ['route'] });
const total = sum(rate(m.http_requests_total));
const byMethod = sum(rate(m.http_requests_total)).by('method');
const byRoute = sum(rate(m.http_requests_total)).by('route');
`;

const fixtures: readonly Fixture[] = [
  // names
  {
    mistake: 'a metric that nobody exposes',
    wrong: 'm.http_request_total',
    right: 'm.http_requests_total',
    code: 2551,
    allowed: "Did you mean 'http_requests_total'",
  },
  {
    mistake: 'a metric with a name like no other',
    wrong: 'm.queue_depth',
    right: 'm.connections_open',
    code: 2339,
    allowed: 'http_requests_total',
  },
  {
    mistake: 'an unknown label in a selector',
    wrong: "m.http_requests_total.where({ statuss: '200' })",
    right: "m.http_requests_total.where({ status: '200' })",
    code: 2561,
    allowed: "Did you mean to write 'status'",
  },
  {
    mistake: 'a label of another metric',
    wrong: "m.bytes_sent_total.where({ method: 'GET' })",
    right: "m.bytes_sent_total.where({ pod: 'shop-1' })",
    code: 2353,
    allowed: '"pod"',
  },
  {
    mistake: 'le on a histogram itself',
    wrong: 'm.http_request_duration_seconds.where({ le: 0.5 })',
    right: 'm.http_request_duration_seconds.bucket.where({ le: 0.5 })',
    code: 2353,
    allowed: 'route',
  },
  // values of closed labels
  {
    mistake: 'a value outside a closed set',
    wrong: "m.http_requests_total.where({ method: 'GTE' })",
    right: "m.http_requests_total.where({ method: 'GET' })",
    code: 2322,
    allowed: '"GET" | "POST"',
  },
  {
    mistake: 'a negated value outside a closed set',
    wrong: "m.http_requests_total.where({ method: q.not('PUT') })",
    right: "m.http_requests_total.where({ method: q.not('POST') })",
    code: 2322,
    allowed: '"GET" | "POST"',
  },
  {
    mistake: 'one of several values outside a closed set',
    wrong: "m.http_requests_total.where({ method: q.oneOf('GET', 'PUT') })",
    right: "m.http_requests_total.where({ method: q.oneOf('GET', 'POST') })",
    code: 2322,
    allowed: '"GET" | "POST"',
  },
  {
    mistake: 'a status that is no status code',
    wrong: "m.http_requests_total.where({ status: '5xx' })",
    right: "m.http_requests_total.where({ status: '500' })",
    code: 2322,
    allowed: '5${number}',
  },
  {
    mistake: 'a bucket that does not exist',
    wrong: 'm.http_request_duration_seconds.bucket.where({ le: 0.2 })',
    right: 'm.http_request_duration_seconds.bucket.where({ le: 0.5 })',
    code: 2322,
    allowed: '0.5',
  },
  {
    mistake: 'a bound between two buckets',
    wrong: 'm.http_request_duration_seconds.atMost(0.2)',
    right: 'm.http_request_duration_seconds.atMost(0.1)',
    code: 2345,
    allowed: '0.1',
  },
  {
    mistake: '"slower than" a bound between two buckets',
    wrong: 'q.observationsAbove(m.http_request_duration_seconds, 0.2)',
    right: 'q.observationsAbove(m.http_request_duration_seconds, 0.1)',
    code: 2345,
    allowed: '0.1',
  },
  {
    mistake: 'a quantile that the summary does not expose',
    wrong: 'm.gc_duration_seconds.quantiles.where({ quantile: 0.99 })',
    right: 'm.gc_duration_seconds.quantiles.where({ quantile: 0.5 })',
    code: 2322,
    allowed: '0.5',
  },
  // metric types
  {
    mistake: 'rate of a gauge',
    wrong: 'rate(m.connections_open)',
    right: 'q.deriv(m.connections_open)',
    code: 2345,
    allowed: 'delta(), deriv()',
  },
  {
    mistake: 'increase of a gauge',
    wrong: "increase(m.memory_bytes, '1h')",
    right: "q.delta(m.memory_bytes, '1h')",
    code: 2345,
    allowed: 'delta(), deriv()',
  },
  {
    mistake: 'rate of a window over a gauge',
    wrong: "rate(m.memory_bytes.over('5m'))",
    right: "rate(m.bytes_sent_total.over('5m'))",
    code: 2345,
    allowed: 'range vector of a counter',
  },
  {
    mistake: 'deriv of a counter',
    wrong: 'q.deriv(m.bytes_sent_total)',
    right: 'rate(m.bytes_sent_total)',
    code: 2345,
    allowed: 'take rate(), increase()',
  },
  {
    mistake: 'a raw counter in a sum',
    wrong: 'sum(m.http_requests_total)',
    right: 'sum(rate(m.http_requests_total))',
    code: 2345,
    allowed: 'take rate(), increase() or .cumulative()',
  },
  {
    mistake: 'a raw counter compared with a threshold',
    wrong: "m.http_requests_total.greaterThan(quantity(5, 'requests'))",
    right: "increase(m.http_requests_total).greaterThan(quantity(5, 'requests'))",
    code: 2349,
    allowed: 'take rate(), increase()',
  },
  {
    mistake: 'a raw counter divided',
    wrong: 'm.http_requests_total.dividedBy(m.bytes_sent_total)',
    right: 'm.http_requests_total.cumulative().dividedBy(m.http_requests_total.cumulative())',
    code: 2349,
    allowed: 'take rate(), increase()',
  },
  {
    mistake: 'max_over_time of a counter',
    wrong: "q.maxOverTime(m.bytes_sent_total, '1h')",
    right: "q.maxOverTime(m.memory_bytes, '1h')",
    code: 2345,
    allowed: 'take rate(), increase()',
  },
  {
    mistake: "a histogram's base name as a vector",
    wrong: 'sum(m.http_request_duration_seconds)',
    right: 'sum(rate(m.http_request_duration_seconds.count))',
    code: 2345,
    allowed: 'use its .bucket, .sum or .count',
  },
  {
    mistake: "rate of a histogram's base name",
    wrong: 'rate(m.http_request_duration_seconds)',
    right: 'rate(m.http_request_duration_seconds.sum)',
    code: 2345,
    allowed: 'use its .bucket, .sum or .count',
  },
  {
    mistake: 'a summary as a vector',
    wrong: 'q.max(m.gc_duration_seconds)',
    right: 'q.max(m.gc_duration_seconds.quantiles)',
    code: 2345,
    allowed: 'use its .quantiles, .sum or .count',
  },
  {
    mistake: 'a native histogram where floats are meant',
    wrong: 'sum(m.payload_bytes)',
    right: 'm.payload_bytes.rate().summed().quantile(0.95)',
    code: 2345,
    allowed: 'use .rate() or .increase()',
  },
  // kinds of values
  {
    mistake: 'an instant vector given to rate',
    wrong: 'rate(total)',
    right: "q.avgOverTime(total.subquery('1h', '5m'))",
    code: 2345,
    allowed: 'only a selector or .subquery() has a window',
  },
  {
    mistake: 'a computed vector given to max_over_time',
    wrong: "q.maxOverTime(total, '1h')",
    right: "q.maxOverTime(total.subquery('1h'))",
    code: 2345,
    allowed: 'only a selector or .subquery() has a window',
  },
  {
    mistake: 'a range vector where an instant vector is meant',
    wrong: "sum(m.memory_bytes.over('5m'))",
    right: "sum(q.avgOverTime(m.memory_bytes.over('5m')))",
    code: 2345,
    allowed: 'instant vector',
  },
  {
    mistake: 'a scalar where a vector is meant',
    wrong: 'sum(q.time())',
    right: 'sum(q.vector(q.time()))',
    code: 2345,
    allowed: 'Instant',
  },
  {
    mistake: 'a vector where a scalar is meant',
    wrong: 'q.vector(total)',
    right: 'q.vector(q.scalar(total))',
    code: 2345,
    allowed: 'Scalar',
  },
  {
    mistake: 'a plain number where a length of time is meant',
    wrong: "q.predictLinear(m.memory_bytes, 3600, '6h')",
    right: "q.predictLinear(m.memory_bytes, q.hours(1), '6h')",
    code: 2345,
    allowed: 'ScalarExpression<"seconds">',
  },
  {
    mistake: 'a bad duration',
    wrong: "rate(m.http_requests_total, '5 minutes')",
    right: "rate(m.http_requests_total, '5m')",
    code: 2345,
    allowed: 'Window',
  },
  {
    mistake: 'a duration with a fraction',
    wrong: "m.memory_bytes.offset('1.5h')",
    right: "m.memory_bytes.offset('1h30m')",
    code: 2345,
    allowed: 'Duration',
  },
  // labels that are gone
  {
    mistake: 'histogram_quantile without le',
    wrong: "q.histogramQuantile(0.95, sum(rate(m.http_request_duration_seconds.bucket)).by('route'))",
    right: "q.histogramQuantile(0.95, sum(rate(m.http_request_duration_seconds.bucket)).by('le', 'route'))",
    code: 2345,
    allowed: "Property 'le' is missing",
  },
  {
    mistake: 'histogram_quantile of the count',
    wrong: 'q.histogramQuantile(0.95, rate(m.http_request_duration_seconds.count))',
    right: 'q.histogramQuantile(0.95, rate(m.http_request_duration_seconds.bucket))',
    code: 2345,
    allowed: "Property 'le' is missing",
  },
  {
    mistake: 'by of a label that the metric does not have',
    wrong: "sum(rate(m.http_requests_total)).by('endpoint')",
    right: "sum(rate(m.http_requests_total)).by('route')",
    code: 2345,
    allowed: '"route"',
  },
  {
    mistake: 'by of a lost label',
    wrong: "sum(byMethod).by('route')",
    right: "sum(byMethod).by('method')",
    code: 2345,
    allowed: '"method"',
  },
  {
    mistake: 'without of a lost label',
    wrong: "sum(byMethod).without('route')",
    right: "sum(byMethod).without('method')",
    code: 2345,
    allowed: '"method"',
  },
  {
    mistake: 'by of le after the quantile',
    wrong: "q.max(p95).by('le')",
    right: "q.max(p95).by('route')",
    code: 2345,
    allowed: '"route"',
  },
  {
    mistake: 'label_replace of a label that is not there',
    wrong: "q.labelReplace(byMethod, { source: 'route', regex: /(.*)/, target: 'page', replacement: '$1' })",
    right: "q.labelReplace(byRoute, { source: 'route', regex: /(.*)/, target: 'page', replacement: '$1' })",
    code: 2322,
    allowed: '"method"',
  },
  {
    mistake: 'a quantile by a label that the histogram does not have',
    wrong: "q.quantileOf(0.95, m.http_request_duration_seconds, { by: ['method'] })",
    right: "q.quantileOf(0.95, m.http_request_duration_seconds, { by: ['route'] })",
    code: 2322,
    allowed: '"route"',
  },
  // matching
  {
    mistake: 'division of vectors whose labels cannot match',
    wrong: 'byMethod.dividedBy(byRoute)',
    right: 'byMethod.dividedBy(byMethod)',
    code: 2345,
    allowed: 'use on(...) or ignoring(...)',
  },
  {
    mistake: 'division by a total that has lost the labels',
    wrong: 'byMethod.dividedBy(total)',
    right: "byMethod.dividedBy(total, ignoring('method').groupLeft())",
    code: 2345,
    allowed: 'use on(...) or ignoring(...)',
  },
  {
    mistake: 'on a label that the right side does not have',
    wrong: "byMethod.dividedBy(byRoute, on('method'))",
    right: "byMethod.dividedBy(byMethod, on('method'))",
    code: 2345,
    allowed: 'this label is not on both sides',
  },
  {
    mistake: 'ignoring too little',
    wrong: "m.connections_open.dividedBy(m.connections_limit, ignoring('pod'))",
    right: "m.connections_open.dividedBy(m.connections_limit, ignoring('state').groupLeft())",
    code: 2345,
    allowed: '"state"',
  },
  {
    mistake: 'group_left of a label that the right side does not have',
    wrong: "m.connections_open.times(m.memory_bytes, on('pod').groupLeft('route'))",
    right: "m.connections_open.times(m.memory_bytes, on('pod').groupLeft('job'))",
    code: 2345,
    allowed: '"job"',
  },
  {
    mistake: 'and of vectors whose labels cannot match',
    wrong: 'byMethod.and(byRoute)',
    right: 'byMethod.and(byRoute, on())',
    code: 2345,
    allowed: 'use on(...) or ignoring(...)',
  },
  {
    mistake: 'group_left with a set operator',
    wrong: "byMethod.and(byMethod, on('method').groupLeft())",
    right: "byMethod.and(byMethod, on('method'))",
    code: 2345,
    allowed: '"one-to-one"',
  },
  {
    mistake: 'a ratio of a part that has other labels',
    wrong: 'q.ratio(byMethod, byRoute)',
    right: 'q.ratio(byMethod, byMethod)',
    code: 2345,
    allowed: "Property 'method' is missing",
  },
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

describe('mistakes that do not compile', () => {
  const head = prelude.split('\n').length;
  const source =
    prelude + '\n' + fixtures.flatMap(({ wrong, right }) => [`void (${wrong});`, `void (${right});`]).join('\n');
  const diagnostics = compile(source);
  const at = (line: number): Diagnostic[] => diagnostics.filter((diagnostic) => diagnostic.line === line);

  test('the prelude compiles', () => {
    expect(diagnostics.filter(({ line }) => line <= head)).toEqual([]);
  });

  test.each(fixtures.map((fixture, index) => ({ ...fixture, line: head + 1 + 2 * index })))(
    '$mistake: $wrong',
    ({ code, allowed, line }) => {
      const [diagnostic, ...others] = at(line);
      expect(diagnostic).toMatchObject({ code, message: expect.stringContaining(allowed) as string });
      expect(others).toEqual([]);
      expect(at(line + 1)).toEqual([]);
    },
  );
});
