import type { Language } from '../../alerts';
import {
  column,
  Dashboard,
  gaugePanel,
  query,
  row,
  statPanel,
  tablePanel,
  thresholds,
  timeSeriesPanel,
} from '../../dashboards';
import { alertState, scrape } from '../../metrics';
import {
  count,
  max,
  oneOf,
  percent,
  plain,
  quantileOf,
  quantity,
  rate,
  selectors,
  sum,
  time,
  topk,
  withoutNaN,
} from '../../promql';
import { alertmanagerAddress } from '../../servers/alertmanager/spec';
import { siblings } from '../common/dashboard';
import { grafana } from '../grafana/catalogue';
import { prometheus } from '../prometheus/catalogue';
import { diskShare, diskUse } from '../prometheus/expressions';
import type { RemoteWriteThresholds } from '../prometheus/remote-write/alert-table';
import { remoteWriteRow } from '../prometheus/remote-write/dashboard-row';
import { targetsRow } from '../targets/dashboard-row';
import { notificationsRow } from './notifications-row';
import { monitoringUid, type ServerPanel } from './panels';
import { runningPanel } from './restarts';
import { texts, type Texts } from './texts';

const p = selectors(prometheus);
const g = selectors(grafana);
const { up } = selectors(scrape);
const { ALERTS } = selectors(alertState);

const pools = sum(p.prometheus_target_scrape_pool_targets).by('scrape_job');
const byGroup = { legend: ({ rule_group }: { readonly rule_group: string }) => rule_group };

/** Start times of the servers of these jobs. */
export const startsOf = (...[first, ...others]: readonly [string, ...string[]]) =>
  p.process_start_time_seconds.where({ job: oneOf(first, ...others) });

/** Options of the dashboard of the monitoring itself. */
export interface MonitoringProps {
  /** Language of the titles and descriptions. */
  readonly language: Language;
  /** Scrape job of Prometheus. */
  readonly prometheus: string;
  /** Scrape job of Grafana. */
  readonly grafana: string;
  /**
   * Thresholds of the alerts on its remote writes, for a Prometheus that has them.
   *
   * @default - no row of remote writes
   */
  readonly remoteWrites?: RemoteWriteThresholds;
}

type Jobs = Omit<MonitoringProps, 'language' | 'remoteWrites'>;

/** Dashboard of the stack itself. */
export function monitoringDashboard({ language, remoteWrites, ...jobs }: MonitoringProps): Dashboard<ServerPanel> {
  const t = texts[language].dashboard;
  return new Dashboard({
    uid: monitoringUid,
    title: t.title,
    description: t.description,
    tags: ['vigie'],
    ...siblings(language),
    started: p.process_start_time_seconds,
    rows: {
      state: state(t, jobs, language),
      targets: targetsRow(pools, p.prometheus_sd_kubernetes_failures_total, language),
      storage: storage(t, jobs),
      ...(remoteWrites ? { sending: remoteWriteRow(p, language, remoteWrites) } : {}),
      rules: rules(t),
      notifications: notificationsRow(t),
      usage: usage(t, jobs),
    },
  });
}

const state = (t: Texts['dashboard'], jobs: Jobs, language: Language) =>
  row(t.rows.state, {
    targetsDown: statPanel({
      ...t.targetsDown,
      queries: [query(count(up.equalTo(0)).or(sum(up.times(0))))],
      thresholds: thresholds('green', [quantity(1, 'series'), 'red']),
    }),
    alertsFiring: statPanel({
      ...t.alertsFiring,
      queries: [
        query(count(ALERTS.where({ alertstate: 'firing', severity: /critical|warning|info/ })).by('severity'), {
          legend: ({ severity }) => severity,
        }),
      ],
    }),
    firing: tablePanel({
      ...t.firing,
      labels: { alertname: t.firingColumns.alert, severity: t.firingColumns.severity },
      columns: [
        column(
          t.firingColumns.number,
          count(ALERTS.where({ alertstate: 'firing', severity: /critical|warning|info/ })).by('alertname', 'severity'),
        ),
      ],
      height: 8,
    }),
    disk: gaugePanel({
      ...t.disk,
      queries: [query(diskShare)],
      thresholds: thresholds('green', [percent(90), 'yellow'], [percent(100), 'red']),
      height: 5,
    }),
    reloaded: statPanel({
      ...t.reloaded,
      queries: [query(p.prometheus_config_last_reload_successful, { legend: ({ instance }) => instance })],
      mappings: [
        [0, t.refused, 'red'],
        [1, t.loaded, 'green'],
      ],
    }),
    running: runningPanel(startsOf(jobs.prometheus, alertmanagerAddress.name, jobs.grafana), language),
  });

