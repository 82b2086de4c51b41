import { alert, firstQuery, ruleGroup, type Language, type RuleGroup } from '../../alerts';
import { query, statPanel } from '../../dashboards';
import { changes, plain, time, type GaugeSelector } from '../../promql';
import { prometheusAddress } from '../../servers/prometheus/prometheus-base';
import type { Wording } from '../common/wording';
import { monitoringPanel } from './panels';
import { texts } from './texts';

/** Start times of the processes of the monitoring. All its servers are written in Go and expose them alike. */
type Starts = GaugeSelector<'job' | 'instance', 'timestamp', never>;

/** Panel that shows for how long the servers of the monitoring have run. */
export const runningPanel = (starts: Starts, language: Language) =>
  statPanel({
    ...texts[language].dashboard.running,
    queries: [query(time().minus(starts), { legend: ({ job }) => job })],
  });

/**
 * Alert on servers of the monitoring that start again and again, such as one that is killed for memory while it reads its
 * data. Between two starts they answer, so that no other alert fires; it needs no kube-state-metrics.
 */
export function restartAlerts(starts: Starts, { language, commands }: Wording): RuleGroup[] {
  const { summary, description, runbook } = texts[language].restarting;
  const { queries, ...text } = runbook(commands.server(prometheusAddress.name).system, commands.cluster);
  const restarting = alert({
    name: 'MonitoringRestarting',
    condition: changes(starts, '1h').greaterThan(plain(3)),
    severity: 'warning',
    keepFiringFor: '15m',
    summary,
    description,
    panel: monitoringPanel('running'),
    runbook: { ...text, queries: [firstQuery(queries.running, time().minus(starts))] },
  });
  return [ruleGroup({ name: 'restarts', rules: [restarting] })];
}
