import { catalogue, counter, gauge, histogram, httpStatus, open } from '../../../metrics';

const route = open(20);

/** Catalogue that the examples of the documentation import as `./catalogue`. */
export const shop = catalogue({
  name: 'shop',
  software: 'shop',
  version: '1.4.0',
  metrics: {
    http_requests_total: counter({
      help: 'HTTP requests answered.',
      unit: 'requests',
      labels: { route, status: httpStatus('200', '404', '500') },
    }),
    http_request_duration_seconds: histogram({
      help: 'Time to answer an HTTP request.',
      unit: 'seconds',
      observations: 'requests',
      buckets: [0.1, 0.5, 1],
      labels: { route },
    }),
    carts_open: gauge({ help: 'Carts with something in them.', unit: 'none' }),
  },
});
