import type { Texts } from './en';

/** Texts that several systems have in common, in French. */
export const fr: Texts = {
  noTraffic: 'Pas de trafic',
  noData: 'Aucune donnée',
  dashboards: 'Tableaux de bord',
  annotations: { alerts: 'Alertes', restarts: 'Redémarrages' },
  down: 'Arrêté',
  running: 'En marche',
  objectives: {
    title: 'Objectifs',
    errorBudget: {
      title: "Budget d'erreur restant",
      description: (goals) =>
        `Part du budget d'erreur des 30 derniers jours qui reste. ${goals} À 0 % l'objectif est manqué.`,
    },
    burnRate: {
      title: "Consommation du budget d'erreur",
      description:
        "Combien de fois le budget de 30 jours serait consommé si tout continuait comme pendant la dernière heure. À partir de 1 l'objectif est manqué à terme, à 14,4 le budget est parti en deux jours : quelqu'un est réveillé.",
    },
  },
  objectiveAlerts: {
    summary: (title, value, failures) => `${title} : ${value} ${failures}`,
    page: (goal, first) =>
      `À ce rythme, le budget d'erreur de 30 jours (objectif : ${goal}) est parti en deux à cinq jours. ${first}`,
    ticketSummary: (title, value, failures) => `${title} : ${value} ${failures}, trop pour l'objectif du mois`,
    ticket: (goal, first) => `À ce rythme, l'objectif (${goal}) ne tiendra pas 30 jours. ${first}`,
  },
};
