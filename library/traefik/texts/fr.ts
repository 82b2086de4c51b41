import type { Texts } from './en';

/** Texts about Traefik, in French. */
export const fr: Texts = {
  impact:
    "Si Traefik est arrêté, plus rien n'est joignable de l'extérieur : l'application, Grafana, Prometheus. Si seules ses métriques manquent : rien.",
  hint: ({ cluster }) =>
    `De l'extérieur : \`curl -sI https://‹un hôte›\`. k3s l'installe par Helm : ${cluster.helmCharts} et ${cluster.helmLogs('traefik')}.`,
  errors: {
    summary: ({ labels, value }) => `Traefik : ${value} des requêtes vers ${labels.service} échouent`,
    description: (share) =>
      `Plus de ${share} % des requêtes vers un service finissent par un statut 5xx, y compris celles auxquelles aucun pod ne répond.`,
    runbook: ({ logs }) => ({
      impact: 'Les utilisateurs de ce service voient des erreurs.',
      steps: [
        "Une alerte de l'application sonne aussi : suivre celle-là ; celle-ci finit avec elle.",
        `\`500\` : l'application échoue ; lire ses journaux. \`502\` : ses pods refusent ou coupent les connexions (redémarrages, mauvais port). \`503\` : Traefik ne connaît aucun pod prêt. \`504\` : les pods ne répondent pas à temps, ou une NetworkPolicy jette les paquets. Erreurs de Traefik : ${logs}.`,
        "L'étiquette `service` commence par le namespace : `kubectl get pods,endpointslices -n ‹ce namespace›` montre si des pods sont prêts.",
        'Depuis un déploiement : revenir en arrière.',
      ],
      queries: {
        codes: 'Requêtes échouées par seconde, par service et statut',
        requests: 'Requêtes par seconde, par service',
      },
    }),
  },
  certificate: {
    summary: ({ labels, value }) => `Traefik : le certificat de ${labels.sans} expire dans ${value}`,
    description:
      "Traefik n'a pas renouvelé ce certificat. Une fois expiré, les navigateurs refusent toutes les pages de ces hôtes, et HSTS empêche de passer outre.",
    runbook: ({ logs, restart }) => ({
      impact: "Rien jusqu'à l'expiration. Ensuite plus personne ne peut ouvrir ces hôtes.",
      steps: [
        `Traefik dit pourquoi il n'a pas pu renouveler : ${logs}, les lignes avec \`acme\`. Les ports 80 et 443 sont fermés de l'extérieur, le DNS ne mène plus ici, ou l'autorité limite les demandes.`,
        "Un certificat qui vient d'un Secret : voir ce qui écrit ce Secret (cert-manager, à la main).",
        `L'hôte montre un certificat plus récent, ou aucun de ces hôtes n'existe plus : jusqu'à son redémarrage, Traefik montre aussi ceux qu'il ne sert plus ; ${restart}.`,
      ],
      queries: { left: 'Temps restant', expiry: 'Expire le' },
    }),
  },
  dashboard: {
    title: 'Traefik',
    description: "L'entrée du cluster : trafic, erreurs et latence par service, certificats.",
    rows: { overview: "Vue d'ensemble", services: 'Services', certificates: 'Certificats et configuration' },
    entryPoints: { title: 'Requêtes/s par entrée', description: "Requêtes HTTP par seconde à chaque point d'entrée." },
    connections: { title: 'Connexions ouvertes', description: "Connexions ouvertes à chaque point d'entrée." },
    codes: {
      title: 'Requêtes/s par statut',
      description: "Requêtes HTTP par seconde à tous les points d'entrée, par statut de la réponse.",
    },
    slow: {
      title: 'Requêtes lentes',
      description:
        'Part des requêtes, tous services confondus, qui ont pris plus de 0,3 s et de 1,2 s, des seuils que compte Traefik.',
    },
    errorShare: {
      title: "Taux d'erreurs 5xx",
      description: 'Part des requêtes, tous services confondus, terminées par un statut 5xx.',
    },
    requests: { title: 'Requêtes/s par service', description: 'Requêtes transmises à chaque service par seconde.' },
    errors: {
      title: "Taux d'erreurs 5xx par service",
      description: 'Part des requêtes de chaque service terminées par un statut 5xx.',
    },
    clientErrors: {
      title: 'Réponses 4xx/s par service',
      description: 'Requêtes vers chaque service terminées par un statut 4xx : introuvable, interdit, trop nombreuses.',
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
