import { catalogue, closed, counter, gauge, histogram, httpStatus, open } from '../../metrics';
import { processMetrics } from '../../metrics/process';

const code = httpStatus('200', '201', '302', '304', '401', '404', '500', '502');
const method = closed(
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'CONNECT',
  'TRACE',
  'EXTENSION_METHOD',
);
const protocol = closed('http', 'websocket', 'sse');
const entrypoint = open(3, 'web', 'websecure', 'metrics');
const service = open(6, 'gauzian-v2-gauzian-backend-8080@kubernetescrd');

// A service has two methods and three status codes on average.
const ofService = { labels: { code, method, protocol, service }, combinations: 36 } as const;
const ofEntryPoint = { labels: { code, method, protocol, entrypoint }, combinations: 24 } as const;

/** Catalogue of Traefik with metrics of entry points and services, as in k3s. */
export const traefik = catalogue({
  name: 'traefik',
  software: 'traefik',
  version: '3.6.12',
  otherSeries: 50,
  metrics: {
    ...processMetrics,
    traefik_config_last_reload_success: gauge({
      help: 'When the configuration was last read without a fault.',
      unit: 'timestamp',
    }),
    traefik_config_reloads_total: counter({ help: 'How often the configuration was read.', unit: 'reloads' }),
    traefik_open_connections: gauge({
      help: 'Open connections.',
      unit: 'connections',
      labels: { entrypoint, protocol: closed('TCP', 'UDP') },
    }),
    traefik_entrypoint_requests_total: counter({
      help: 'HTTP requests that came in at an entry point.',
      unit: 'requests',
      ...ofEntryPoint,
    }),
    traefik_entrypoint_request_duration_seconds: histogram({
      help: 'Time to answer a request at an entry point.',
      unit: 'seconds',
      observations: 'requests',
      buckets: [0.1, 0.3, 1.2, 5],
      ...ofEntryPoint,
    }),
    traefik_service_requests_total: counter({
      help: 'HTTP requests handed on to a service.',
      unit: 'requests',
      ...ofService,
    }),
    traefik_service_request_duration_seconds: histogram({
      help: 'Time that a service took to answer.',
      unit: 'seconds',
      observations: 'requests',
      buckets: [0.1, 0.3, 1.2, 5],
      ...ofService,
    }),
    traefik_service_requests_bytes_total: counter({
      help: 'Bytes of requests handed on to a service.',
      unit: 'bytes',
      ...ofService,
    }),
    traefik_service_responses_bytes_total: counter({
      help: 'Bytes of responses of a service.',
      unit: 'bytes',
      ...ofService,
    }),
    traefik_tls_certs_not_after: gauge({
      help: 'When a certificate expires.',
      unit: 'timestamp',
      labels: { cn: open(4), sans: open(4), serial: open(4) },
      combinations: 4,
    }),
  },
});
