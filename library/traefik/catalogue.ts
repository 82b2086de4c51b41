import { catalogue, closed, counter, gauge, histogram, httpStatus, open } from '../../metrics';
import { goMetrics } from '../../metrics/go';

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

const tls = { tls_version: open(2, '1.3', '1.2'), tls_cipher: open(3, 'TLS_AES_128_GCM_SHA256') };

/**
 * Catalogue of Traefik with metrics of entry points and services, as in k3s: its whole page without metrics of routers,
 * which `addRoutersLabels` adds. Source of the names:
 * https://github.com/traefik/traefik/blob/v3.6.12/pkg/observability/metrics/prometheus.go.
 */
export const traefik = catalogue({
  name: 'traefik',
  software: 'traefik',
  version: '3.6.12',
  // Metrics of routers, and labels for headers.
  isComplete: false,
  metrics: {
    ...goMetrics,
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
    traefik_entrypoint_requests_tls_total: counter({
      help: 'HTTP requests over TLS that came in at an entry point.',
      unit: 'requests',
      labels: { ...tls, entrypoint },
      combinations: 3,
    }),
    traefik_entrypoint_requests_bytes_total: counter({
      help: 'Bytes of requests that came in at an entry point.',
      unit: 'bytes',
      ...ofEntryPoint,
    }),
    traefik_entrypoint_responses_bytes_total: counter({
      help: 'Bytes of responses at an entry point.',
      unit: 'bytes',
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
    traefik_service_requests_tls_total: counter({
      help: 'HTTP requests over TLS handed on to a service.',
      unit: 'requests',
      labels: { ...tls, service },
      combinations: 12,
    }),
    traefik_service_retries_total: counter({
      help: 'Requests sent to a service again, because no server answered.',
      unit: 'requests',
      labels: { service },
      exposedWhen: 'after the first retry of a middleware that retries',
    }),
    traefik_service_server_up: gauge({
      help: 'Whether the last health check of a server succeeded.',
      unit: 'boolean',
      labels: { service, url: open(1, 'http://10.42.0.12:8080') },
      exposedWhen: 'for a service with a health check',
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
