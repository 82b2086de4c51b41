import { catalogue, closed, gauge, histogram, httpStatus, open } from '../../metrics';
import { processMetrics } from '../../metrics/process';

/** Catalogue of Grafana. */
export const grafana = catalogue({
  name: 'grafana',
  software: 'grafana',
  version: '13.2.3',
  // Estimated, not counted.
  otherSeries: 1500,
  metrics: {
    ...processMetrics,
    grafana_http_request_duration_seconds: histogram({
      help: 'Time to answer an HTTP request.',
      unit: 'seconds',
      observations: 'requests',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25],
      labels: {
        handler: open(20, '/api/ds/query', '/api/dashboards/uid/:uid', '/login'),
        method: closed('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'),
        status_code: httpStatus('200', '302', '401', '404', '500'),
      },
      // Each handler has one method, and two status codes on average.
      combinations: 40,
    }),
    grafana_stat_totals_dashboard: gauge({ help: 'Dashboards.', unit: 'none' }),
  },
});
