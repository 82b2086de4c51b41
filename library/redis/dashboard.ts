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
import { percent, rate, ratio, selectors, sum, topk } from '../../promql';
import { availability, siblings, type DashboardOf } from '../common/dashboard';
import { redisExporter } from './catalogue';
import { texts, type Texts } from './texts';

const m = selectors(redisExporter);
const lookups = sum(rate(m.redis_keyspace_hits_total)).plus(sum(rate(m.redis_keyspace_misses_total)));

const uid = 'redis';

/** Overview dashboard of Redis. */
export function redisDashboard({ jobs, language }: DashboardOf) {
  const t = texts[language].dashboard;
  return new Dashboard({
    uid,
    title: t.title,
    description: t.description,
    tags: ['vigie'],
    jobs,
    ...siblings(language),
    started: m.redis_commands_processed_total,
    rows: { state: state(t, language), activity: activity(t), contents: contents(t) },
  });
}

/** Returns the handle of a panel. */
export const redisPanel = panelHandles<typeof redisDashboard>(uid);

const state = (t: Texts['dashboard'], language: Language) =>
  row(t.rows.state, {
    up: statPanel({
      ...t.up,
      queries: [query(m.redis_up, { legend: ({ instance }) => instance })],
      ...availability(language),
    }),
    memoryShare: gaugePanel({
      ...t.memoryShare,
      queries: [
        query(m.redis_memory_used_bytes.dividedBy(m.redis_memory_max_bytes.greaterThan(0)), {
          legend: ({ instance }) => instance,
        }),
      ],
      thresholds: thresholds('green', [percent(80), 'yellow'], [percent(95), 'red']),
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
