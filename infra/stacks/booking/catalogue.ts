import { catalogue } from '../../../metrics';
import { applicationMetrics } from './metrics/application';
import { businessMetrics } from './metrics/business';
import { healthMetrics } from './metrics/health';

/**
 * Catalogue of the booking service, a Node.js application. The guide lists what is measured, and
 * names `http_requests_total`, `http_request_duration_seconds` and `custom_business_metric`; the
 * other names are the project's.
 */
export const booking = catalogue({
  name: 'booking',
  software: 'booking service',
  version: '1',
  targetLabels: ['job', 'instance', 'namespace', 'pod'],
  // Metrics of prom-client on Node.js and its process.
  otherSeries: 120,
  metrics: { ...applicationMetrics, ...businessMetrics, ...healthMetrics },
});
