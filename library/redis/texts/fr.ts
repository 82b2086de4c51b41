import type { Texts } from './en';

/** Texts about Redis, in French. */
export const fr: Texts = {
  unreachable: {
    summary: ({ labels }) => `Redis n'accepte plus de connexion (${labels.instance})`,
    description:
      "L'exporteur tourne mais ne peut pas se connecter : le serveur est arrêté, refuse les connexions, ou le mot de passe de l'exporteur a changé.",
    runbook: ({ list, describe, logs, previousLogs, exec }, impact) => ({
      impact: `${impact} Si seul le mot de passe de l'exporteur est faux : rien.`,
      steps: [
        `Le pod et ses conteneurs : ${list}. Redémarrages : ${previousLogs} ; \`OOMKilled\` : ${describe}, la limite de mémoire est trop basse pour \`maxmemory\`.`,
        `Les journaux : ${logs}. \`NOAUTH\` ou \`WRONGPASS\` : rendre identiques le mot de passe du serveur et celui du Secret \`redis-exporter\` ; ce n'est pas une panne.`,
        '`LOADING` : le serveur relit son fichier, attendre. `MISCONF` : il ne peut plus écrire sur son disque, voir MachineDiskAlmostFull.',
        '`max number of clients reached` : redémarrer le client qui fuit (courbe des connexions ci-dessous).',
        `De l'intérieur : ${exec('redis-cli ping')} doit répondre \`PONG\`, ou \`NOAUTH\` s'il demande un mot de passe.`,
      ],
      queries: {
        up: 'Le serveur répond-il (1) ou non (0)',
        clients: 'Clients connectés',
        rejected: 'Connexions refusées par seconde',
        memory: 'Mémoire des données',
      },
    }),
  },
  dashboard: {
    title: 'Redis',
    description: 'Le serveur Redis : mémoire, clients, commandes, efficacité du cache.',
    rows: { state: 'État', activity: 'Activité', contents: 'Mémoire et clés' },
    up: { title: 'Serveur', description: "L'exporteur a pu se connecter à Redis lors de la dernière lecture." },
    memoryShare: {
      title: 'Mémoire utilisée',
      description: 'Part de maxmemory occupée par les données ; sans maxmemory, rien à montrer.',
      noValue: 'Sans limite',
    },
    hits: {
      title: 'Efficacité du cache',
      description: 'Part des clés demandées qui étaient là. Bonne au-dessus de 80 %, moyenne de 50 à 80 %.',
      noValue: 'Aucune lecture',
    },
    clients: {
      title: 'Clients',
      description: 'Clients connectés, et parmi eux ceux qui attendent dans une commande bloquante.',
    },
    commands: { title: 'Commandes/s', description: 'Les dix commandes les plus fréquentes.' },
    slowest: {
      title: 'Commandes les plus lentes',
      description: 'Durée moyenne de chaque commande.',
      noValue: 'Aucune commande',
    },
    memory: {
      title: 'Mémoire',
      description: 'Mémoire des données et mémoire du processus ; un grand écart est de la fragmentation.',
    },
    keys: { title: 'Clés', description: 'Nombre de clés, et parmi elles celles qui ont une durée de vie.' },
    removals: {
      title: 'Clés retirées/s',
      description: 'Clés expirées (leur temps est passé) et évincées (la mémoire était pleine) par seconde.',
    },
    connected: 'connectés',
    blocked: 'bloqués',
    command: 'Commande',
    meanDuration: 'Durée moyenne',
    data: 'données',
    process: 'processus',
    all: 'toutes',
    expiring: 'avec durée de vie',
    expired: 'expirées',
    evicted: 'évincées',
  },
};
