import type { Texts } from './en';

/** Texts about Traefik, in French. */
export const fr: Texts = {
  impact:
    "Si Traefik est arrêté, plus rien n'est joignable de l'extérieur : l'application, Grafana, Prometheus. Si seules ses métriques manquent : rien.",
  hint: ({ cluster }) =>
    `De l'extérieur : \`curl -sI https://‹un hôte›\`. k3s l'installe par Helm : ${cluster.helmCharts} et ${cluster.helmLogs('traefik')}.`,
  dashboard: {
    title: 'Traefik',
    description: "L'entrée du cluster : trafic, erreurs et latence par service, certificats.",
    rows: { overview: "Vue d'ensemble", services: 'Services', certificates: 'Certificats et configuration' },
    entryPoints: { title: 'Requêtes/s par entrée', description: "Requêtes HTTP par seconde à chaque point d'entrée." },
    connections: { title: 'Connexions ouvertes', description: "Connexions ouvertes à chaque point d'entrée." },
    errorShare: {
      title: "Taux d'erreurs 5xx",
      description: 'Part des requêtes, tous services confondus, terminées par un statut 5xx.',
    },
    requests: { title: 'Requêtes/s par service', description: 'Requêtes transmises à chaque service par seconde.' },
    errors: {
      title: "Taux d'erreurs 5xx par service",
      description: 'Part des requêtes de chaque service terminées par un statut 5xx.',
    },
    latency: {
      title: 'Latence p95 par service',
      description:
        'Temps dans lequel 95 % des requêtes sont traitées. Estimation : Traefik ne compte que quatre seuils (0,1 à 5 s).',
    },
    throughput: { title: 'Trafic par service', description: 'Volume des réponses de chaque service par seconde.' },
    expiry: {
      title: 'Certificats',
      description: "Temps restant avant l'expiration de chaque certificat servi.",
      noValue: 'Aucun certificat',
    },
    reload: {
      title: 'Dernière configuration',
      description: 'Moment où la configuration a été lue sans faute pour la dernière fois.',
    },
    name: 'Nom',
    otherNames: 'Autres noms',
    expiresIn: 'Expire dans',
  },
};
