import { alertmanager } from '../../../library/alertmanager/catalogue';
import { grafana } from '../../../library/grafana/catalogue';
import { prometheus } from '../../../library/prometheus/catalogue';
import { always, flow, level, observed, type Played } from './behaviour';
import { at } from './timeline';

/** Oldest sample: ten days before midnight. */
export const oldest = at('0:00') - 10 * 86_400;

/** Name of a rule group in the metrics of Prometheus. */
export const ruleGroupOf = (group: string) => `/etc/prometheus/rules/${group}.yml;${group}`;

/** Only member of Alertmanager, in the namespace of the stack. */
const memberOf = (namespace: string) => `alertmanager-0.alertmanager-peers.${namespace}.svc:9093`;

/** Prometheus and its work. */
export interface PrometheusAt {
  /** Namespace of the stack. */
  readonly namespace: string;
  /** Rule group of the application, of which one rule fails in the incident. */
  readonly group: string;
  /** Targets besides the stack itself. */
  readonly read: readonly Played[];
}

export function playedPrometheus({ namespace, group: name, read }: PrometheusAt): Played {
  const group = { rule_group: ruleGroupOf(name) };
  const other = { rule_group: ruleGroupOf('targets') };
  const sink = { alertmanager: `http://${memberOf(namespace)}/api/v2/alerts` };
  return {
    catalogue: prometheus,
    targets: [{ labels: { job: 'prometheus', instance: 'localhost:9090' }, weight: 1 }],
    metrics: {
      process_resident_memory_bytes: [level({}, 120e6)],
      // In the incident it starts again before each scrape.
      process_start_time_seconds: [level({}, oldest, { day: 0, incident: 1 })],
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
      prometheus_target_scrape_pool_targets: read.map(({ targets }) =>
        level({ scrape_job: targets[0].labels.job }, targets.length),
      ),
      prometheus_target_scrape_pool_exceeded_label_limits_total: [flow({}, 0)],
      prometheus_target_scrapes_exceeded_body_size_limit_total: [flow({}, 0)],
      prometheus_target_scrapes_exceeded_sample_limit_total: [flow({}, { day: 0, incident: 0.02 })],
      prometheus_target_scrapes_sample_duplicate_timestamp_total: [flow({}, { day: 0, incident: 0.5 })],
      prometheus_target_scrapes_sample_out_of_order_total: [flow({}, 0)],
      prometheus_target_scrapes_sample_out_of_bounds_total: [flow({}, 0)],
      prometheus_sd_kubernetes_failures_total: [flow({}, { day: 0, incident: 0.02 })],
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
}
/** Alertmanager, which notifies Slack more often than Discord, and finally cannot reach it. */
export const playedAlertmanager = (namespace: string): Played => ({
  catalogue: alertmanager,
  targets: [{ labels: { job: 'alertmanager', instance: memberOf(namespace) }, weight: 1 }],
  metrics: {
    process_start_time_seconds: [level({}, oldest)],
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
    alertmanager_notification_latency_seconds: [
      observed({ integration: 'discord' }, [0.3, 0.01]),
      observed({ integration: 'slack' }, [3, 0.02]),
    ],
    alertmanager_silences: [
      level({ state: 'active' }, 1),
      level({ state: 'expired' }, 4),
      level({ state: 'pending' }, 0),
    ],
  },
});

export const playedGrafana: Played = {
  catalogue: grafana,
  targets: [{ labels: { job: 'grafana', instance: 'grafana:3000' }, weight: 1 }],
  metrics: {
    process_resident_memory_bytes: [level({}, 150e6)],
    process_start_time_seconds: [level({}, oldest)],
    grafana_http_request_duration_seconds: [
      observed({ handler: '/api/ds/query', method: 'POST', status_code: '200' }, [0.08, 3]),
    ],
    grafana_stat_totals_dashboard: [level({}, 8)],
  },
};
