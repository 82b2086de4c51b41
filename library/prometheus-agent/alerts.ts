import { alert, firstQuery, ruleGroup, type RuleGroup, type Runbook } from '../../alerts';
import type { Pods } from '../../core/network';
import { max, minutes, rate, selectors, sum } from '../../promql';
import { happenedAnywhere, type AlertsOf } from '../common/alerts';
import { kubectl } from '../common/kubectl';
import { reloadAlert, watchdogAlert } from '../prometheus/alerts';
import { reloadRunbook } from '../prometheus/runbooks';
import { prometheusAgent } from './catalogue';
import { sendingDelay } from './expressions';

const m = selectors(prometheusAgent);
const blind = "Rien pour les utilisateurs ; mais ce qu'ils sentent n'est pas dit, ou plus tard.";

/**
 * Prometheus in agent mode watching itself. What it cannot send at all it cannot tell either: that its series are gone is told of its
 * job, where rules are evaluated.
 */
export function agentAlerts({ job, pods }: AlertsOf): RuleGroup[] {
  return [
    ruleGroup({
      name: 'prometheus',
      job,
      rules: [
        reloadAlert(m.prometheus_config_last_reload_successful, {
          ...reloadRunbook(pods, '--agent '),
          queries: [firstQuery('La dernière lecture a réussi (1)', m.prometheus_config_last_reload_successful)],
        }),
        alert({
          name: 'PrometheusSendingLate',
          condition: max(sendingDelay).by('job', 'instance', 'remote_name').greaterThan(minutes(2)),
          for: '10m',
          severity: 'warning',
          summary: ({ labels, value }) => `Les échantillons arrivent à ${labels.remote_name} avec ${value} de retard`,
          description:
            "L'agent n'envoie pas assez vite ce qu'il lit : réseau lent, ou refus répétés. Les alertes sont en retard d'autant ; après quatre heures les échantillons sont perdus.",
          panel: { dashboard: 'monitoring', panel: 'delay' },
          runbook: sendingRunbook(pods),
        }),
        alert({
          name: 'PrometheusSamplesLost',
          condition: happenedAnywhere(m.prometheus_remote_storage_samples_failed_total),
          severity: 'warning',
          keepFiringFor: '15m',
          summary: 'Des échantillons sont refusés, et perdus',
          description:
            "Qui les reçoit a répondu que rien ne sert de les renvoyer : trop de séries pour l'abonnement, un échantillon trop vieux, ou un label trop long. Le journal de l'agent dit lequel.",
          panel: { dashboard: 'monitoring', panel: 'sent' },
          runbook: lostRunbook(pods),
        }),
      ],
    }),
    ruleGroup({ name: 'watchdog', rules: [watchdogAlert(watchdogRunbook)] }),
  ];
}

const watchdogRunbook: Runbook = {
  impact:
    "Tant qu'elle sonne : tout va bien. Si elle se tait, le service extérieur prévient, et plus aucune autre alerte n'arrive : les utilisateurs peuvent sentir n'importe quoi.",
  steps: [
    'Si elle sonne, rien à faire. Ce qui suit est pour son silence, que dit le service extérieur.',
    "Grafana Cloud lui-même évalue cette règle : sa page d'état, puis *Alerting > Alert rules* (une règle en erreur, une évaluation en pause).",
    "Grafana l'envoie et le service n'entend rien : le point de contact `veilleur` (*Alerting > Contact points > Test*).",
    "Jusqu'au retour, regarder l'application à la main.",
  ],
};

function sendingRunbook(pods: Pods): Runbook {
  const { logs, restart } = kubectl(pods);
  return {
    impact: blind,
    steps: [
      `L'erreur : ${logs} (\`Failed to send batch, retrying\`). \`401\` : le jeton est révoqué ; en faire un nouveau dans Grafana Cloud (*Access policies*, \`metrics:write\`) et le donner par \`npm run secrets -- ‹stack› --give ‹chemin du secret›\`.`,
      "`429` : la limite de débit de l'abonnement ; voir « Séries actives ».",
      "`context deadline exceeded`, `no such host` : la sortie du réseau ou le DNS ; la page d'état de Grafana Cloud.",
      `Rien dans les journaux et le retard reste : ${restart} ; le journal (WAL) est dans le volume, rien n'est perdu.`,
    ],
    queries: [
      firstQuery('Retard', sendingDelay),
      firstQuery('Échantillons renvoyés par seconde', sum(rate(m.prometheus_remote_storage_samples_retried_total))),
      firstQuery('Échantillons en attente', max(m.prometheus_remote_storage_samples_pending).by('remote_name')),
    ],
  };
}

function lostRunbook(pods: Pods): Runbook {
  return {
    impact: 'Rien : des courbes ont des trous, et une alerte peut se taire.',
    steps: [
      `La raison : ${kubectl(pods).logs} (\`non-recoverable error\`).`,
      "`err-mimir-max-series-per-user` : trop de séries actives ; limiter ce qui est envoyé (`metrics` de l'envoi), ou l'abonnement.",
      "`err-mimir-label-value-too-long`, `max-label-names-per-series` : un label de l'application ; le raccourcir là.",
      '`out of order` : deux agents envoient les mêmes séries ; leur donner des `externalLabels` différents.',
    ],
    queries: [
      firstQuery('Perdus par seconde', sum(rate(m.prometheus_remote_storage_samples_failed_total))),
      firstQuery('Séries actives', sum(m.prometheus_agent_active_series)),
    ],
  };
}
