import * as q from '../../promql';
import { faultsOf } from '../../promql/check';
import { walk } from '../../promql/node';
import { parse } from '../../promql/parse';
import { lookupIn } from '../../promql/raw';
import { render } from '../../promql/render';
import { aggregationParameters, signatures } from '../../promql/signature';
import { metrics as m, shop } from '../shop';

const total = q.sum(q.rate(m.http_requests_total)).by('route');
const buckets = q.rate(m.http_request_duration_seconds.bucket, '5m');
const native = m.payload_bytes.rate('5m');

/** An expression for each function, with the text and the unit that it must have. */
const functions: readonly (readonly [q.Expression & { readonly unit: string }, string, string])[] = [
  [q.rate(m.bytes_sent_total, '5m'), 'rate(bytes_sent_total[5m])', 'bytes/s'],
  [q.irate(m.bytes_sent_total), 'irate(bytes_sent_total[$__rate_interval])', 'bytes/s'],
  [q.increase(m.bytes_sent_total, '1h'), 'increase(bytes_sent_total[1h])', 'bytes'],
  [q.resets(m.bytes_sent_total, '1d'), 'resets(bytes_sent_total[1d])', 'restarts'],
  [q.delta(m.start_time_seconds, '1h'), 'delta(start_time_seconds[1h])', 'seconds'],
  [q.idelta(m.memory_bytes, '1h'), 'idelta(memory_bytes[1h])', 'bytes'],
  [q.deriv(m.memory_bytes, '1h'), 'deriv(memory_bytes[1h])', 'bytes/s'],
  [q.predictLinear(m.memory_bytes, q.days(4), '6h'), 'predict_linear(memory_bytes[6h], 345600)', 'bytes'],
  [
    q.doubleExponentialSmoothing(m.memory_bytes, { smoothing: 0.3, trend: 0.1 }, '1h'),
    'double_exponential_smoothing(memory_bytes[1h], 0.3, 0.1)',
    'bytes',
  ],
  [q.avgOverTime(m.memory_bytes, '1h'), 'avg_over_time(memory_bytes[1h])', 'bytes'],
  [q.minOverTime(m.memory_bytes, '1h'), 'min_over_time(memory_bytes[1h])', 'bytes'],
  [
    q.maxOverTime(total.subquery('1h', '5m')),
    'max_over_time(sum by (route) (rate(http_requests_total[$__rate_interval]))[1h:5m])',
    'requests/s',
  ],
  [q.sumOverTime(m.memory_bytes, '1h'), 'sum_over_time(memory_bytes[1h])', 'bytes'],
  [q.stddevOverTime(m.memory_bytes, '1h'), 'stddev_over_time(memory_bytes[1h])', 'bytes'],
  [q.stdvarOverTime(m.memory_bytes, '1h'), 'stdvar_over_time(memory_bytes[1h])', 'none'],
  [q.lastOverTime(m.memory_bytes, '1h'), 'last_over_time(memory_bytes[1h])', 'bytes'],
  [q.firstOverTime(m.memory_bytes, '1h'), 'first_over_time(memory_bytes[1h])', 'bytes'],
  [q.madOverTime(m.memory_bytes, '1h'), 'mad_over_time(memory_bytes[1h])', 'bytes'],
  [q.quantileOverTime(0.9, m.memory_bytes, '1h'), 'quantile_over_time(0.9, memory_bytes[1h])', 'bytes'],
  [q.countOverTime(m.bytes_sent_total, '1h'), 'count_over_time(bytes_sent_total[1h])', 'samples'],
  [q.presentOverTime(m.bytes_sent_total, '1h'), 'present_over_time(bytes_sent_total[1h])', 'boolean'],
  [q.absentOverTime(m.bytes_sent_total, '1h'), 'absent_over_time(bytes_sent_total[1h])', 'boolean'],
  [q.changes(m.start_time_seconds, '1h'), 'changes(start_time_seconds[1h])', 'none'],
  [q.tsOfMaxOverTime(m.memory_bytes, '1h'), 'ts_of_max_over_time(memory_bytes[1h])', 'timestamp'],
  [q.tsOfMinOverTime(m.memory_bytes, '1h'), 'ts_of_min_over_time(memory_bytes[1h])', 'timestamp'],
  [q.tsOfFirstOverTime(m.memory_bytes, '1h'), 'ts_of_first_over_time(memory_bytes[1h])', 'timestamp'],
  [q.tsOfLastOverTime(m.memory_bytes, '1h'), 'ts_of_last_over_time(memory_bytes[1h])', 'timestamp'],
  [q.abs(m.memory_bytes), 'abs(memory_bytes)', 'bytes'],
  [q.ceil(m.memory_bytes), 'ceil(memory_bytes)', 'bytes'],
  [q.floor(m.memory_bytes), 'floor(memory_bytes)', 'bytes'],
  [q.round(m.memory_bytes), 'round(memory_bytes)', 'bytes'],
  [q.round(m.memory_bytes, q.mebibytes(1)), 'round(memory_bytes, 1048576)', 'bytes'],
  [q.clamp(m.memory_bytes, q.bytes(1), q.bytes(2)), 'clamp(memory_bytes, 1, 2)', 'bytes'],
  [q.clampMin(m.memory_bytes, q.bytes(1)), 'clamp_min(memory_bytes, 1)', 'bytes'],
  [q.clampMax(m.memory_bytes, q.bytes(1)), 'clamp_max(memory_bytes, 1)', 'bytes'],
  [q.sgn(m.memory_bytes), 'sgn(memory_bytes)', 'none'],
  [q.sqrt(m.memory_bytes).as('none'), 'sqrt(memory_bytes)', 'none'],
  [q.exp(m.memory_bytes), 'exp(memory_bytes)', 'none'],
  [q.ln(m.memory_bytes), 'ln(memory_bytes)', 'none'],
  [q.log2(m.memory_bytes), 'log2(memory_bytes)', 'none'],
  [q.log10(m.memory_bytes), 'log10(memory_bytes)', 'none'],
  [q.acos(m.memory_bytes), 'acos(memory_bytes)', 'none'],
  [q.acosh(m.memory_bytes), 'acosh(memory_bytes)', 'none'],
  [q.asin(m.memory_bytes), 'asin(memory_bytes)', 'none'],
  [q.asinh(m.memory_bytes), 'asinh(memory_bytes)', 'none'],
  [q.atan(m.memory_bytes), 'atan(memory_bytes)', 'none'],
  [q.atanh(m.memory_bytes), 'atanh(memory_bytes)', 'none'],
  [q.cos(m.memory_bytes), 'cos(memory_bytes)', 'none'],
  [q.cosh(m.memory_bytes), 'cosh(memory_bytes)', 'none'],
  [q.sin(m.memory_bytes), 'sin(memory_bytes)', 'none'],
  [q.sinh(m.memory_bytes), 'sinh(memory_bytes)', 'none'],
  [q.tan(m.memory_bytes), 'tan(memory_bytes)', 'none'],
  [q.tanh(m.memory_bytes), 'tanh(memory_bytes)', 'none'],
  [q.deg(m.memory_bytes), 'deg(memory_bytes)', 'none'],
  [q.rad(m.memory_bytes), 'rad(memory_bytes)', 'none'],
  [q.pi(), 'pi()', 'none'],
  [q.minOf(q.seconds(1), q.queryStep()), 'min_of(1, step())', 'seconds'],
  [q.maxOf(q.seconds(1), q.queryRange()), 'max_of(1, range())', 'seconds'],
  [q.time().minus(m.start_time_seconds), 'time() - start_time_seconds', 'seconds'],
  [q.timestamp(m.bytes_sent_total), 'timestamp(bytes_sent_total)', 'timestamp'],
  [q.startTimestamp(m.bytes_sent_total), 'start_timestamp(bytes_sent_total)', 'timestamp'],
  [q.minute(), 'minute()', 'none'],
  [q.hour(m.start_time_seconds), 'hour(start_time_seconds)', 'none'],
  [q.dayOfWeek(), 'day_of_week()', 'none'],
  [q.dayOfMonth(), 'day_of_month()', 'none'],
  [q.dayOfYear(), 'day_of_year()', 'none'],
  [q.daysInMonth(), 'days_in_month()', 'none'],
  [q.month(), 'month()', 'none'],
  [q.year(), 'year()', 'none'],
  [q.queryStart(), 'start()', 'timestamp'],
  [q.queryEnd(), 'end()', 'timestamp'],
  [q.absent(m.http_requests_total), 'absent(http_requests_total)', 'boolean'],
  [q.always(), 'vector(1)', 'boolean'],
  [q.scalar(q.sum(m.memory_bytes)), 'scalar(sum(memory_bytes))', 'bytes'],
  [q.sort(m.memory_bytes), 'sort(memory_bytes)', 'bytes'],
  [q.sortDesc(m.memory_bytes), 'sort_desc(memory_bytes)', 'bytes'],
  [q.sortByLabel(m.memory_bytes, 'pod'), 'sort_by_label(memory_bytes, "pod")', 'bytes'],
  [q.sortByLabelDesc(m.memory_bytes, 'pod', 'job'), 'sort_by_label_desc(memory_bytes, "pod", "job")', 'bytes'],
  [
    q.labelReplace(m.memory_bytes, { source: 'pod', regex: /(.*)-\d+/, target: 'app', replacement: '$1' }),
    'label_replace(memory_bytes, "app", "$1", "pod", "(.*)-\\\\d+")',
    'bytes',
  ],
  [
    q.labelJoin(m.memory_bytes, { sources: ['job', 'pod'], separator: '/', target: 'id' }),
    'label_join(memory_bytes, "id", "/", "job", "pod")',
    'bytes',
  ],
  [q.info(m.memory_bytes, 'version'), 'info(memory_bytes, {version=~".*"})', 'bytes'],
  [
    q.histogramQuantile(0.95, buckets),
    'histogram_quantile(0.95, rate(http_request_duration_seconds_bucket[5m]))',
    'seconds',
  ],
  [
    q.histogramQuantiles(buckets, 'quantile', 0.5, 0.9),
    'histogram_quantiles(rate(http_request_duration_seconds_bucket[5m]), "quantile", 0.5, 0.9)',
    'seconds',
  ],
  [
    q.histogramFraction(0, q.milliseconds(200), buckets),
    'histogram_fraction(0, 0.2, rate(http_request_duration_seconds_bucket[5m]))',
    'ratio',
  ],
  [native.average(), 'histogram_avg(rate(payload_bytes[5m]))', 'bytes'],
  [native.count(), 'histogram_count(rate(payload_bytes[5m]))', 'none'],
  [native.sum(), 'histogram_sum(rate(payload_bytes[5m]))', 'bytes'],
  [native.standardDeviation(), 'histogram_stddev(rate(payload_bytes[5m]))', 'bytes'],
  [native.standardVariance(), 'histogram_stdvar(rate(payload_bytes[5m]))', 'none'],
  [
    native.summed().by('route').quantile(0.9),
    'histogram_quantile(0.9, sum by (route) (rate(payload_bytes[5m])))',
    'bytes',
  ],
  [
    native.averaged().without('pod').quantiles('q', 0.5),
    'histogram_quantiles(avg without (pod) (rate(payload_bytes[5m])), "q", 0.5)',
    'bytes',
  ],
  [native.fraction(q.bytes(0), q.mebibytes(1)), 'histogram_fraction(0, 1048576, rate(payload_bytes[5m]))', 'ratio'],
  [
    native.trimmedAbove(q.bytes(9)).trimmedBelow(q.bytes(1)).sum(),
    'histogram_sum(rate(payload_bytes[5m]) </ 9 >/ 1)',
    'bytes',
  ],
  [
    native.plus(native).minus(native).times(2).dividedBy(2).count(),
    'histogram_count((rate(payload_bytes[5m]) + rate(payload_bytes[5m]) - rate(payload_bytes[5m])) * 2 / 2)',
    'none',
  ],
];