const storage = (t: Texts['dashboard'], jobs: Jobs) =>
  row(t.rows.storage, {
    samples: timeSeriesPanel({
      ...t.samples,
      queries: [query(sum(rate(p.prometheus_tsdb_head_samples_appended_total)))],
      span: 8,
    }),
    series: timeSeriesPanel({
      ...t.series,
      queries: [query(sum(p.prometheus_tsdb_head_series))],
      span: 8,
    }),
    memory: timeSeriesPanel({
      ...t.memory,
      queries: [
        query(p.process_resident_memory_bytes.where({ job: jobs.prometheus }), { legend: ({ instance }) => instance }),
      ],
      span: 8,
    }),
    diskUse: timeSeriesPanel({
      ...t.diskUse,
      queries: [
        query(sum(diskUse), { legend: t.used }),
        query(sum(p.prometheus_tsdb_retention_limit_bytes.greaterThan(0)), { legend: t.limit }),
      ],
    }),
    history: timeSeriesPanel({
      ...t.history,
      queries: [
        query(time().minus(p.prometheus_tsdb_lowest_timestamp_seconds), { legend: ({ instance }) => instance }),
      ],
    }),
    rejected: timeSeriesPanel({
      ...t.rejected,
      queries: [
        query(sum(rate(p.prometheus_target_scrapes_sample_duplicate_timestamp_total)), { legend: t.sameTime }),
        query(sum(rate(p.prometheus_target_scrapes_sample_out_of_order_total)), { legend: t.tooOld }),
        query(sum(rate(p.prometheus_target_scrapes_sample_out_of_bounds_total)), { legend: t.outOfBounds }),
      ],
    }),
    rejectedScrapes: timeSeriesPanel({
      ...t.rejectedScrapes,
      queries: [
        query(sum(rate(p.prometheus_target_scrapes_exceeded_sample_limit_total)), { legend: t.samplesLimit }),
        query(sum(rate(p.prometheus_target_scrapes_exceeded_body_size_limit_total)), { legend: t.bodyLimit }),
        query(sum(rate(p.prometheus_target_scrape_pool_exceeded_label_limits_total)), { legend: t.labelLimit }),
      ],
    }),
  });

const rules = (t: Texts['dashboard']) =>
  row(t.rows.rules, {
    evaluation: timeSeriesPanel({
      ...t.evaluation,
      queries: [query(topk(10, max(p.prometheus_rule_group_last_duration_seconds).by('rule_group')), byGroup)],
    }),
    failures: timeSeriesPanel({
      ...t.failures,
      queries: [
        query(topk(10, sum(rate(p.prometheus_rule_evaluation_failures_total)).by('rule_group')), {
          ...byGroup,
          colour: 'red',
        }),
      ],
    }),
  });

const usage = (t: Texts['dashboard'], jobs: Jobs) =>
  row(t.rows.usage, {
    queryLatency: timeSeriesPanel({
      ...t.queryLatency,
      queries: [
        query(
          withoutNaN(max(p.prometheus_engine_query_duration_seconds.quantiles.where({ quantile: 0.99 })).by('slice')),
          { legend: ({ slice }) => slice },
        ),
      ],
    }),
    grafanaLatency: timeSeriesPanel({
      ...t.grafanaLatency,
      queries: [
        query(withoutNaN(quantileOf(0.95, g.grafana_http_request_duration_seconds.where({ job: jobs.grafana }))), {
          legend: 'p95',
        }),
      ],
    }),
    grafanaMemory: timeSeriesPanel({
      ...t.grafanaMemory,
      queries: [
        query(g.process_resident_memory_bytes.where({ job: jobs.grafana }), { legend: ({ instance }) => instance }),
      ],
    }),
    dashboards: statPanel({
      ...t.dashboards,
      queries: [query(max(g.grafana_stat_totals_dashboard))],
      thresholds: thresholds('red', [plain(1), 'blue']),
      height: 8,
    }),
  });
