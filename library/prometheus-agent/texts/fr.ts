import type { Texts } from './en';

/** Texts about Prometheus in agent mode, in French. */
export const fr: Texts = {
  title: "L'agent Prometheus",
  impact: "Rien pour les utilisateurs, mais la surveillance est aveugle : plus rien n'est lu ni envoyé.",
  hint: "Il tourne et rien n'arrive : son journal (`Failed to send batch`), voir PrometheusSendingLate ; et la page d'état de Grafana Cloud.",
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
    rows: { state: 'État', usage: 'Utilisation' },
    targetsDown: { title: 'Cibles hors service', description: "Cibles que l'agent n'a pas pu lire." },
    reloaded: { title: 'Configuration', description: "La dernière lecture de la configuration de l'agent a réussi." },
    series: {
      title: 'Séries actives',
      description: 'Séries lues et envoyées : ce que Grafana Cloud compte et facture.',
    },
    memory: { title: "Mémoire de l'agent", description: 'Mémoire du processus.' },
    log: {
      title: "Disque de l'agent",
      description: "Espace du journal (WAL), où les échantillons attendent d'être envoyés, quatre heures au plus.",
    },
    refused: 'Refusée',
    loaded: 'Lue',
  },
};
