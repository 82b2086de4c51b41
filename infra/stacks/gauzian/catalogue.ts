import { catalogue, closed, counter, gauge, histogram, httpStatus, type Label, open } from '../../../metrics';

/** Outcome of an operation, with the values of the backend's `track_…` functions. */
const status: Label<'success' | 'failed'> = closed('success', 'failed');

const endpoint = open(25, '/login', '/register', '/files', '/files/{id}/chunks', '/healthz');

const queryType = closed('select', 'insert', 'update', 'delete');

/**
 * Catalogue of the Gauzian backend, an encrypted file storage in Rust. The guides name the metrics,
 * and their code and queries show most labels. They do not name buckets: those below have a bound
 * at each threshold of the guides, so that objectives are exact.
 */
export const gauzian = catalogue({
  name: 'gauzian',
  software: 'gauzian backend',
  version: '2',
  targetLabels: ['job', 'instance', 'namespace', 'pod'],
  metrics: {
    http_requests_total: counter({
      help: 'HTTP requests answered.',
      unit: 'requests',
      labels: {
        method: closed('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'),
        endpoint,
        status: httpStatus('200', '201', '400', '401', '403', '404', '500'),
      },
      // Each endpoint has one or two methods, and three status codes on average.
      combinations: 100,
    }),
    http_request_duration_seconds: histogram({
      help: 'Time from receiving an HTTP request to answering it.',
      unit: 'seconds',
      observations: 'requests',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      labels: { endpoint },
    }),
    http_connections_active: gauge({ help: 'HTTP connections that are open.', unit: 'connections' }),
    file_uploads_total: counter({ help: 'File uploads that ended.', unit: 'files', labels: { status } }),
    file_downloads_total: counter({ help: 'File downloads that ended.', unit: 'files', labels: { status } }),
    file_upload_bytes_total: counter({ help: 'Bytes of files uploaded successfully.', unit: 'bytes' }),
    chunk_upload_duration_seconds: histogram({
      help: 'Time to receive and store one chunk of a file.',
      unit: 'seconds',
      observations: 'operations',
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    }),
    chunk_download_duration_seconds: histogram({
      help: 'Time to fetch and send one chunk of a file.',
      unit: 'seconds',
      observations: 'operations',
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    }),
    auth_attempts_total: counter({
      help: 'Attempts to authenticate.',
      unit: 'attempts',
      labels: { type: closed('login', 'register', 'autologin'), status },
    }),
    s3_operation_duration_seconds: histogram({
      help: 'Time of one operation on the object storage.',
      unit: 'seconds',
      observations: 'operations',
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10],
      labels: { operation: closed('put', 'get', 'delete') },
    }),
    redis_operations_total: counter({
      help: 'Operations on the Redis cache.',
      unit: 'operations',
      labels: { operation: open(4, 'get', 'set'), status },
    }),
    db_queries_total: counter({
      help: 'Queries to the database.',
      unit: 'queries',
      labels: { query_type: queryType, status },
    }),
    db_query_duration_seconds: histogram({
      help: 'Time of one query to the database.',
      unit: 'seconds',
      observations: 'queries',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      labels: { query_type: queryType },
    }),
  },
});