const aggregations: readonly (readonly [q.Expression & { readonly unit: string }, string, string])[] = [
  [q.sum(m.memory_bytes), 'sum(memory_bytes)', 'bytes'],
  [q.avg(m.memory_bytes).by('job', 'pod'), 'avg by (job, pod) (memory_bytes)', 'bytes'],
  [q.min(m.memory_bytes).without('pod'), 'min without (pod) (memory_bytes)', 'bytes'],
  [q.max(m.memory_bytes).by(), 'max(memory_bytes)', 'bytes'],
  [q.stddev(m.memory_bytes), 'stddev(memory_bytes)', 'bytes'],
  [q.stdvar(m.memory_bytes), 'stdvar(memory_bytes)', 'none'],
  [q.count(m.bytes_sent_total), 'count(bytes_sent_total)', 'series'],
  [q.group(m.bytes_sent_total).by('job'), 'group by (job) (bytes_sent_total)', 'boolean'],
  [q.countValues('size', m.memory_bytes).by('job'), 'count_values by (job) ("size", memory_bytes)', 'series'],
  [q.quantile(0.5, m.memory_bytes), 'quantile(0.5, memory_bytes)', 'bytes'],
  [q.topk(3, m.memory_bytes), 'topk(3, memory_bytes)', 'bytes'],
  [q.bottomk(3, m.memory_bytes).by('job'), 'bottomk by (job) (3, memory_bytes)', 'bytes'],
  [q.limitk(3, m.memory_bytes).without('pod'), 'limitk without (pod) (3, memory_bytes)', 'bytes'],
  [q.limitRatio(-0.5, m.memory_bytes), 'limit_ratio(-0.5, memory_bytes)', 'bytes'],
];

