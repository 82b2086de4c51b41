import { catalogue } from '../../metrics';
import { clusterMetrics } from './metrics/cluster';
import { nodeMetrics } from './metrics/node';
import { requestsMetrics } from './metrics/requests';

/**
 * Catalogue of MinIO's `/minio/v2/metrics/cluster`: its whole page of one server with one drive. Many of its gauges end
 * in `_total`, and its byte counters do not.
 */
export const minio = catalogue({
  name: 'minio',
  software: 'minio',
  version: '2026-02-12',
  // Larger clusters have more, such as those of drives.
  isComplete: false,
  metrics: { ...clusterMetrics, ...requestsMetrics, ...nodeMetrics },
});
