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
import { percent, rate, ratio, selectors, sum, time, topk } from '../../promql';
import { availability, siblings, type DashboardOf } from '../common/dashboard';
import { redisAlertTable, type RedisThresholds } from './alert-table';
import { redisExporter } from './catalogue';
import { memoryShare } from './expressions';
import { texts, type Texts } from './texts';

const m = selectors(redisExporter);
const lookups = sum(rate(m.redis_keyspace_hits_total)).plus(sum(rate(m.redis_keyspace_misses_total)));

const byInstance = { legend: ({ instance }: { readonly instance: string }) => instance };

const uid = 'redis';

/** Options of the dashboard of Redis. */
export interface RedisDashboardOf extends DashboardOf {
  /**
   * Shares used at which its alerts fire.
   *
   * @default - those of its alerts
   */
  readonly thresholds?: RedisThresholds;
}

/** Overview dashboard of Redis. */
export function redisDashboard({ jobs, language, thresholds: of = redisAlertTable }: RedisDashboardOf) {
  const t = texts[language].dashboard;
  return new Dashboard({
    uid,
    title: t.title,
    description: t.description,
    tags: ['vigie'],
    jobs,
    ...siblings(language),
    started: m.redis_commands_processed_total,
    rows: {
      state: state(t, language, of),
      activity: activity(t),
      contents: contents(t),
      persistence: persistence(t),
    },
  });
}

/** Returns the handle of a panel. */
export const redisPanel = panelHandles<typeof redisDashboard>(uid);

const state = (t: Texts['dashboard'], language: Language, of: RedisThresholds) =>
  row(t.rows.state, {
    up: statPanel({
      ...t.up,
      queries: [query(m.redis_up, byInstance)],
      ...availability(language),
    }),
    memoryShare: gaugePanel({
      ...t.memoryShare,
      queries: [query(memoryShare, byInstance)],
      // A cache that removes keys is always almost full.
      thresholds: thresholds('green', [of.RedisMemoryAlmostFull, 'yellow']),
      height: 5,
    }),
    hits: statPanel({
      ...t.hits,
      queries: [query(ratio(sum(rate(m.redis_keyspace_hits_total)), lookups))],
      thresholds: thresholds('red', [percent(50), 'yellow'], [percent(80), 'green']),
      trend: true,
    }),
    clients: statPanel({
      ...t.clients,
      queries: [
        query(sum(m.redis_connected_clients), { legend: t.connected }),
        query(sum(m.redis_blocked_clients), { legend: t.blocked }),
      ],
    }),
  });

const activity = (t: Texts['dashboard']) =>
  row(t.rows.activity, {
    commands: timeSeriesPanel({
      ...t.commands,
      queries: [query(topk(10, sum(rate(m.redis_commands_total)).by('cmd')), { legend: ({ cmd }) => cmd })],
      stacked: true,
    }),
    slowest: tablePanel({
      ...t.slowest,
      labels: { cmd: t.command },
      columns: [
        column(
          t.meanDuration,
          topk(
            10,
            sum(rate(m.redis_commands_duration_seconds_total))
              .by('cmd')
              .dividedBy(sum(rate(m.redis_commands_total)).by('cmd').greaterThan(0))
              .as('seconds'),
          ),
        ),
      ],
    }),
    connections: timeSeriesPanel({
      ...t.connections,
      queries: [
        query(sum(rate(m.redis_connections_received_total)), { legend: t.accepted }),
        query(sum(rate(m.redis_rejected_connections_total)), { legend: t.rejected, colour: 'red' }),
      ],
    }),
    fragmentation: timeSeriesPanel({
      ...t.fragmentation,
      queries: [query(m.redis_mem_fragmentation_ratio, byInstance)],
    }),
  });

const contents = (t: Texts['dashboard']) =>
  row(t.rows.contents, {
    memory: timeSeriesPanel({
      ...t.memory,
      queries: [
        query(sum(m.redis_memory_used_bytes), { legend: t.data }),
        query(sum(m.redis_memory_used_rss_bytes), { legend: t.process }),
      ],
      span: 8,
    }),
    keys: timeSeriesPanel({
      ...t.keys,
      queries: [
        query(sum(m.redis_db_keys), { legend: t.all }),
        query(sum(m.redis_db_keys_expiring), { legend: t.expiring }),
      ],
      span: 8,
    }),
    removals: timeSeriesPanel({
      ...t.removals,
      queries: [
        query(sum(rate(m.redis_expired_keys_total)), { legend: t.expired }),
        query(sum(rate(m.redis_evicted_keys_total)), { legend: t.evicted }),
      ],
      span: 8,
    }),
  });

const persistence = (t: Texts['dashboard']) =>
  row(t.rows.persistence, {
    saved: statPanel({
      ...t.saved,
      queries: [
        query(m.redis_rdb_last_bgsave_status, { legend: t.snapshot }),
        query(m.redis_aof_last_write_status, { legend: t.appendOnly }),
      ],
      mappings: [
        [0, t.failed, 'red'],
        [1, t.succeeded, 'green'],
      ],
    }),
    snapshotAge: statPanel({
      ...t.snapshotAge,
      queries: [query(time().minus(m.redis_rdb_last_save_timestamp_seconds), byInstance)],
    }),
    appendOnlySize: timeSeriesPanel({
      ...t.appendOnlySize,
      queries: [query(m.redis_aof_current_size_bytes, byInstance)],
    }),
  });
