import { closed, counter, gauge, histogram, open, optional } from '../../../metrics';
import { goMetrics, promhttpMetrics } from '../../../metrics/go';
import { goRuntimeMetrics } from './go-runtime';

const handler = open(15, '/api/v1/query', '/api/v1/query_range');
/** Alertmanagers, remote writes and scrape jobs. */
const dialer = open(10, 'alertmanager', 'default', 'gauzian-backend');

/** Metrics of the process, its configuration and its HTTP server, of servers and agents. */
export const serverMetrics = {
  ...goMetrics,
  ...promhttpMetrics,
  ...goRuntimeMetrics,
  prometheus_build_info: gauge({
    help: 'Always 1; the version stands in its labels.',
    unit: 'none',
    labels: {
      version: open(1, '3.16.0'),
      revision: open(1),
      branch: optional(open(1)),
      goversion: open(1),
      goos: open(1),
      goarch: open(1),
      tags: open(1),
    },
  }),
  prometheus_ready: gauge({ help: 'Whether the server has started completely.', unit: 'boolean' }),
  prometheus_config_last_reload_successful: gauge({
    help: 'Whether the configuration was read without a fault when it was last read.',
    unit: 'boolean',
  }),
  prometheus_config_last_reload_success_timestamp_seconds: gauge({
    help: 'When the configuration was last read without a fault.',
    unit: 'timestamp',
  }),
  prometheus_http_requests_total: counter({
    help: 'HTTP requests answered.',
    unit: 'requests',
    labels: { handler: open(70, '/api/v1/query'), code: open(2, '200', '400') },
    combinations: 74,
  }),
  prometheus_http_request_duration_seconds: histogram({
    help: 'Time to answer an HTTP request.',
    unit: 'seconds',
    observations: 'requests',
    buckets: [0.1, 0.2, 0.4, 1, 3, 8, 20, 60, 120],
    labels: { handler },
  }),
  prometheus_http_response_size_bytes: histogram({
    help: 'Size of the answers.',
    unit: 'bytes',
    observations: 'requests',
    buckets: [100, 1000, 10_000, 100_000, 1e6, 1e7, 1e8, 1e9],
    labels: { handler },
  }),
  prometheus_api_notification_active_subscribers: gauge({
    help: 'Browsers that are told of problems of the server.',
    unit: 'clients',
  }),
  prometheus_api_notification_updates_sent_total: counter({
    help: 'Problems of the server sent to browsers.',
    unit: 'notifications',
  }),
  prometheus_api_notification_updates_dropped_total: counter({
    help: 'Problems of the server that could not be sent to browsers.',
    unit: 'notifications',
  }),
  prometheus_web_federation_errors_total: counter({ help: 'Errors of answers to another Prometheus.', unit: 'errors' }),
  prometheus_web_federation_warnings_total: counter({
    help: 'Warnings of answers to another Prometheus.',
    unit: 'events',
  }),
  prometheus_template_text_expansions_total: counter({ help: 'Templates expanded.', unit: 'evaluations' }),
  prometheus_template_text_expansion_failures_total: counter({ help: 'Templates that failed.', unit: 'errors' }),
  net_conntrack_dialer_conn_attempted_total: counter({
    help: 'Connections begun.',
    unit: 'connections',
    labels: { dialer_name: dialer },
    startsAtZero: true,
  }),
  net_conntrack_dialer_conn_established_total: counter({
    help: 'Connections opened.',
    unit: 'connections',
    labels: { dialer_name: dialer },
    startsAtZero: true,
  }),
  net_conntrack_dialer_conn_closed_total: counter({
    help: 'Connections closed.',
    unit: 'connections',
    labels: { dialer_name: dialer },
    startsAtZero: true,
  }),
  net_conntrack_dialer_conn_failed_total: counter({
    help: 'Connections that could not be opened.',
    unit: 'connections',
    labels: { dialer_name: dialer, reason: closed('refused', 'resolution', 'timeout', 'unknown') },
    startsAtZero: true,
  }),
  net_conntrack_listener_conn_accepted_total: counter({
    help: 'Connections taken.',
    unit: 'connections',
    labels: { listener_name: open(1) },
    startsAtZero: true,
  }),
  net_conntrack_listener_conn_closed_total: counter({
    help: 'Connections to this server closed.',
    unit: 'connections',
    labels: { listener_name: open(1) },
    startsAtZero: true,
  }),
};
