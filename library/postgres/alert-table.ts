import { gibibytes, minutes, percent, quantity } from '../../promql';
import type { Thresholds } from '../common/adjust';
import { targetAlertTable, withoutThreshold } from '../common/alert-table';

/** Alerts of the system, with the values above which they fire. */
export const postgresAlertTable = {
  PostgresConnectionsNearLimit: percent(80),
  PostgresTransactionOpenLong: minutes(30),
  // On a busy server, some queries always wait for a moment.
  PostgresQueriesBlocked: quantity(5, 'connections'),
  // Within an hour: applications repeat a transaction that met a deadlock.
  PostgresDeadlocks: quantity(5, 'events'),
  // Autovacuum begins at a share of about 17 %.
  PostgresTableNotVacuumed: percent(40),
  PostgresSlotWithoutReader: gibibytes(1),
  ...withoutThreshold('PostgresUnreachable', 'PostgresExporterQueriesFailing', 'PostgresArchivingFailing'),
  ...targetAlertTable('Postgres'),
};

/** Thresholds of the alerts on PostgreSQL. */
export type PostgresThresholds = Thresholds<typeof postgresAlertTable>;
