import { alert, ruleGroup, type RuleGroup } from '../../alerts';
import { on, quantity, selectors } from '../../promql';
import { despiteMissedScrapes, happened, percentageOf, type AlertsOf } from '../common/alerts';
import { postgresAlertTable, type PostgresThresholds } from './alert-table';
import { postgresExporter } from './catalogue';
import { postgresPanel } from './dashboard';
import { blockedQueriesOf, connectionShareOf, deadlocks, deadShareOf, longestTransactionOf } from './expressions';
import { runbooksOf } from './runbooks';
import { texts, type Texts } from './texts';

const pg = selectors(postgresExporter);

/** Options of the alerts on PostgreSQL. */
export interface PostgresAlertsOf extends AlertsOf {
  /**
   * Values above which they fire.
   *
   * @default - 80 % of the connections, a transaction of 30 minutes, 5 blocked queries, 5 deadlocks within an hour,
   * 40 % dead rows of a table, 1 GiB that a replication slot keeps
   */
  readonly thresholds?: PostgresThresholds;
}

/**
 * Alerts on a server that rejects connections while its exporter answers, which `up` does not show, on what leads
 * there, and on what fills its disk. One client can cause most of it, so those are warnings.
 */
export function postgresAlerts({ job, thresholds = postgresAlertTable, ...of }: PostgresAlertsOf): RuleGroup {
  const t = texts[of.language];
  const runbooks = runbooksOf(of);
  const rules = [
    ...availabilityRules(t, runbooks, thresholds),
    ...queryRules(t, runbooks, thresholds),
    ...diskRules(t, runbooks, thresholds),
  ];
  return ruleGroup({ name: 'postgres', job, rules });
}

type Runbooks = ReturnType<typeof runbooksOf>;

const availabilityRules = (t: Texts, runbooks: Runbooks, thresholds: PostgresThresholds) => [
  alert({
    name: 'PostgresUnreachable',
    condition: despiteMissedScrapes(pg.pg_up).equalTo(0),
    for: '2m',
    severity: 'critical',
    summary: t.unreachable.summary,
    description: t.unreachable.description,
    panel: postgresPanel('up'),
    runbook: runbooks.unreachable,
  }),
  alert({
    name: 'PostgresConnectionsNearLimit',
    condition: connectionShareOf(despiteMissedScrapes).greaterThan(thresholds.PostgresConnectionsNearLimit),
    for: '10m',
    severity: 'warning',
    summary: t.connectionsNearLimit.summary,
    description: t.connectionsNearLimit.description(percentageOf(thresholds.PostgresConnectionsNearLimit)),
    panel: postgresPanel('connectionShare'),
    runbook: runbooks.connectionsNearLimit,
  }),
  alert({
    name: 'PostgresExporterQueriesFailing',
    condition: despiteMissedScrapes(pg.pg_scrape_collector_success)
      .equalTo(0)
      .and(despiteMissedScrapes(pg.pg_up).equalTo(1), on('job', 'instance')),
    for: '10m',
    severity: 'warning',
    summary: t.exporterQueriesFailing.summary,
    description: t.exporterQueriesFailing.description,
    panel: postgresPanel('collectors'),
    runbook: runbooks.exporterQueriesFailing,
  }),
];

const queryRules = (t: Texts, runbooks: Runbooks, thresholds: PostgresThresholds) => [
  alert({
    name: 'PostgresTransactionOpenLong',
    condition: longestTransactionOf(despiteMissedScrapes).greaterThan(thresholds.PostgresTransactionOpenLong),
    for: '5m',
    severity: 'warning',
    summary: t.transactionOpenLong.summary,
    description: t.transactionOpenLong.description,
    panel: postgresPanel('longest'),
    runbook: runbooks.transactionOpenLong,
  }),
  alert({
    name: 'PostgresQueriesBlocked',
    condition: blockedQueriesOf(despiteMissedScrapes).greaterThan(thresholds.PostgresQueriesBlocked),
    for: '10m',
    severity: 'warning',
    summary: t.queriesBlocked.summary,
    description: t.queriesBlocked.description,
    panel: postgresPanel('blocked'),
    runbook: runbooks.queriesBlocked,
  }),
  alert({
    name: 'PostgresDeadlocks',
    condition: deadlocks.greaterThan(thresholds.PostgresDeadlocks),
    severity: 'warning',
    summary: t.deadlocks.summary,
    description: t.deadlocks.description,
    panel: postgresPanel('deadlocks'),
    runbook: runbooks.deadlocks,
  }),
];

/** Tables with fewer dead rows do not matter. */
const manyRows = quantity(10_000, 'rows');

const diskRules = (t: Texts, runbooks: Runbooks, thresholds: PostgresThresholds) => [
  alert({
    name: 'PostgresTableNotVacuumed',
    condition: deadShareOf(despiteMissedScrapes)
      .greaterThan(thresholds.PostgresTableNotVacuumed)
      .and(despiteMissedScrapes(pg.pg_stat_user_tables_n_dead_tup).greaterThan(manyRows)),
    // A vacuum of a large table takes its time.
    for: '2h',
    severity: 'warning',
    summary: t.tableNotVacuumed.summary,
    description: t.tableNotVacuumed.description(percentageOf(thresholds.PostgresTableNotVacuumed)),
    panel: postgresPanel('tables'),
    runbook: runbooks.tableNotVacuumed,
  }),
  alert({
    name: 'PostgresSlotWithoutReader',
    condition: despiteMissedScrapes(pg.pg_replication_slots_pg_wal_lsn_diff)
      .greaterThan(thresholds.PostgresSlotWithoutReader)
      .and(despiteMissedScrapes(pg.pg_replication_slots_active).equalTo(0)),
    for: '15m',
    severity: 'warning',
    summary: t.slotWithoutReader.summary,
    description: t.slotWithoutReader.description,
    panel: postgresPanel('slots'),
    runbook: runbooks.slotWithoutReader,
  }),
  alert({
    name: 'PostgresArchivingFailing',
    condition: happened(pg.pg_stat_archiver_failed_count),
    // PostgreSQL tries again each minute; one failure is gone after the 15 minutes of the condition.
    for: '15m',
    severity: 'warning',
    summary: t.archivingFailing.summary,
    description: t.archivingFailing.description,
    panel: postgresPanel('archiving'),
    runbook: runbooks.archivingFailing,
  }),
];