function onOneLine(text: string): string {
  return text.replaceAll(/(?<=\()\n\s*|\n\s*(?=\))/g, '').replaceAll(/\n\s*/g, ' ');
}

/** lezer-promql 0.315 does not know these, which Prometheus 3.15 has; the end-to-end tests ask Prometheus. */
const unknownToLezer = ['min_of', 'max_of'];

describe('functions and aggregations', () => {
  test.each([...functions, ...aggregations].map(([expression, text, unit]) => ({ text, expression, unit })))(
    '$text is in $unit',
    ({ expression, text, unit }) => {
      expect(onOneLine(render(expression.node))).toBe(text);
      expect(expression.unit).toBe(unit);
      expect(faultsOf(expression.node)).toEqual([]);
      if (unknownToLezer.some((name) => text.startsWith(name))) return;
      expect(render(parse(text, lookupIn([shop])))).toBe(render(expression.node));
    },
  );

  test('every function of Prometheus is there', () => {
    const calls = functions.flatMap(([{ node }]) =>
      [...walk(node)].flatMap((one) => (one.type === 'call' ? [one.name] : [])),
    );
    expect([...new Set(calls)].sort()).toEqual(Object.keys(signatures).sort());
  });

  test('every aggregation of Prometheus is there', () => {
    const operators = aggregations.map(([{ node }]) => (node.type === 'aggregation' ? node.operator : ''));
    const withoutParameter = ['avg', 'count', 'group', 'max', 'min', 'stddev', 'stdvar', 'sum'];
    expect(operators.sort()).toEqual([...Object.keys(aggregationParameters), ...withoutParameter].sort());
  });
});
