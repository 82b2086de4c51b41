import type { Texts } from './en';

/** Texts about Alertmanager, in French. */
export const fr: Texts = {
  failing: {
    summary: ({ labels }) => `Des alertes n'arrivent pas par ${labels.integration}`,
    description:
      "Alertmanager n'a pas pu envoyer des messages : adresse ou jeton changé, service en panne, ou sortie du réseau fermée. Son journal dit l'erreur.",
    runbook: ({ logs }, { networkPolicies }) => ({
      impact: "Rien pour les utilisateurs ; mais une panne qu'ils sentent peut n'être dite à personne par cette voie.",
      steps: [
        `L'erreur : ${logs} (\`Notify for alerts failed\`).`,
        '`401`, `403`, `404` : le jeton ou le webhook a été révoqué ; en faire un nouveau et le donner par `npm run secrets -- ‹stack› --give ‹chemin du secret›`. Alertmanager le relit sans redémarrer, en deux minutes.',
        '`429` : trop de messages ; grouper davantage ou mettre en silence ce qui sonne sans cesse.',
        `\`timeout\`, \`no such host\` : le service est en panne (sa page d'état le dit), ou la sortie du réseau est fermée : ${networkPolicies}.`,
        'Pendant ce temps, surveiller à la main : les alertes en cours sont sur le tableau de bord Monitoring et dans Alertmanager.',
      ],
      queries: {
        failures: 'Échecs en une heure, par voie et raison',
        attempts: 'Messages tentés en une heure, par voie',
      },
    }),
  },
  dropped: {
    summary: "Prometheus n'arrive pas à transmettre des alertes",
    description:
      "Des alertes ne sont pas arrivées chez Alertmanager : il est arrêté, surchargé, ou injoignable. S'il y en a plusieurs, les autres les ont reçues.",
    runbook: ({ list, previousLogs }, sender, { network }) => ({
      impact:
        "Rien pour les utilisateurs ; mais des alertes n'arrivent à personne, celle-ci non plus si Alertmanager est seul.",
      steps: [
        `Alertmanager tourne-t-il ? ${list} ; s'il redémarre sans cesse : ${previousLogs} (configuration refusée, volume plein).`,
        `L'erreur que voit Prometheus : ${sender.logs} (\`Error sending alerts\`).`,
        "Il n'en connaît aucun (requête ci-dessous) : la configuration a changé ; comparer `dist/‹stack›/prometheus.yml`, section `alerting`.",
        `\`connection refused\` ou délai : le service ou une NetworkPolicy, ${network}.`,
      ],
      queries: {
        known: 'Alertmanagers connus',
        dropped: 'Alertes perdues par seconde',
        refused: 'Alertes refusées par seconde',
      },
    }),
  },
};
