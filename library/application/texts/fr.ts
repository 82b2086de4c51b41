import type { Texts } from './en';

/** Texts about servers beside an application, in French. */
export const fr: Texts = {
  exporter: (server) => `L'exporteur de ${server}`,
  impact: (lost) =>
    `Rien si le serveur tourne encore ; il partage son pod avec l'exporteur, donc il peut être tombé avec lui : ${lost}.`,
  hint: (server, logs, absent, patch) =>
    `Le conteneur seul : ${logs}. Absent du pod : ${absent}la première ligne de \`${patch}\` le remet (${server} redémarre).`,
  application: {
    impact: (title) => `Les utilisateurs de ${title} n'ont plus de réponse.`,
    hint: (logs) => `Lire ses dernières lignes avant l'arrêt : ${logs}.`,
  },
  requests: {
    description: (title) => `Les requêtes auxquelles ${title} répond : combien, combien échouent, en combien de temps.`,
    rows: { traffic: 'Requêtes', process: 'Processus' },
    rate: { title: 'Requêtes/s', description: 'Requêtes par seconde, par route.' },
    errorShare: {
      title: 'Erreurs',
      description: (limit) =>
        `Part des requêtes qui finissent par une erreur du serveur (5xx). Alerte au-delà de ${limit}.`,
    },
    errorRoutes: {
      title: 'Erreurs par route',
      description: 'Requêtes par seconde qui finissent par une erreur du serveur.',
    },
    duration: { title: 'Durée', description: 'Temps dans lequel 50, 95 et 99 % des requêtes ont leur réponse.' },
    slowest: {
      title: 'Routes les plus lentes',
      description: 'Les dix routes au 95e centile le plus long.',
      route: 'Route',
    },
    memory: { title: 'Mémoire', description: 'Mémoire résidente de chaque processus.' },
    cpu: { title: 'Processeur', description: "Temps de processeur de chaque processus : 100 %, c'est un cœur." },
    errorsHigh: {
      summary: (title, value) => `${title} : ${value} des requêtes échouent`,
      description: (limit) =>
        `Plus de ${limit} des requêtes, et plus de dix, ont fini par une erreur du serveur ces cinq dernières minutes.`,
      impact: (title) => `Les utilisateurs de ${title} voient des erreurs.`,
      steps: (logs) => [
        `Lire ce qui échoue : ${logs}.`,
        'Quelles routes : la requête ci-dessous. Toutes à la fois : une dépendance, comme la base de données.',
        "Commencé avec un déploiement : revenir en arrière d'abord, chercher la cause ensuite.",
      ],
      query: 'Requêtes par seconde qui échouent, par route',
    },
    slow: {
      summary: (title, value) => `${title} : une requête sur vingt dure plus de ${value}`,
      description: (limit) =>
        `Depuis dix minutes, 5 % des requêtes durent plus de ${limit}. Regarder d'abord les routes les plus lentes.`,
      impact: (title) => `Les utilisateurs de ${title} attendent.`,
      steps: (logs) => [
        `Lire ce qui attend : ${logs}.`,
        'Quelles routes : la requête ci-dessous. Toutes à la fois : la base de données, le réseau, ou trop peu de processeur.',
        "Plus de requêtes que d'habitude : ajouter des réplicas, ou limiter le client qui les envoie.",
      ],
      query: '95e centile de la durée, par route',
    },
  },
};
