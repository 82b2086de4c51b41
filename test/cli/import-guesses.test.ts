import { guessFirstEvent } from '../../cli/import/first-event';
import { labelText, roomFor } from '../../cli/import/label';
import { guessObservations, guessUnit } from '../../cli/import/unit';
import { isFromOpenTelemetry } from '../../metrics/client-library';
import type { ExpositionMetric, ExpositionMetricType } from '../../metrics/exposition';

function metric(name: string, type: ExpositionMetricType, ...values: number[]): ExpositionMetric {
  const samples = values.map((value, index) => ({ name, labels: { n: String(index) }, value, timestamp: undefined }));
  return { name, type, help: undefined, unit: undefined, samples };
}

test.each<[name: string, type: ExpositionMetricType, value: number, unit: string]>([
  ['http_requests_total', 'counter', 1, 'requests'],
  ['file_upload_bytes_total', 'counter', 1, 'bytes'],
  ['redis_errors_by_kind_total', 'counter', 1, 'errors'],
  ['cache_hits_total', 'counter', 1, 'events'],
  ['cpu_seconds_total', 'counter', 2e9, 'seconds'],
  ['http_connections_active', 'gauge', 1, 'connections'],
  ['temperature_celsius', 'gauge', 1, 'celsius'],
  ['cpu_used_ratio', 'gauge', 1, 'ratio'],
  ['backup_age_seconds', 'gauge', 90, 'seconds'],
  ['backup_finished_seconds', 'gauge', 1.7e9, 'timestamp'],
  ['process_start_time_seconds', 'gauge', 0, 'timestamp'],
  ['last_backup_timestamp', 'gauge', 0, 'timestamp'],
  ['database_up', 'gauge', 1, 'boolean'],
  ['workers_online', 'gauge', 4, 'none'],
  ['app_info', 'gauge', 1, 'none'],
  // Micrometer
  ['http_server_requests_seconds_max', 'gauge', 0.2, 'seconds'],
  ['jvm_memory_used_bytes', 'gauge', 1e6, 'bytes'],
  ['tomcat_sessions_alive_max_seconds', 'gauge', 1, 'seconds'],
  ['system_cpu_usage', 'gauge', 0.2, 'ratio'],
  ['jvm_threads_live_threads', 'gauge', 10, 'none'],
  ['hikaricp_connections_active', 'gauge', 1, 'connections'],
  // client_python
  ['orders_created', 'gauge', 1.7e9, 'timestamp'],
  ['inprogress_requests', 'gauge', 1, 'requests'],
  // HAProxy
  ['haproxy_frontend_bytes_in_total', 'counter', 1, 'bytes'],
  ['haproxy_backend_response_time_average_seconds', 'gauge', 1, 'seconds'],
  ['haproxy_process_idle_time_percent', 'gauge', 99, 'percent'],
  ['haproxy_backend_max_queue', 'gauge', 1, 'none'],
  ['haproxy_frontend_connections_rate_max', 'gauge', 1, 'connections/s'],
  ['haproxy_frontend_max_session_rate', 'gauge', 1, 'none'],
  ['batch_rows', 'histogram', 1, 'none'],
  ['response_bytes', 'histogram', 1, 'bytes'],
])('the unit of %s, a %s that is %d, is %s', (name, type, value, unit) => {
  expect(guessUnit(metric(name, type, value))).toEqual({ unit });
});

test('reports an unsupported unit', () => {
  expect(guessUnit(metric('power_joules_total', 'counter', 1))).toEqual({
    unit: 'none',
    remark: 'The unit joules is not supported: the unit is none.',
  });
  expect(guessUnit({ ...metric('speed_knots', 'gauge', 1), unit: 'knots' }).unit).toBe('none');
});

test('reports a unit with a prefix', () => {
  expect(guessUnit(metric('wait_ms', 'gauge', 1))).toEqual({
    unit: 'none',
    remark: 'Units have no prefix here: the unit is none until the metric is exposed in seconds instead of ms.',
  });
});

test.each([
  ['http_request_duration_seconds', 'requests'],
  ['db_query_duration_seconds', 'queries'],
  ['batch_process_seconds', 'processes'],
  ['sleep_seconds', 'events'],
])('%s counts %s', (name, things) => {
  expect(guessObservations(metric(name, 'histogram', 1))).toBe(things);
});

