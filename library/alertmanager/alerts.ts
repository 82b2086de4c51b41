import { alert, firstQuery, ruleGroup, type RuleGroup } from '../../alerts';
import { notificationsFailing } from '../../core/defaults';
import { increase, max, rate, selectors, sum } from '../../promql';
import { alertmanagerAddress } from '../../servers/alertmanager/spec';
import { prometheusAddress } from '../../servers/prometheus/prometheus-base';
import type { Wording } from '../common/wording';
import { serverPanel } from '../monitoring/panels';
import { prometheus } from '../prometheus/catalogue';
import { alertmanager } from './catalogue';
import { texts } from './texts';

const m = selectors(alertmanager);
const p = selectors(prometheus);

/** Options of the alerts on undelivered notifications. */
export interface AlertmanagerAlertsOf extends Wording {
  /** Scrape job of Alertmanager. */
  readonly job: string;
  /** Scrape job of Prometheus, which sends alerts to Alertmanager. */
  readonly prometheus: string;
}

/** Alerts on undelivered notifications. One integration can fail while others still work. */
export function alertmanagerAlerts({ job, prometheus: sender, ...of }: AlertmanagerAlertsOf): RuleGroup[] {
  return [
    ruleGroup({ name: 'alertmanager', job, rules: [failingAlert(of)] }),
    ruleGroup({ name: 'notifications', job: sender, rules: [droppedAlert(of)] }),
  ];
}

type Of = Omit<AlertmanagerAlertsOf, 'job' | 'prometheus'>;

function failingAlert({ language, commands }: Of) {
  const { summary, description, runbook } = texts[language].failing;
  const { system } = commands.server(alertmanagerAddress.name);
  const { queries, ...text } = runbook(system, system.namespace);
  return alert({
    name: notificationsFailing,
    // Alertmanager has already retried each notification for its group interval, so a failure means
    // an undelivered notification.
    condition: sum(increase(m.alertmanager_notifications_failed_total, '15m'))
      .by('job', 'instance', 'integration')
      .greaterThan(0),
    severity: 'critical',
    keepFiringFor: '15m',
    summary,
    description,
    panel: serverPanel('notificationsFailed'),
    runbook: {
      ...text,
      queries: [
        firstQuery(
          queries.failures,
          sum(increase(m.alertmanager_notifications_failed_total, '1h')).by('integration', 'reason'),
        ),
        firstQuery(queries.attempts, sum(increase(m.alertmanager_notifications_total, '1h')).by('integration')),
      ],
    },
  });
}

function droppedAlert({ language, commands }: Of) {
  const { summary, description, runbook } = texts[language].dropped;
  const { system } = commands.server(alertmanagerAddress.name);
  const { queries, ...text } = runbook(system, commands.server(prometheusAddress.name).system, system.namespace);
  return alert({
    name: 'PrometheusNotificationsDropped',
    // Alerts dropped during the start of both servers, such as after a reboot, arrive one minute
    // later, because Prometheus resends firing alerts.
    condition: sum(increase(p.prometheus_notifications_dropped_total, '5m')).by('job', 'instance').greaterThan(0),
    for: '10m',
    severity: 'critical',
    keepFiringFor: '15m',
    summary,
    description,
    panel: serverPanel('notifications'),
    runbook: {
      ...text,
      queries: [
        firstQuery(queries.known, max(p.prometheus_notifications_alertmanagers_discovered)),
        firstQuery(queries.dropped, rate(p.prometheus_notifications_dropped_total)),
        firstQuery(queries.refused, rate(p.prometheus_notifications_errors_total)),
      ],
    },
  });
}
