import { firstQuery, ruleGroup, type RuleGroup } from '../../alerts';
import { selectors } from '../../promql';
import type { ServerAlertsOf } from '../common/alerts';
import type { Wording } from '../common/wording';
import { restartAlerts } from '../monitoring/restarts';
import { discoveryAlert, limitAlert, reloadAlert, watchdogAlert } from '../prometheus/alerts';
import { discoveryRunbook, limitRunbook, reloadRunbook } from '../prometheus/runbooks';
import { texts as prometheusTexts } from '../prometheus/texts';
import { remoteWriteAlerts } from '../prometheus/remote-write/alerts';
import { agentAlertTable, type AgentThresholds } from './alert-table';
import { prometheusAgent } from './catalogue';
import { texts } from './texts';

const m = selectors(prometheusAgent);

/** Options of the alerts of an agent on itself. */
export interface AgentAlertsOf extends ServerAlertsOf {
  /**
   * Delay of samples above which an alert fires.
   *
   * @default - two minutes
   */
  readonly thresholds?: AgentThresholds;
}

/**
 * Alerts of Prometheus in agent mode on itself. If it cannot send at all, the alert on its job
 * fires where rules are evaluated.
 */
export function agentAlerts({ job, thresholds = agentAlertTable, ...of }: AgentAlertsOf): RuleGroup[] {
  const { language } = of;
  return [
    ruleGroup({
      name: 'prometheus',
      job,
      rules: [
        configurationRefused(of),
        limitExceeded(of),
        discoveryFailing(of),
        ...remoteWriteAlerts({ ...of, thresholds, metrics: m, series: m.prometheus_agent_active_series }),
      ],
    }),
    ...restartAlerts(m.process_start_time_seconds.where({ job }), of),
    ruleGroup({ name: 'watchdog', rules: [watchdogAlert(prometheusTexts[language], texts[language].watchdog())] }),
  ];
}

function configurationRefused(of: Wording) {
  const { queries, ...text } = reloadRunbook(of, '--agent ');
  return reloadAlert(prometheusTexts[of.language], m.prometheus_config_last_reload_successful, {
    ...text,
    queries: [firstQuery(queries.loaded, m.prometheus_config_last_reload_successful)],
  });
}

const limitExceeded = (of: Wording) => limitAlert(prometheusTexts[of.language], m, limitRunbook(of));

const discoveryFailing = (of: Wording) =>
  discoveryAlert(prometheusTexts[of.language], m.prometheus_sd_kubernetes_failures_total, discoveryRunbook(m, of));
