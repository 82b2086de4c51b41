import { closed, counter, gauge, histogram, httpStatus, open } from '../../../../metrics';

const method = closed('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS');
const endpoint = open(20, '/api/bookings', '/api/services', '/api/payments');
const operation = open(5, 'find', 'insert', 'update', 'delete', 'aggregate');

/** Metrics of requests, connections, the database and the cache. */
export const applicationMetrics = {
  http_requests_total: counter({
    help: 'HTTP requests answered.',
    unit: 'requests',
    labels: { method, endpoint, status: httpStatus('200', '201', '400', '401', '404', '429', '500', '503') },
    // Each endpoint has one or two methods, and three status codes on average.
    combinations: 80,
  }),
  http_request_duration_seconds: histogram({
    help: 'Time from receiving an HTTP request to answering it.',
    unit: 'seconds',
    observations: 'requests',
    // Bounds at both limits of the guide: 1 s of the predefined rule, 2 s of its example.
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10],
    labels: { method, endpoint },
    combinations: 30,
  }),
  http_connections_active: gauge({ help: 'HTTP connections that are open.', unit: 'connections' }),
  db_queries_total: counter({
    help: 'Queries to the database.',
    unit: 'queries',
    labels: { operation, status: closed('success', 'failed') },
  }),
  db_query_duration_seconds: histogram({
    help: 'Time of one query to the database.',
    unit: 'seconds',
    observations: 'queries',
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    labels: { operation },
  }),
  cache_lookups_total: counter({
    help: 'Keys that were looked up in the cache.',
    unit: 'keys',
    labels: { result: closed('hit', 'miss') },
    startsAtZero: true,
  }),
} as const;
