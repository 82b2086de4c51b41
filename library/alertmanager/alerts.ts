import { alert, firstQuery, ruleGroup, type RuleGroup } from '../../alerts';
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

/** Options of the alerts about notifications that do not arrive. */
export interface AlertmanagerAlertsOf extends Wording {
  /** The job that scrapes Alertmanager. */
  readonly job: string;
  /** The job that scrapes Prometheus, which sends to it. */
  readonly prometheus: string;
}

/** Alerts about notifications that do not arrive: one integration may fail while another still works. */
export function alertmanagerAlerts({ job, prometheus: sender, ...of }: AlertmanagerAlertsOf): RuleGroup[] {
  return [
    ruleGroup({ name: 'alertmanager', job, rules: [notificationsFailing(of)] }),
    ruleGroup({ name: 'notifications', job: sender, rules: [notificationsDropped(of)] }),
  ];
}

type Of = Omit<AlertmanagerAlertsOf, 'job' | 'prometheus'>;

function notificationsFailing({ language, commands }: Of) {
  const { summary, description, runbook } = texts[language].failing;
  const { system } = commands.server(alertmanagerAddress.name);
  const { queries, ...text } = runbook(system, system.namespace);
  return alert({
    name: 'AlertmanagerNotificationsFailing',
    // Each was tried for as long as its group waits: one that failed is one that nobody got.
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

function notificationsDropped({ language, commands }: Of) {
  const { summary, description, runbook } = texts[language].dropped;
  const { system } = commands.server(alertmanagerAddress.name);
  const { queries, ...text } = runbook(system, commands.server(prometheusAddress.name).system, system.namespace);
  return alert({
    name: 'PrometheusNotificationsDropped',
    // Alerts that are dropped while both start, as after a reboot, arrive a minute later: Prometheus sends again what still fires.
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
