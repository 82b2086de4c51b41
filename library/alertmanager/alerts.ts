import { alert, firstQuery, ruleGroup, type RuleGroup, type Runbook } from '../../alerts';
import type { Pods } from '../../core/network';
import { increase, max, rate, selectors, sum } from '../../promql';
import { kubectl } from '../common/kubectl';
import { prometheus } from '../prometheus/catalogue';
import { alertmanager } from './catalogue';

const m = selectors(alertmanager);
const p = selectors(prometheus);

/** Who is asked about alerts that reach nobody. */
export interface AlertmanagerAlertsOf {
  /** The job that scrapes Alertmanager. */
  readonly job: string;
  /** The job that scrapes Prometheus, which sends to it. */
  readonly prometheus: string;
  /** Where each of the two runs. */
  readonly pods: { readonly alertmanager: Pods; readonly prometheus: Pods };
}

/** Alerts that reach nobody: what cannot be told in one way may still be told in another. */
export function alertmanagerAlerts({ job, prometheus: sender, pods }: AlertmanagerAlertsOf): RuleGroup[] {
  return [
    ruleGroup({ name: 'alertmanager', job, rules: [notificationsFailing(failingRunbook(pods.alertmanager))] }),
    ruleGroup({
      name: 'notifications',
      job: sender,
      rules: [notificationsDropped(droppedRunbook(pods.alertmanager, pods.prometheus))],
    }),
  ];
}

const notificationsFailing = (runbook: Runbook) =>
  alert({
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
    runbook,
  });

const notificationsDropped = (runbook: Runbook) =>
  alert({
    name: 'PrometheusNotificationsDropped',
    // What is dropped while both start, as after a reboot, is told a minute later: Prometheus tells again what still fires.
    condition: sum(increase(p.prometheus_notifications_dropped_total, '5m')).by('job', 'instance').greaterThan(0),
    for: '10m',
    severity: 'critical',
    keepFiringFor: '15m',
    summary: "Prometheus n'arrive pas à transmettre des alertes",
    description:
      "Des alertes ne sont pas arrivées chez Alertmanager : il est arrêté, surchargé, ou injoignable. S'il y en a plusieurs, les autres les ont reçues.",
    panel: { dashboard: 'monitoring', panel: 'notifications' },
    runbook,
  });

function failingRunbook(pods: Pods): Runbook {
  const { logs } = kubectl(pods);
  const { namespace } = pods;
  return {
    impact: "Rien pour les utilisateurs ; mais une panne qu'ils sentent peut n'être dite à personne par cette voie.",
    steps: [
      `L'erreur : ${logs} (\`Notify for alerts failed\`).`,
      '`401`, `403`, `404` : le jeton ou le webhook a été révoqué ; en faire un nouveau et le donner par `npm run secrets -- ‹stack› --give ‹chemin du secret›`. Alertmanager le relit sans redémarrer, en deux minutes.',
      '`429` : trop de messages ; grouper davantage ou mettre en silence ce qui sonne sans cesse.',
      "`timeout`, `no such host` : le service est en panne (sa page d'état le dit), ou la sortie du réseau est fermée : `kubectl get networkpolicy -n " +
        namespace +
        '`.',
      'Pendant ce temps, surveiller à la main : les alertes en cours sont sur le tableau de bord Monitoring et dans Alertmanager.',
    ],
    queries: [
      firstQuery(
        'Échecs en une heure, par voie et raison',
        sum(increase(m.alertmanager_notifications_failed_total, '1h')).by('integration', 'reason'),
      ),
      firstQuery(
        'Messages tentés en une heure, par voie',
        sum(increase(m.alertmanager_notifications_total, '1h')).by('integration'),
      ),
    ],
  };
}

function droppedRunbook(alertmanager: Pods, sender: Pods): Runbook {
  const { list, previous } = kubectl(alertmanager);
  return {
    impact:
      "Rien pour les utilisateurs ; mais des alertes n'arrivent à personne, celle-ci non plus si Alertmanager est seul.",
    steps: [
      `Alertmanager tourne-t-il ? ${list} ; s'il redémarre sans cesse : ${previous} (configuration refusée, volume plein).`,
      `L'erreur que voit Prometheus : ${kubectl(sender).logs} (\`Error sending alerts\`).`,
      "Il n'en connaît aucun (requête ci-dessous) : la configuration a changé ; comparer `dist/‹stack›/prometheus.yml`, section `alerting`.",
      `\`connection refused\` ou délai : le service ou une NetworkPolicy, \`kubectl get service,endpoints,networkpolicy -n ${alertmanager.namespace}\`.`,
    ],
    queries: [
      firstQuery('Alertmanagers connus', max(p.prometheus_notifications_alertmanagers_discovered)),
      firstQuery('Alertes perdues par seconde', rate(p.prometheus_notifications_dropped_total)),
      firstQuery('Alertes refusées par seconde', rate(p.prometheus_notifications_errors_total)),
    ],
  };
}
