import type { Language } from '../../alerts';
import {
  column,
  Dashboard,
  gaugePanel,
  panelHandles,
  query,
  row,
  statPanel,
  tablePanel,
  thresholds,
  timeSeriesPanel,
} from '../../dashboards';
import { increase, max, min, percent, rate, ratio, selectors, sum, time, topk } from '../../promql';
import { lastScrape } from '../common/alerts';
import { availability, siblings, warningBelow, type DashboardOf } from '../common/dashboard';
import { postgresAlertTable, type PostgresThresholds } from './alert-table';
import { postgresExporter } from './catalogue';
import { blockedQueriesOf, connectionShare, deadShareOf, longestTransactionOf } from './expressions';
import { texts, type Texts } from './texts';

const m = selectors(postgresExporter);
const byDatabase = { legend: ({ datname }: { readonly datname: string }) => datname };

const byInstance = { legend: ({ instance }: { readonly instance: string }) => instance };

const uid = 'postgres';

/** Options of the dashboard of PostgreSQL. */
export interface PostgresDashboardOf extends DashboardOf {
  /**
   * Values at which its alerts fire.
   *
   * @default - those of its alerts
   */
  readonly thresholds?: PostgresThresholds;
}

/** Overview dashboard of PostgreSQL. */
export function postgresDashboard({ jobs, language, thresholds: of = postgresAlertTable }: PostgresDashboardOf) {
  const t = texts[language].dashboard;
  return new Dashboard({
    uid,
    title: t.title,
    description: t.description,
    tags: ['vigie'],
    jobs,
    ...siblings(language),
    // PostgreSQL keeps its statistics over an orderly restart, but not over a crash.
    started: m.pg_stat_database_xact_commit,
    rows: {
      state: state(t, language, of),
      activity: activity(t),
      waits: waits(t),
      contents: contents(t),
      log: log(t),
    },
  });
}

/** Returns the handle of a panel. */
export const postgresPanel = panelHandles<typeof postgresDashboard>(uid);

const state = (t: Texts['dashboard'], language: Language, of: PostgresThresholds) =>
  row(t.rows.state, {
    up: statPanel({
      ...t.up,
      queries: [query(m.pg_up, byInstance)],
      ...availability(language),
    }),
    connectionShare: gaugePanel({
      ...t.connectionShare,
      queries: [query(connectionShare, byInstance)],
      thresholds: warningBelow(percent(70), of.PostgresConnectionsNearLimit),
      height: 5,
    }),
    cacheHits: statPanel({
      ...t.cacheHits,
      queries: [
        query(
          ratio(
            sum(rate(m.pg_stat_database_blks_hit)),
            sum(rate(m.pg_stat_database_blks_hit)).plus(sum(rate(m.pg_stat_database_blks_read))),
          ),
        ),
      ],
      thresholds: thresholds('red', [percent(90), 'yellow'], [percent(95), 'green']),
      trend: true,
    }),
    deadlocks: statPanel({
      ...t.deadlocks,
      queries: [query(sum(increase(m.pg_stat_database_deadlocks, '1h')))],
    }),
    collectors: statPanel({
      ...t.collectors,
      queries: [query(min(m.pg_scrape_collector_success).by('instance'), byInstance)],
      mappings: [
        [0, t.collectorFailed, 'red'],
        [1, t.collectorsSucceeded, 'green'],
      ],
    }),
  });

const activity = (t: Texts['dashboard']) =>
  row(t.rows.activity, {
    transactions: timeSeriesPanel({
      ...t.transactions,
      queries: [
        query(sum(rate(m.pg_stat_database_xact_commit)), { legend: 'commit' }),
        query(sum(rate(m.pg_stat_database_xact_rollback)), { legend: 'rollback' }),
      ],
    }),
    connections: timeSeriesPanel({
      ...t.connections,
      queries: [query(sum(m.pg_stat_database_numbackends).by('datname'), byDatabase)],
      stacked: true,
    }),
    rows: timeSeriesPanel({
      ...t.tuples,
      queries: [
        query(sum(rate(m.pg_stat_database_tup_fetched)), { legend: t.fetched }),
        query(sum(rate(m.pg_stat_database_tup_inserted)), { legend: t.inserted }),
        query(sum(rate(m.pg_stat_database_tup_updated)), { legend: t.updated }),
        query(sum(rate(m.pg_stat_database_tup_deleted)), { legend: t.deleted }),
      ],
    }),
    locks: timeSeriesPanel({
      ...t.locks,
      queries: [query(sum(m.pg_locks_count).by('mode'), { legend: ({ mode }) => mode })],
      stacked: true,
    }),
  });

const waits = (t: Texts['dashboard']) =>
  row(t.rows.waits, {
    states: timeSeriesPanel({
      ...t.states,
      queries: [query(sum(m.pg_stat_activity_count).by('state'), { legend: ({ state }) => state })],
      stacked: true,
      span: 8,
    }),
    longest: timeSeriesPanel({
      ...t.longest,
      queries: [query(longestTransactionOf(lastScrape), byDatabase)],
      span: 8,
    }),
    blocked: timeSeriesPanel({
      ...t.blocked,
      queries: [query(blockedQueriesOf(lastScrape), byDatabase)],
      span: 8,
    }),
  });

const contents = (t: Texts['dashboard']) =>
  row(t.rows.contents, {
    size: timeSeriesPanel({
      ...t.size,
      queries: [query(sum(m.pg_database_size_bytes).by('datname'), byDatabase)],
      stacked: true,
    }),
    temporary: timeSeriesPanel({
      ...t.temporary,
      queries: [query(sum(rate(m.pg_stat_database_temp_bytes)).by('datname'), byDatabase)],
    }),
    tables: tablePanel({
      ...t.tables,
      labels: { schemaname: t.schema, relname: t.table },
      columns: [
        column(t.dead, topk(20, max(m.pg_stat_user_tables_n_dead_tup).by('schemaname', 'relname'))),
        column(t.deadShare, max(deadShareOf(lastScrape)).by('schemaname', 'relname')),
        column(
          t.sinceVacuum,
          time().minus(max(m.pg_stat_user_tables_last_autovacuum.greaterThan(0)).by('schemaname', 'relname')),
        ),
        column(t.tableSize, max(m.pg_stat_user_tables_table_size_bytes).by('schemaname', 'relname')),
      ],
    }),
  });

const log = (t: Texts['dashboard']) =>
  row(t.rows.log, {
    logSize: timeSeriesPanel({
      ...t.logSize,
      queries: [query(m.pg_wal_size_bytes, byInstance)],
    }),
    slots: timeSeriesPanel({
      ...t.slots,
      queries: [query(m.pg_replication_slots_pg_wal_lsn_diff, { legend: ({ slot_name }) => slot_name })],
    }),
    buffers: timeSeriesPanel({
      ...t.buffers,
      queries: [
        query(sum(rate(m.pg_stat_bgwriter_buffers_alloc_total)), { legend: t.allocated }),
        query(sum(rate(m.pg_stat_bgwriter_buffers_clean_total)), { legend: t.cleaned }),
        query(sum(rate(m.pg_stat_bgwriter_buffers_checkpoint_total)), { legend: t.checkpoints }),
      ],
    }),
    archiving: timeSeriesPanel({
      ...t.archiving,
      queries: [
        query(sum(rate(m.pg_stat_archiver_archived_count)), { legend: t.archived }),
        query(sum(rate(m.pg_stat_archiver_failed_count)), { legend: t.archivingFailed, colour: 'red' }),
      ],
    }),
  });
