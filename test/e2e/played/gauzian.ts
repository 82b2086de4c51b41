import { gauzian } from '../../../infra/stacks/gauzian/catalogue';
import { flow, level, observed, type Played } from './behaviour';

const target = { job: 'gauzian-backend', namespace: 'gauzian-v2' };

/** Two instances of the backend. The second one has twice the traffic of the first and restarts. */
export const playedGauzian: Played = {
  catalogue: gauzian,
  targets: [
    { labels: { ...target, instance: '10.42.0.11:8080', pod: 'gauzian-backend-1' }, weight: 1 },
    { labels: { ...target, instance: '10.42.0.12:8080', pod: 'gauzian-backend-2' }, weight: 2, restarts: true },
  ],
  metrics: {
    http_requests_total: [
      flow({ method: 'GET', endpoint: '/files', status: '200' }, 5),
      flow({ method: 'POST', endpoint: '/files', status: '201' }, 1),
      flow({ method: 'POST', endpoint: '/login', status: '200' }, 2),
      flow({ method: 'GET', endpoint: '/healthz', status: '200' }, 0.28),
      flow({ method: 'POST', endpoint: '/login', status: '401' }, 0.1),
      flow({ method: 'GET', endpoint: '/files/{id}/chunks', status: '404' }, 0.1),
      flow({ method: 'GET', endpoint: '/files', status: '500' }, { day: 0.02, incident: 1.5 }),
    ],
    http_request_duration_seconds: [
      observed({ endpoint: '/files' }, [0.02, 4], [0.2, 1], [2, { day: 0, incident: 2 }]),
      observed({ endpoint: '/login' }, [0.2, 1.5], [0.4, 0.6]),
      observed({ endpoint: '/files/{id}/chunks' }, [0.04, 0.1]),
      observed({ endpoint: '/healthz' }, [0.003, 0.28]),
    ],
    http_connections_active: [level({}, 7)],
    file_uploads_total: [flow({ status: 'success' }, 0.5), flow({ status: 'failed' }, 0.01)],
    file_downloads_total: [flow({ status: 'success' }, 0.9), flow({ status: 'failed' }, 0.02)],
    file_upload_bytes_total: [flow({}, 2_000_000)],
    chunk_upload_duration_seconds: [observed({}, [0.3, 0.5])],
    chunk_download_duration_seconds: [observed({}, [0.08, 0.7])],
    auth_attempts_total: [
      flow({ type: 'login', status: 'success' }, 0.3),
      flow({ type: 'register', status: 'success' }, 0.05),
      flow({ type: 'autologin', status: 'success' }, 0.4),
      flow({ type: 'login', status: 'failed' }, { day: 0.005, incident: 0.5 }),
      flow({ type: 'register', status: 'failed' }, 0.001),
      flow({ type: 'autologin', status: 'failed' }, 0.004),
    ],
    s3_operation_duration_seconds: [
      observed({ operation: 'put' }, [0.3, 0.2], [4, { day: 0, incident: 0.2 }]),
      observed({ operation: 'get' }, [0.04, 0.8]),
      observed({ operation: 'delete' }, [0.02, 0.01]),
    ],
    redis_operations_total: [
      flow({ operation: 'get', status: 'success' }, 12),
      flow({ operation: 'set', status: 'success' }, 3),
      flow({ operation: 'get', status: 'failed' }, 0.1),
    ],
    db_queries_total: [
      flow({ query_type: 'select', status: 'success' }, 8),
      flow({ query_type: 'insert', status: 'success' }, 1),
      flow({ query_type: 'update', status: 'success' }, 0.5),
      flow({ query_type: 'delete', status: 'success' }, 0.1),
      flow({ query_type: 'select', status: 'failed' }, 0.05),
    ],
    db_query_duration_seconds: [
      observed({ query_type: 'select' }, [0.004, 8], [0.4, { day: 0, incident: 8 }]),
      observed({ query_type: 'insert' }, [0.02, 1]),
      observed({ query_type: 'update' }, [0.03, 0.5]),
      observed({ query_type: 'delete' }, [0.03, 0.1]),
    ],
  },
};
