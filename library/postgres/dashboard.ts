import type { Language } from '../../alerts';
import {
  Dashboard,
  gaugePanel,
  panelHandles,
  query,
  row,
  statPanel,
  thresholds,
  timeSeriesPanel,
} from '../../dashboards';
import { increase, max, percent, rate, ratio, selectors, sum } from '../../promql';
import { availability, siblings, type DashboardOf } from '../common/dashboard';
import { postgresExporter } from './catalogue';
import { texts, type Texts } from './texts';

const m = selectors(postgresExporter);
const byDatabase = { legend: ({ datname }: { readonly datname: string }) => datname };

/** Share of the allowed connections that are in use. */
const connectionShare = sum(m.pg_stat_database_numbackends)
  .by('job', 'instance')
  .dividedBy(max(m.pg_settings_max_connections).by('job', 'instance'));

const uid = 'postgres';

/** Overview dashboard of PostgreSQL. */
export function postgresDashboard({ jobs, language }: DashboardOf) {
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
    rows: { state: state(t, language), activity: activity(t), contents: contents(t) },
  });
}

/** Returns the handle of a panel. */
export const postgresPanel = panelHandles<typeof postgresDashboard>(uid);

const state = (t: Texts['dashboard'], language: Language) =>
  row(t.rows.state, {
    up: statPanel({
      ...t.up,
      queries: [query(m.pg_up, { legend: ({ instance }) => instance })],
      ...availability(language),
    }),
    connectionShare: gaugePanel({
      ...t.connectionShare,
      queries: [query(connectionShare, { legend: ({ instance }) => instance })],
      thresholds: thresholds('green', [percent(70), 'yellow'], [percent(85), 'red']),
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
  });
