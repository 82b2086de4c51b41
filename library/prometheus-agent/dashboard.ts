import type { Language } from '../../alerts';
import { Dashboard, query, row, statPanel, thresholds, timeSeriesPanel } from '../../dashboards';
import { scrape } from '../../metrics';
import { count, quantity, selectors, sum } from '../../promql';
import { siblings } from '../common/dashboard';
import { monitoringUid, type AgentPanel } from '../monitoring/panels';
import { runningPanel } from '../monitoring/restarts';
import { remoteWriteRow } from '../prometheus/remote-write/dashboard-row';
import { targetsRow } from '../targets/dashboard-row';
import { agentAlertTable, type AgentThresholds } from './alert-table';
import { prometheusAgent } from './catalogue';
import { texts, type Texts } from './texts';

const m = selectors(prometheusAgent);
const { up } = selectors(scrape);

/** Options of the dashboard of an agent. */
export interface AgentDashboardOf {
  /** Scrape job of the agent itself. */
  readonly prometheus: string;
  /** Language of the titles and descriptions. */
  readonly language: Language;
  /**
   * Delay of samples at which its alert fires.
   *
   * @default - that of its alert
   */
  readonly thresholds?: AgentThresholds;
}

/** Dashboard of an agent: its targets and its remote writes. */
export function agentDashboard({
  prometheus: job,
  language,
  thresholds: of = agentAlertTable,
}: AgentDashboardOf): Dashboard<AgentPanel> {
  const t = texts[language].dashboard;
  return new Dashboard({
    uid: monitoringUid,
    title: t.title,
    description: t.description,
    tags: ['vigie'],
    ...siblings(language),
    started: m.process_start_time_seconds,
    rows: {
      state: state(t, job, language),
      targets: targetsRow(
        sum(m.prometheus_target_scrape_pool_targets).by('scrape_job'),
        m.prometheus_sd_kubernetes_failures_total,
        language,
      ),
      sending: remoteWriteRow(m, language, of),
      use: usage(t, job),
    },
  });
}

const state = (t: Texts['dashboard'], job: string, language: Language) =>
  row(t.rows.state, {
    targetsDown: statPanel({
      ...t.targetsDown,
      queries: [query(count(up.equalTo(0)).or(sum(up.times(0))))],
      thresholds: thresholds('green', [quantity(1, 'series'), 'red']),
    }),
    reloaded: statPanel({
      ...t.reloaded,
      queries: [query(m.prometheus_config_last_reload_successful, { legend: ({ instance }) => instance })],
      mappings: [
        [0, t.refused, 'red'],
        [1, t.loaded, 'green'],
      ],
    }),
    series: statPanel({
      ...t.series,
      queries: [query(sum(m.prometheus_agent_active_series))],
      trend: true,
    }),
    running: runningPanel(m.process_start_time_seconds.where({ job }), language),
  });

const usage = (t: Texts['dashboard'], job: string) =>
  row(t.rows.usage, {
    memory: timeSeriesPanel({
      ...t.memory,
      queries: [query(m.process_resident_memory_bytes.where({ job }), { legend: ({ instance }) => instance })],
    }),
    log: timeSeriesPanel({
      ...t.log,
      queries: [query(sum(m.prometheus_tsdb_wal_storage_size_bytes))],
    }),
  });
