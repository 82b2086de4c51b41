import { alert, firstQuery, ruleGroup, type RuleGroup } from '../../alerts';
import { max, rate, selectors, sum } from '../../promql';
import { prometheusAddress } from '../../servers/prometheus/prometheus-base';
import { despiteMissedScrapes, happenedAnywhere, type ServerAlertsOf } from '../common/alerts';
import type { Wording } from '../common/wording';
import { agentPanel } from '../monitoring/panels';
import { restartAlerts } from '../monitoring/restarts';
import { discoveryAlert, limitAlert, reloadAlert, watchdogAlert } from '../prometheus/alerts';
import { discoveryRunbook, limitRunbook, reloadRunbook } from '../prometheus/runbooks';
import { texts as prometheusTexts } from '../prometheus/texts';
import { agentAlertTable, type AgentThresholds } from './alert-table';
import { prometheusAgent } from './catalogue';
import { sendingDelay, sendingDelayOf } from './expressions';
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
        sendingLate(of, thresholds),
        samplesLost(of),
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

function sendingLate({ language, commands }: Wording, thresholds: AgentThresholds) {
  const { summary, description, runbook } = texts[language].late;
  const { queries, ...text } = runbook(commands.server(prometheusAddress.name).system);
  return alert({
    name: 'PrometheusSendingLate',
    condition: max(sendingDelayOf(despiteMissedScrapes))
      .by('job', 'instance', 'remote_name')
      .greaterThan(thresholds.PrometheusSendingLate),
    for: '10m',
    severity: 'warning',
    summary,
    description,
    panel: agentPanel('delay'),
    runbook: {
      ...text,
      queries: [
        firstQuery(queries.delay, sendingDelay),
        firstQuery(queries.retried, sum(rate(m.prometheus_remote_storage_samples_retried_total))),
        firstQuery(queries.pending, max(m.prometheus_remote_storage_samples_pending).by('remote_name')),
      ],
    },
  });
}

function samplesLost({ language, commands }: Wording) {
  const { summary, description, runbook } = texts[language].lost;
  const { queries, ...text } = runbook(commands.server(prometheusAddress.name).system);
  return alert({
    name: 'PrometheusSamplesLost',
    condition: happenedAnywhere(m.prometheus_remote_storage_samples_failed_total),
    severity: 'warning',
    keepFiringFor: '15m',
    summary,
    description,
    panel: agentPanel('sent'),
    runbook: {
      ...text,
      queries: [
        firstQuery(queries.lost, sum(rate(m.prometheus_remote_storage_samples_failed_total))),
        firstQuery(queries.series, sum(m.prometheus_agent_active_series)),
      ],
    },
  });
}
