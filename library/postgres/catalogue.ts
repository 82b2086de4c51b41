import { catalogue } from '../../metrics';
import { activityMetrics } from './metrics/activity';
import { databaseMetrics } from './metrics/database';
import { replicationMetrics } from './metrics/replication';
import { serverMetrics } from './metrics/server';
import { settingsMetrics } from './metrics/settings';
import { tablesMetrics } from './metrics/tables';

/**
 * Catalogue of postgres_exporter with its default collectors: its whole page. Source of the names:
 * https://github.com/prometheus-community/postgres_exporter/tree/v0.20.1/collector.
 */
export const postgresExporter = catalogue({
  name: 'postgres_exporter',
  software: 'postgres_exporter',
  version: '0.20.1',
  // Those of the exporter's own process.
  otherSeries: 60,
  metrics: {
    ...serverMetrics,
    ...databaseMetrics,
    ...activityMetrics,
    ...tablesMetrics,
    ...replicationMetrics,
    ...settingsMetrics,
  },
});
