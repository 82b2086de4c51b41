import { catalogue, closed, counter, histogram, httpStatus, open } from '../../../metrics';

const method = closed('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS');
const route = open(20, '/api/pages', '/api/pages/[slug]', '/api/media', '/api/auth/session');

/**
 * Catalogue of Kairo CMS, a content management system with Next.js and Prisma. The guide names the
 * metrics, and its queries show the labels method, route and model. The status of a response and
 * the operation of a query come from the client library. The buckets have a bound at each threshold
 * of the guide. Functions of a serverless host have separate counters, so the exposition must come
 * from a shared store.
 */
export const kairoCms = catalogue({
  name: 'kairo_cms',
  software: 'kairo-cms',
  version: '1',
  metrics: {
    http_requests_total: counter({
      help: 'HTTP requests answered.',
      unit: 'requests',
      labels: { method, route, status: httpStatus('200', '201', '304', '400', '401', '404', '500') },
      // Each route has one or two methods, and three status codes on average.
      combinations: 80,
    }),
    http_request_duration_seconds: histogram({
      help: 'Time from receiving an HTTP request to answering it.',
      unit: 'seconds',
      observations: 'requests',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      labels: { method, route },
      combinations: 30,
    }),
    api_errors_total: counter({ help: 'Requests to the API that ended in an error of it.', unit: 'requests' }),
    tenant_db_query_duration_seconds: histogram({
      help: 'Time of one query of a tenant to the database, through Prisma.',
      unit: 'seconds',
      observations: 'queries',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
      labels: {
        model: open(12, 'Page', 'Media', 'User', 'Tenant'),
        operation: open(8, 'findMany', 'findUnique', 'create', 'update', 'delete'),
      },
      // Each model has three operations on average.
      combinations: 36,
    }),
  },
});
