import type { Texts } from './en';

/** Texts about remote writes, in French. */
export const fr: Texts = {
  late: {
    summary: ({ labels, value }) => `Les échantillons arrivent à ${labels.remote_name} avec ${value} de retard`,
    description:
      "Prometheus n'envoie pas assez vite ce qu'il lit : réseau lent, ou refus répétés. Les alertes évaluées là-bas sont en retard d'autant ; après quelques heures les échantillons sont perdus.",
    runbook: ({ logs, restart }) => ({
      impact: 'Rien pour les utilisateurs ; mais les alertes évaluées là-bas viennent plus tard, ou pas du tout.',
      steps: [
        `L'erreur : ${logs} (\`Failed to send batch, retrying\`). \`401\` : le jeton est révoqué ; en faire un nouveau (Grafana Cloud : *Access policies*, \`metrics:write\`) et le donner par \`npm run secrets -- ‹stack› --give ‹chemin du secret›\`.`,
        "`429` : la limite de débit de l'abonnement ; voir « Séries actives ».",
        "`context deadline exceeded`, `no such host` : la sortie du réseau ou le DNS ; la page d'état de qui les reçoit.",
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
      "Qui les reçoit a répondu que rien ne sert de les renvoyer : trop de séries pour l'abonnement, un échantillon trop vieux, ou un label trop long. Son journal dit lequel.",
    runbook: ({ logs }) => ({
      impact: 'Rien : des courbes ont des trous, et une alerte peut se taire.',
      steps: [
        `La raison : ${logs} (\`non-recoverable error\`).`,
        "`err-mimir-max-series-per-user` : trop de séries actives ; limiter ce qui est envoyé (`metrics` de l'envoi), ou l'abonnement.",
        "`err-mimir-label-value-too-long`, `max-label-names-per-series` : un label de l'application ; le raccourcir là.",
        '`out of order` : deux serveurs envoient les mêmes séries ; leur donner des `externalLabels` différents.',
      ],
      queries: { lost: 'Perdus par seconde', series: 'Séries actives' },
    }),
  },
  dashboard: {
    title: 'Envoi',
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
    sentOnce: 'envoyés',
    retried: 'renvoyés',
    lost: 'perdus',
  },
};
