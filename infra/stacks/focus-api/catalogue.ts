import { catalogue, closed, counter, gauge, histogram, httpStatus, open } from '../../../metrics';

const method = closed('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS');
const endpoint = open(20, '/api/users/me', '/api/register', '/api/login', '/api/activities', '/api/challenges');

/**
 * Default buckets of prometheus_client, which apply because the code of the guide sets none.
 * Source: https://github.com/prometheus/client_python/blob/v0.21.0/prometheus_client/metrics.py
 * (`DEFAULT_BUCKETS`). The bound 1 s is the guide's limit of a slow response.
 */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] as const;

/**
 * Catalogue of Focus API, a FastAPI application. The guide names the metrics, and its queries and
 * code show most labels. Metrics whose labels it does not show have none here.
 */
export const focusApi = catalogue({
  name: 'focus_api',
  software: 'Focus API',
  version: '1',
  targetLabels: ['job', 'instance', 'namespace', 'pod'],
  // Creation times of counters and histograms (`_created`), and metrics of prometheus_client on
  // Python and its process.
  otherSeries: 200,
  metrics: {
    focus_api_http_requests_total: counter({
      help: 'HTTP requests answered.',
      unit: 'requests',
      labels: { method, endpoint, status: httpStatus('200', '201', '204', '401', '404', '422', '500') },
      // Each endpoint has one or two methods, and three status codes on average.
      combinations: 80,
    }),
    focus_api_http_request_duration_seconds: histogram({
      help: 'Time from receiving an HTTP request to answering it.',
      unit: 'seconds',
      observations: 'requests',
      buckets,
      labels: { method, endpoint },
      combinations: 30,
    }),
    focus_api_http_requests_in_progress: gauge({ help: 'HTTP requests that are being answered.', unit: 'requests' }),
    focus_api_http_errors_total: counter({
      help: 'HTTP requests answered with an error, of the client (4xx) or of the server (5xx).',
      unit: 'requests',
      labels: { method, endpoint, status: httpStatus('401', '404', '422', '500') },
      combinations: 40,
    }),
    focus_api_db_queries_total: counter({ help: 'Queries to the database.', unit: 'queries' }),
    focus_api_db_query_duration_seconds: histogram({
      help: 'Time of one query to the database.',
      unit: 'seconds',
      observations: 'queries',
      buckets,
    }),
    focus_api_db_connections_active: gauge({ help: 'Connections to the database in use.', unit: 'connections' }),
    focus_api_cache_hits_total: counter({ help: 'Keys that were looked up in the cache and found.', unit: 'keys' }),
    focus_api_cache_misses_total: counter({
      help: 'Keys that were looked up in the cache and not found.',
      unit: 'keys',
    }),
    focus_api_cache_operations_duration_seconds: histogram({
      help: 'Time of one operation on the cache.',
      unit: 'seconds',
      observations: 'operations',
      buckets,
    }),
    // A gauge in spite of its name: it decreases when a user leaves.
    focus_api_users_total: gauge({ help: 'Users that there are.', unit: 'users', hasUnconventionalName: true }),
    focus_api_users_registered_total: counter({ help: 'Users who registered.', unit: 'users' }),
    focus_api_users_logged_in_total: counter({ help: 'Times that a user logged in.', unit: 'events' }),
    focus_api_activities_created_total: counter({
      help: 'Activities that users created.',
      unit: 'events',
      labels: { app_name: open(20, 'youtube', 'instagram') },
    }),
    // A gauge in spite of its name: it decreases when the status of a challenge changes.
    focus_api_challenges_total: gauge({
      help: 'Challenges that there are.',
      unit: 'objects',
      labels: { status: open(3, 'active', 'completed') },
      hasUnconventionalName: true,
    }),
    focus_api_emails_sent_total: counter({
      help: 'Emails that were to be sent.',
      unit: 'notifications',
      labels: { type: open(4, 'verification'), status: open(2, 'success', 'failed') },
    }),
  },
});
