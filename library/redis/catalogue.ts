import { catalogue } from '../../metrics';
import { memoryMetrics } from './metrics/memory';
import { persistenceMetrics } from './metrics/persistence';
import { replicationMetrics } from './metrics/replication';
import { serverMetrics } from './metrics/server';
import { trafficMetrics } from './metrics/traffic';

/**
 * Catalogue of redis_exporter with its default flags: its whole page of Redis 7, and what later versions of Redis add.
 * Metrics of modules, of Sentinel and of flags are not in it. Source of the names:
 * https://github.com/oliver006/redis_exporter/blob/v1.91.1/exporter/exporter.go.
 */
export const redisExporter = catalogue({
  name: 'redis_exporter',
  software: 'redis_exporter',
  version: '1.91.1',
  // Buckets of the time of each command, and the exporter's own process.
  otherSeries: 200,
  metrics: {
    ...serverMetrics,
    ...trafficMetrics,
    ...memoryMetrics,
    ...persistenceMetrics,
    ...replicationMetrics,
  },
});