test.each<[string, string[], string]>([
  ['status', ['404', '200'], 'httpStatus("200", "404")'],
  ['http_status_code', ['200'], 'httpStatus("200")'],
  ['code', ['0', '14'], 'open(5, "0", "14")'],
  ['status', ['2xx', '5xx'], 'closed("1xx", "2xx", "3xx", "4xx", "5xx")'],
  ['code', ['2xx', 'other'], 'closed("1xx", "2xx", "3xx", "4xx", "5xx", "other")'],
  ['kind', ['other'], 'open(5, "other")'],
  ['status', ['success', 'failed'], 'open(5, "failed", "success")'],
  ['http_request_method', ['GET'], 'closed("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "_OTHER")'],
  ['method', ['GET', 'propfind'], 'open(5, "GET", "propfind")'],
  [
    'outcome',
    ['SUCCESS'],
    'closed("SUCCESS", "REDIRECTION", "CLIENT_ERROR", "SERVER_ERROR", "INFORMATIONAL", "UNKNOWN")',
  ],
  ['url_scheme', ['https'], 'closed("http", "https")'],
  ['method', ['GET'], 'closed("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")'],
  ['method', ['get', 'trace'], 'closed("get", "post", "put", "patch", "delete", "head", "options", "trace")'],
  ['method', ['/shop.Cart/Add'], 'open(5, "/shop.Cart/Add")'],
  ['cached', ['true'], 'flag()'],
  ['kind', ['login'], 'open(5, "login")'],
  ['database', ['orders', 'users'], 'open(5, "orders", "users")'],
  ['route', ['/', '/a', '/b', '/c'], 'open(10, "/", "/a", "/b")'],
  ['word', 'abcdefghi'.split(''), 'open(25, "a", "b", "c")'],
])('%s with %j is %s', (label, values, text) => {
  expect(labelText(label, values).text).toBe(text);
});

test.each([
  [1, 5],
  [2, 5],
  [3, 10],
  [12, 25],
  [13, 50],
  [300, 1000],
])('expects for %d values up to %d', (seen, room) => {
  expect(roomFor(seen)).toBe(room);
});

describe('when the series of a counter appear', () => {
  const closed = (...values: string[]) => ({ text: `closed(${values.join(', ')})`, expected: values.length });
  const open = { text: 'open(5)', expected: 5 };
  const counted = (...values: number[]) => metric('orders_total', 'counter', ...values);
  const whole = { ...counted(3), samples: [{ name: 'orders_total', labels: {}, value: 3, timestamp: undefined }] };

  test.each<[string, ExpositionMetric, { text: string; expected: number }[], boolean, string[]]>([
    ['without labels', whole, [], false, []],
    ['without labels of OpenTelemetry', whole, [], true, ['startsAtZero: false']],
    ['with labels of OpenTelemetry', counted(3), [open], true, []],
    ['of all values, one of them 0', counted(0, 3), [closed('0', '1')], false, ['startsAtZero: true']],
    ['of all values, none of them 0', counted(2, 3), [closed('0', '1')], false, []],
    ['of some values', counted(0, 3), [closed('0', '1', '2')], false, []],
    ['of an open label', counted(0, 0, 0, 0, 0), [open], false, []],
    ['of several labels, not all combined', counted(0, 3), [closed('0', '1'), closed('a', 'b')], false, []],
  ])('%s', (_, of, labels, isOpenTelemetry, props) => {
    expect(guessFirstEvent(of, 'counter', labels, isOpenTelemetry).props).toEqual(props);
    expect(guessFirstEvent(of, 'gauge', labels, isOpenTelemetry).props).toEqual([]);
  });
});

test('recognizes OpenTelemetry', () => {
  const page = (...metrics: ExpositionMetric[]) => new Map(metrics.map((one) => [one.name, one]));
  const scoped = { ...metric('a_total', 'counter'), samples: [sampleWith({ otel_scope_name: 'shop' })] };
  expect([page(metric('target_info', 'gauge', 1)), page(scoped)].map(isFromOpenTelemetry)).toEqual([true, true]);
  expect(isFromOpenTelemetry(page(metric('a_total', 'counter', 1)))).toBe(false);
});

function sampleWith(labels: Record<string, string>) {
  return { name: 'a_total', labels, value: 1, timestamp: undefined };
}
