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
  increase,
  max,
  not,
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
import { alertmanager } from '../alertmanager/catalogue';
import { siblings } from '../common/dashboard';
import { grafana } from '../grafana/catalogue';
import { prometheus } from '../prometheus/catalogue';
import { diskShare, diskUse } from '../prometheus/expressions';
import { targetsRow } from '../targets/dashboard-row';
import { monitoringUid, type ServerPanel } from './panels';
import { texts, type Texts } from './texts';

const a = selectors(alertmanager);
const p = selectors(prometheus);
const g = selectors(grafana);
const { up } = selectors(scrape);
const { ALERTS } = selectors(alertState);

const pools = sum(p.prometheus_target_scrape_pool_targets).by('scrape_job');
const byGroup = { legend: ({ rule_group }: { readonly rule_group: string }) => rule_group };

/** Options of the dashboard of the monitoring itself. */
export interface MonitoringProps {
  /** Language of the titles and descriptions. */
  readonly language: Language;
  /** Scrape job of Prometheus. */
  readonly prometheus: string;
  /** Scrape job of Grafana. */
  readonly grafana: string;
}

type Jobs = Omit<MonitoringProps, 'language'>;

/** Dashboard of the stack itself. */
export function monitoringDashboard({ language, ...jobs }: MonitoringProps): Dashboard<ServerPanel> {
  const t = texts[language].dashboard;
  return new Dashboard({
    uid: monitoringUid,
    title: t.title,
    description: t.description,
    tags: ['vigie'],
    ...siblings(language),
    started: p.process_start_time_seconds,
    rows: {
      state: state(t),
      targets: targetsRow(pools, language),
      storage: storage(t, jobs),
      rules: rules(t),
      notifications: notifications(t),
      usage: usage(t, jobs),
    },
  });
}

const state = (t: Texts['dashboard']) =>
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

const byIntegration = { legend: ({ integration }: { readonly integration: string }) => integration };

const notifications = (t: Texts['dashboard']) =>
  row(t.rows.notifications, {
    notifications: timeSeriesPanel({
      ...t.notifications,
      queries: [
        query(sum(rate(p.prometheus_notifications_sent_total)), { legend: t.sent }),
        query(sum(rate(p.prometheus_notifications_dropped_total)), { legend: t.dropped, colour: 'red' }),
      ],
      span: 8,
    }),
    notificationsSent: statPanel({
      ...t.notificationsSent,
      queries: [
        query(sum(increase(a.alertmanager_notifications_total, '1d')).by('integration').greaterThan(0), byIntegration),
      ],
      span: 8,
      height: 8,
    }),
    notificationsFailed: timeSeriesPanel({
      ...t.notificationsFailed,
      queries: [
        query(sum(rate(a.alertmanager_notifications_failed_total)).by('integration').greaterThan(0), {
          ...byIntegration,
          colour: 'red',
        }),
      ],
      span: 8,
    }),
    alertStates: statPanel({
      ...t.alertStates,
      queries: [
        query(max(a.alertmanager_alerts.where({ state: not('unprocessed') })).by('state'), {
          legend: ({ state: of }) => of,
        }),
      ],
    }),
    silences: statPanel({
      ...t.silences,
      queries: [query(max(a.alertmanager_silences.where({ state: 'active' })))],
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
