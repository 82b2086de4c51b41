import type { Texts } from './en';

/** Texts about Prometheus in agent mode, in French. */
export const fr: Texts = {
  title: "L'agent Prometheus",
  impact: "Rien pour les utilisateurs, mais la surveillance est aveugle : plus rien n'est lu ni envoyé.",
  hint: "Il tourne et rien n'arrive : son journal (`Failed to send batch`), voir PrometheusSendingLate ; et la page d'état de Grafana Cloud.",
  late: {
    summary: ({ labels, value }) => `Les échantillons arrivent à ${labels.remote_name} avec ${value} de retard`,
    description:
      "L'agent n'envoie pas assez vite ce qu'il lit : réseau lent, ou refus répétés. Les alertes sont en retard d'autant ; après quatre heures les échantillons sont perdus.",
    runbook: ({ logs, restart }) => ({
      impact: "Rien pour les utilisateurs ; mais ce qu'ils sentent n'est pas dit, ou plus tard.",
      steps: [
        `L'erreur : ${logs} (\`Failed to send batch, retrying\`). \`401\` : le jeton est révoqué ; en faire un nouveau dans Grafana Cloud (*Access policies*, \`metrics:write\`) et le donner par \`npm run secrets -- ‹stack› --give ‹chemin du secret›\`.`,
        "`429` : la limite de débit de l'abonnement ; voir « Séries actives ».",
        "`context deadline exceeded`, `no such host` : la sortie du réseau ou le DNS ; la page d'état de Grafana Cloud.",
        `Rien dans les journaux et le retard reste : ${restart} ; le journal (WAL) est dans le volume, rien n'est perdu.`,
      ],
      queries: {
        delay: 'Retard',
        retried: 'Échantillons renvoyés par seconde',
        pending: 'Échantillons en attente',
      },
    }),
  },
  lost: {
    summary: 'Des échantillons sont refusés, et perdus',
    description:
      "Qui les reçoit a répondu que rien ne sert de les renvoyer : trop de séries pour l'abonnement, un échantillon trop vieux, ou un label trop long. Le journal de l'agent dit lequel.",
    runbook: ({ logs }) => ({
      impact: 'Rien : des courbes ont des trous, et une alerte peut se taire.',
      steps: [
        `La raison : ${logs} (\`non-recoverable error\`).`,
        "`err-mimir-max-series-per-user` : trop de séries actives ; limiter ce qui est envoyé (`metrics` de l'envoi), ou l'abonnement.",
        "`err-mimir-label-value-too-long`, `max-label-names-per-series` : un label de l'application ; le raccourcir là.",
        '`out of order` : deux agents envoient les mêmes séries ; leur donner des `externalLabels` différents.',
      ],
      queries: { lost: 'Perdus par seconde', series: 'Séries actives' },
    }),
  },
  watchdog: () => ({
    impact:
      "Tant qu'elle sonne : tout va bien. Si elle se tait, le service extérieur prévient, et plus aucune autre alerte n'arrive : les utilisateurs peuvent sentir n'importe quoi.",
    steps: [
      'Si elle sonne, rien à faire. Ce qui suit est pour son silence, que dit le service extérieur.',
      "Grafana Cloud lui-même évalue cette règle : sa page d'état, puis *Alerting > Alert rules* (une règle en erreur, une évaluation en pause).",
      "Grafana l'envoie et le service n'entend rien : le point de contact `veilleur` (*Alerting > Contact points > Test*).",
      "Jusqu'au retour, regarder l'application à la main.",
    ],
  }),
  dashboard: {
    title: 'Monitoring',
    description: "La surveillance elle-même : cibles, échantillons envoyés, retard, mémoire, disque de l'agent.",
    rows: { state: 'État', sending: 'Envoi', usage: 'Utilisation' },
    targetsDown: { title: 'Cibles hors service', description: "Cibles que l'agent n'a pas pu lire." },
    reloaded: { title: 'Configuration', description: "La dernière lecture de la configuration de l'agent a réussi." },
    series: {
      title: 'Séries actives',
      description: 'Séries lues et envoyées : ce que Grafana Cloud compte et facture.',
    },
    delay: { title: "Retard d'envoi", description: 'De combien ce qui est envoyé est en retard sur ce qui est lu.' },
    sent: {
      title: 'Échantillons envoyés/s',
      description: 'Échantillons envoyés par seconde, et ceux qui sont envoyés une seconde fois ou perdus.',
    },
    sendingTime: {
      title: "Durée d'un envoi (p95)",
      description: 'Temps dans lequel 95 % des envois se terminent.',
      noValue: 'Aucun envoi',
    },
    pending: { title: 'Échantillons en attente', description: "Échantillons qui attendent d'être envoyés." },
    memory: { title: "Mémoire de l'agent", description: 'Mémoire du processus.' },
    log: {
      title: "Disque de l'agent",
      description: "Espace du journal (WAL), où les échantillons attendent d'être envoyés, quatre heures au plus.",
    },
    refused: 'Refusée',
    loaded: 'Lue',
    sentOnce: 'envoyés',
    retried: 'renvoyés',
    lost: 'perdus',
  },
};
