import { alert, ruleGroup, type RuleGroup } from '..';
import { alertmanager, prometheus } from '../../metrics/content';
import { increase, selectors, sum } from '../../promql';
import { happened } from './common';

const m = selectors(alertmanager);
const p = selectors(prometheus);

/** Who is asked about alerts that reach nobody. */
export interface AlertmanagerAlertsOf {
  /** The job that scrapes Alertmanager. */
  readonly job: string;
  /** The job that scrapes Prometheus, which sends to it. */
  readonly prometheus: string;
}

/** Alerts that reach nobody: what cannot be told in one way may still be told in another. */
export function alertmanagerAlerts({ job, prometheus: sender }: AlertmanagerAlertsOf): RuleGroup[] {
  return [
    ruleGroup({ name: 'alertmanager', job, rules: [notificationsFailing] }),
    ruleGroup({ name: 'notifications', job: sender, rules: [notificationsDropped] }),
  ];
}

const notificationsFailing = alert({
  name: 'AlertmanagerNotificationsFailing',
  // Each was tried for as long as its group waits: one that failed is one that nobody got.
  condition: sum(increase(m.alertmanager_notifications_failed_total, '15m'))
    .by('job', 'instance', 'integration')
    .greaterThan(0),
  severity: 'critical',
  keepFiringFor: '15m',
  summary: ({ labels }) => `Des alertes n'arrivent pas par ${labels.integration}`,
  description:
    "Alertmanager n'a pas pu envoyer des messages : adresse ou jeton changé, service en panne, ou sortie du réseau fermée. Son journal dit l'erreur.",
  panel: { dashboard: 'monitoring', panel: 'notificationsFailed' },
});

const notificationsDropped = alert({
  name: 'PrometheusNotificationsDropped',
  condition: happened(p.prometheus_notifications_dropped_total),
  severity: 'critical',
  keepFiringFor: '15m',
  summary: "Prometheus n'arrive pas à transmettre des alertes",
  description:
    "Des alertes ne sont pas arrivées chez Alertmanager : il est arrêté, surchargé, ou injoignable. S'il y en a plusieurs, les autres les ont reçues.",
  panel: { dashboard: 'monitoring', panel: 'notifications' },
});
