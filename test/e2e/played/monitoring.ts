import { alertmanager, grafana, prometheus } from '../../../metrics/content';
import { always, flow, level, observed, type Played } from './behaviour';
import type { PlayedSeries } from './samples';
import { at, moments, phaseAt, type Phase } from './timeline';

const group = { rule_group: '/etc/prometheus/rules/rules.yml;gauzian' };
const sink = { alertmanager: 'http://alertmanager-0.alertmanager-peers.monitoring.svc:9093/api/v2/alerts' };
const other = { rule_group: '/etc/prometheus/rules/rules.yml;targets' };

/** The oldest sample: ten days before midnight. */
export const oldest = at('0:00') - 10 * 86_400;

export const playedPrometheus: Played = {
  catalogue: prometheus,
  targets: [{ labels: { job: 'prometheus', instance: 'localhost:9090' }, weight: 1 }],
  metrics: {
    process_resident_memory_bytes: [level({}, 120e6)],
    prometheus_config_last_reload_successful: [level({}, { day: 1, incident: 0 })],
    prometheus_engine_query_duration_seconds: [
      level({ slice: 'inner_eval', quantile: '0.99' }, 0.05),
      level({ slice: 'inner_eval', quantile: '0.5' }, 0.01),
      level({ slice: 'prepare_time', quantile: '0.99' }, 0.002),
    ],
    prometheus_notifications_sent_total: [flow(sink, 0.5)],
    prometheus_notifications_dropped_total: [flow(sink, { day: 0, incident: 0.01 })],
    prometheus_rule_evaluation_failures_total: [flow(group, { day: 0, incident: 0.01 }), flow(other, 0)],
    prometheus_rule_group_iterations_missed_total: [flow(group, { day: 0, incident: 0.02 }), flow(other, 0)],
    prometheus_rule_group_last_duration_seconds: [level(group, 0.003), level(other, 0.001)],
    prometheus_target_scrape_pool_targets: [
      level({ scrape_job: 'gauzian-backend' }, 2),
      level({ scrape_job: 'postgres' }, 1),
    ],
    prometheus_target_scrapes_sample_duplicate_timestamp_total: [flow({}, { day: 0, incident: 0.5 })],
    prometheus_target_scrapes_sample_out_of_order_total: [flow({}, 0)],
    prometheus_tsdb_checkpoint_creations_failed_total: [flow({}, 0)],
    prometheus_tsdb_compactions_failed_total: [flow({}, { day: 0, incident: 0.001 })],
    prometheus_tsdb_reloads_failures_total: [flow({}, 0)],
    prometheus_tsdb_wal_corruptions_total: [flow({}, 0)],
    prometheus_tsdb_head_chunks_storage_size_bytes: [level({}, 0.1e9)],
    prometheus_tsdb_wal_storage_size_bytes: [level({}, 0.5e9)],
    prometheus_tsdb_storage_blocks_bytes: [level({}, { day: 6e9, incident: 9e9 })],
    prometheus_tsdb_retention_limit_bytes: [level({}, 8 * 2 ** 30)],
    prometheus_tsdb_head_samples_appended_total: [
      flow({ type: 'float' }, always(380)),
      flow({ type: 'histogram' }, always(1)),
    ],
    prometheus_tsdb_head_series: [level({}, 5700)],
    prometheus_tsdb_lowest_timestamp_seconds: [level({}, oldest)],
  },
};

/** Alertmanager, which tells Slack of more than Discord, and cannot reach it at last. */
export const playedAlertmanager: Played = {
  catalogue: alertmanager,
  targets: [
    { labels: { job: 'alertmanager', instance: 'alertmanager-0.alertmanager-peers.monitoring.svc:9093' }, weight: 1 },
  ],
  metrics: {
    alertmanager_alerts: [
      level({ state: 'active' }, 2),
      level({ state: 'suppressed' }, 1),
      level({ state: 'unprocessed' }, 0),
    ],
    alertmanager_notifications_total: [
      flow({ integration: 'discord' }, 0.01),
      flow({ integration: 'slack' }, 0.02),
      flow({ integration: 'email' }, 0),
    ],
    alertmanager_notifications_failed_total: [
      flow({ integration: 'discord', reason: 'clientError' }, { day: 0, incident: 0.004 }),
      flow({ integration: 'discord', reason: 'other' }, { day: 0, incident: 0.001 }),
      flow({ integration: 'slack', reason: 'other' }, 0),
    ],
    alertmanager_silences: [
      level({ state: 'active' }, 1),
      level({ state: 'expired' }, 4),
      level({ state: 'pending' }, 0),
    ],
  },
};

export const playedGrafana: Played = {
  catalogue: grafana,
  targets: [{ labels: { job: 'grafana', instance: 'grafana:3000' }, weight: 1 }],
  metrics: {
    process_resident_memory_bytes: [level({}, 150e6)],
    grafana_http_request_duration_seconds: [
      observed({ handler: '/api/ds/query', method: 'POST', status_code: '200' }, [0.08, 3]),
    ],
    grafana_stat_totals_dashboard: [level({}, 8)],
  },
};

/** Which alerts fire in a phase, by their severity. */
const firing: Readonly<Record<Phase, Readonly<Record<string, readonly string[]>>>> = {
  day: { warning: ['MachineDiskFillingUp'] },
  quiet: { warning: ['MachineDiskFillingUp'] },
  outage: { critical: ['GauzianBackendDown', 'MinioDown'], warning: ['PostgresDown', 'RedisDown', 'GrafanaDown'] },
  gone: { critical: ['GauzianBackendAbsent'] },
  incident: { critical: ['GauzianSuccessLow', 'PostgresUnreachable'], warning: ['MachineDiskFillingUp'] },
};

/** What Prometheus writes about alerts that fire; the watchdog always does. */
export function playedAlerts(): PlayedSeries[] {
  const all = Object.values(firing).flatMap((ofPhase) =>
    Object.entries(ofPhase).flatMap(([severity, names]) => names.map((name) => `${severity} ${name}`)),
  );
  const alerts = [...new Set(all)].map((one) => one.split(' ') as [string, string]);
  const series = (severity: string, alertname: string, isFiring: (phase: Phase) => boolean): PlayedSeries => ({
    name: 'ALERTS',
    labels: { alertname, alertstate: 'firing', severity },
    samples: moments().flatMap((moment) => (isFiring(phaseAt(moment)) ? [[moment, 1] as const] : [])),
  });
  return [
    series('none', 'Watchdog', () => true),
    ...alerts.map(([severity, name]) =>
      series(severity, name, (phase) => firing[phase][severity]?.includes(name) ?? false),
    ),
  ];
}
