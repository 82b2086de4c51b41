import { counter, gauge, histogram, open, optional } from '../../../metrics';
import { goMetrics, promhttpMetrics } from '../../../metrics/go';

const handler = open(8, '/api/v2/alerts', '/-/ready');
const method = open(2, 'get', 'post');

/** Metrics of the process, its configuration and its API. */
export const serverMetrics = {
  ...goMetrics,
  ...promhttpMetrics,
  alertmanager_build_info: gauge({
    help: 'Always 1; the version stands in its labels.',
    unit: 'none',
    labels: {
      version: open(1, '0.35.1'),
      revision: open(1),
      branch: optional(open(1)),
      goversion: open(1),
      goos: open(1),
      goarch: open(1),
      tags: open(1),
    },
  }),
  alertmanager_config_hash: gauge({ help: 'Hash of the configuration.', unit: 'none', range: { min: 0 } }),
  alertmanager_config_last_reload_successful: gauge({
    help: 'Whether the configuration was read without a fault when it was last read.',
    unit: 'boolean',
  }),
  alertmanager_config_last_reload_success_timestamp_seconds: gauge({
    help: 'When the configuration was last read without a fault.',
    unit: 'timestamp',
  }),
  alertmanager_cluster_enabled: gauge({ help: 'Whether there are several members.', unit: 'boolean' }),
  alertmanager_api_connect_stream_concurrency_limit_exceeded_total: counter({
    help: 'Streams refused because there were too many.',
    unit: 'requests',
    labels: { service: open(3, 'grpc.health.v1.Health'), procedure: open(4, 'Check', 'Watch') },
    combinations: 3,
    startsAtZero: true,
  }),
  alertmanager_api_connect_stream_requests_in_flight: gauge({
    help: 'Streams that are open.',
    unit: 'requests',
    labels: { service: open(3, 'grpc.health.v1.Health'), procedure: open(4, 'Check', 'Watch') },
    combinations: 3,
  }),
  alertmanager_api_connect_unary_concurrency_limit_exceeded_total: counter({
    help: 'Calls refused because there were too many.',
    unit: 'requests',
    labels: { service: open(3, 'grpc.health.v1.Health'), procedure: open(4, 'Check', 'Watch') },
    combinations: 2,
    startsAtZero: true,
  }),
  alertmanager_api_connect_unary_deadline_exceeded_total: counter({
    help: 'Calls that took too long.',
    unit: 'requests',
    labels: { service: open(3, 'grpc.health.v1.Health'), procedure: open(4, 'Check', 'Watch') },
    combinations: 2,
    startsAtZero: true,
  }),
  alertmanager_api_connect_unary_requests_in_flight: gauge({
    help: 'Calls that are being answered.',
    unit: 'requests',
    labels: { service: open(3, 'grpc.health.v1.Health'), procedure: open(4, 'Check', 'Watch') },
    combinations: 2,
  }),
  alertmanager_http_concurrency_limit_exceeded_total: counter({
    help: 'Requests refused because there were too many.',
    unit: 'requests',
    labels: { method },
    startsAtZero: true,
  }),
  alertmanager_http_request_duration_seconds: histogram({
    help: 'Time to answer an HTTP request.',
    unit: 'seconds',
    observations: 'requests',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    labels: { handler, method, code: open(2, '200', '400') },
    combinations: 12,
  }),
  alertmanager_http_requests_in_flight: gauge({
    help: 'Requests being answered.',
    unit: 'requests',
    labels: { method },
  }),
  alertmanager_http_response_size_bytes: histogram({
    help: 'Size of the answers.',
    unit: 'bytes',
    observations: 'requests',
    buckets: [100, 1000, 10_000, 100_000, 1e6, 1e7, 1e8],
    labels: { handler, method },
    combinations: 10,
  }),
};
