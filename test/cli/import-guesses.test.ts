import { guessFirstEvent } from '../../cli/import/first-event';
import { labelText, roomFor } from '../../cli/import/label';
import { guessRange } from '../../cli/import/range';
import { guessObservations, guessUnit } from '../../cli/import/unit';
import { isFromOpenTelemetry } from '../../metrics/client-library';
import type { BaseUnit } from '../../metrics';
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
  ['haproxy_process_idle_time_percent', 'gauge', 0, 'percent'],
  // node_exporter, cAdvisor, kube-state-metrics
  ['node_processes_threads', 'gauge', 1, 'none'],
  ['node_filesystem_files_free', 'gauge', 1, 'files'],
  ['container_last_seen', 'gauge', 1.7e9, 'timestamp'],
  ['machine_cpu_cores', 'gauge', 1, 'cores'],
  ['kube_pod_start_time', 'gauge', 1.7e9, 'timestamp'],
  ['kube_pod_container_resource_requests', 'gauge', 0.5, 'none'],
  ['kube_deployment_status_replicas_ready', 'gauge', 1, 'none'],
  ['kube_daemonset_status_number_ready', 'gauge', 1, 'none'],
  ['kube_pod_status_ready', 'gauge', 1, 'boolean'],
  // Servers and their exporters
  ['nginx_connections_accepted', 'counter', 1, 'connections'],
  ['nginx_connections_waiting', 'gauge', 1, 'connections'],
  ['php_fpm_workers_busy', 'gauge', 1, 'none'],
  ['caddy_http_requests_in_flight', 'gauge', 1, 'requests'],
  ['envoy_cluster_membership_healthy', 'gauge', 1, 'none'],
  ['traefik_tls_certs_not_after', 'gauge', 1.7e9, 'timestamp'],
  ['traefik_config_last_reload_success', 'gauge', 1.7e9, 'timestamp'],
  ['probe_ssl_earliest_cert_expiry', 'gauge', 1.7e9, 'timestamp'],
  ['probe_http_content_length', 'gauge', -1, 'none'],
  ['etcd_server_has_leader', 'gauge', 1, 'boolean'],
  ['kafka_topic_partition_leader', 'gauge', 1, 'none'],
  ['kafka_topic_partition_current_offset', 'gauge', 1.7e9, 'none'],
  ['prometheus_notifications_alertmanagers_discovered', 'gauge', 1, 'none'],
  ['prometheus_config_last_reload_successful', 'gauge', 1, 'boolean'],
  ['minio_cluster_nodes_online_total', 'gauge', 1, 'none'],
  ['coredns_dns_requests_total', 'counter', 1, 'requests'],
  // Databases and queues
  ['rabbitmq_queue_messages_ready', 'gauge', 1, 'none'],
  ['redis_keyspace_hits_total', 'counter', 1, 'events'],
  ['mysql_global_status_aborted_clients', 'untyped', 1, 'clients'],
  ['mysql_global_variables_max_connections', 'gauge', 151, 'connections'],
  ['pg_settings_max_files_per_process', 'gauge', 1, 'files'],
  ['pg_stat_user_tables_last_autovacuum', 'gauge', 1.7e9, 'timestamp'],
  ['elasticsearch_process_open_files_count', 'gauge', 1, 'files'],
  ['mongodb_ss_network_bytesIn', 'gauge', 1, 'bytes'],
  ['cache_keys_evictions_total', 'counter', 1, 'events'],
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

test('reads a prefix that is a word of its own', () => {
  expect(guessUnit(metric('minio_usage_last_activity_nano_seconds', 'gauge', 1)).remark).toMatch(
    /instead of nanoseconds/,
  );
});

test.each<[name: string, unit: BaseUnit, values: number[], props: string[]]>([
  ['redis_mem_fragmentation_ratio', 'ratio', [0.9, 1.7], ['range: { max: Infinity }']],
  ['process_cpu_percent', 'percent', [380], ['range: { max: Infinity }']],
  ['node_timex_offset_seconds', 'seconds', [-0.002, NaN], ['range: { min: -Infinity }']],
  ['balance_ratio', 'ratio', [-2, 2], ['range: { min: -Infinity, max: Infinity }']],
  ['used_ratio', 'ratio', [0, 1, NaN], []],
  ['temperature_celsius', 'celsius', [-20], []],
])('the limits of %s, in %s with the values %j', (name, unit, values, props) => {
  expect(guessRange(metric(name, 'gauge', ...values), 'gauge', unit).props).toEqual(props);
  expect(guessRange(metric(name, 'gauge', ...values), 'counter', unit).props).toEqual([]);
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
  // A client, a file or a process acts, and is not what is observed.
  ['http_client_requests_total', 'requests'],
  ['http_client_request_duration_seconds', 'requests'],
  ['rpc_client_duration_seconds', 'events'],
  ['file_upload_seconds', 'events'],
  ['batch_process_seconds', 'events'],
  // Each observation is a batch.
  ['batch_rows', 'events'],
  ['hikaricp_connections_acquire_seconds', 'connections'],
  ['lettuce_command_completion_seconds', 'commands'],
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
  // Caches have such methods too.
  ['method', ['get', 'put'], 'open(5, "get", "put")'],
  ['method', ['get', 'post'], 'closed("get", "post", "put", "patch", "delete", "head", "options")'],
  ['method', ['GET', 'post'], 'open(5, "GET", "post")'],
  ['method', ['GET', 'EXTENSION_METHOD'], 'open(5, "EXTENSION_METHOD", "GET")'],
  ['method', ['CONNECT'], 'closed("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "CONNECT")'],
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
