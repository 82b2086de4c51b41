import type { SystemCommands } from '../../../alerts';
import type { Texts } from './en';

/** Steps that free connections. */
const freeConnections = ({ exec }: SystemCommands): [string, string, string, string] => [
  `Qui tient les connexions : ${exec('redis-cli client list')}. \`addr\` et \`name\` disent qui, \`idle\` les secondes sans commande.`,
  "Beaucoup de connexions inactives d'une même application : elle ne les ferme pas. La redémarrer, et limiter la taille de son pool.",
  `Fermer les connexions inactives en attendant : ${exec('redis-cli config set timeout 300')} (après 5 minutes, jusqu'au prochain démarrage).`,
  'Toutes les connexions servent : augmenter `maxclients`, et au-dessus la limite de fichiers ouverts du processus.',
];

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
  memoryAlmostFull: {
    summary: ({ labels, value }) => `Redis occupe ${value} de sa mémoire (${labels.instance})`,
    description: (share) =>
      `Les données prennent plus de ${share} % de maxmemory, et la politique noeviction ne retire aucune clé.`,
    runbook: ({ exec }) => ({
      impact:
        'Rien encore. À 100 %, Redis refuse chaque écriture qui demande de la mémoire (`OOM command not allowed`) ; les lectures marchent encore.',
      steps: [
        `Les plus grosses clés : ${exec('redis-cli --bigkeys')}. Des clés sans durée de vie s'accumulent sans fin : comparer les deux courbes ci-dessous.`,
        "L'application devrait donner une durée de vie et ne le fait pas : corriger là.",
        'Les données peuvent se perdre, comme dans un cache : mettre `maxmemory-policy` à `allkeys-lru` ; Redis retire alors les clés les moins utilisées.',
        'Les données doivent rester : augmenter `maxmemory`, et plus encore la limite de mémoire du conteneur, car un instantané copie la mémoire qui change.',
      ],
      queries: {
        share: 'Part de maxmemory occupée par les données',
        keys: 'Clés par base',
        expiring: 'Clés avec une durée de vie, par base',
      },
    }),
  },
  clientsNearLimit: {
    summary: ({ labels, value }) => `Redis a ${value} des clients qu'il accepte (${labels.instance})`,
    description: (share) => `Plus de ${share} % de maxclients sont connectés.`,
    runbook: (system) => ({
      impact: 'Rien encore. À 100 %, Redis refuse les nouvelles connexions (`max number of clients reached`).',
      steps: freeConnections(system),
      queries: { connected: 'Clients connectés', allowed: 'Clients acceptés' },
    }),
  },
  connectionsRejected: {
    summary: ({ labels }) => `Redis a refusé des connexions (${labels.instance})`,
    description: "Dans les 15 dernières minutes, un client n'a pas pu se connecter : maxclients autres l'étaient déjà.",
    runbook: (system) => ({
      impact:
        'Les applications qui se connectent échouent (`max number of clients reached`) ; celles qui sont connectées continuent.',
      steps: freeConnections(system),
      queries: {
        rejected: 'Connexions refusées par seconde',
        connected: 'Clients connectés',
        allowed: 'Clients acceptés',
      },
    }),
  },
  persistenceFailing: {
    summary: ({ labels }) => `Redis ne peut plus enregistrer ses données (${labels.instance})`,
    description: 'Le dernier instantané, ou la dernière écriture dans le fichier AOF, a échoué.',
    runbook: ({ logs, exec }) => ({
      impact:
        "Redis refuse les écritures (`MISCONF`), sauf si `stop-writes-on-bgsave-error` vaut `no`. Un redémarrage perd ce qui n'est pas enregistré.",
      steps: [
        `La raison, dans les journaux : ${logs}. \`No space left on device\` : voir MachineDiskAlmostFull.`,
        '`fork: Cannot allocate memory` : mettre `vm.overcommit_memory=1` sur la machine, ou lui donner plus de mémoire.',
        '`Permission denied` ou `Read-only file system` : le volume et son propriétaire.',
        `Enregistrer à nouveau : ${exec('redis-cli bgsave')}. Ensuite ${exec('redis-cli info persistence')} doit montrer \`rdb_last_bgsave_status:ok\` et \`aof_last_write_status:ok\`.`,
      ],
      queries: {
        snapshot: 'Dernier instantané réussi (1) ou non (0)',
        appendOnly: 'Dernière écriture dans le fichier AOF réussie (1) ou non (0)',
        age: 'Temps depuis le dernier instantané',
      },
    }),
  },
  dashboard: {
    title: 'Redis',
    description: 'Le serveur Redis : mémoire, clients, commandes, efficacité du cache, instantanés.',
    rows: { state: 'État', activity: 'Activité', contents: 'Mémoire et clés', persistence: 'Enregistrement' },
    up: { title: 'Serveur', description: "L'exporteur a pu se connecter à Redis lors de la dernière lecture." },
    memoryShare: {
      title: 'Mémoire utilisée',
      description:
        'Part de maxmemory occupée par les données ; sans maxmemory, rien à montrer. Un cache qui retire des clés est normalement plein.',
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
    connections: {
      title: 'Connexions/s',
      description: 'Connexions acceptées, et refusées parce que trop de clients étaient connectés, par seconde.',
    },
    fragmentation: {
      title: 'Fragmentation',
      description:
        'Mémoire du processus en multiple de celle des données. Au-dessus de 1,5 avec beaucoup de données, de la mémoire est perdue ; en dessous de 1, une partie est dans le swap.',
    },
    saved: {
      title: 'Dernier enregistrement',
      description: 'Le dernier instantané et la dernière écriture dans le fichier AOF ont-ils réussi.',
    },
    snapshotAge: {
      title: 'Temps depuis le dernier instantané',
      description: 'Sans instantanés, le temps depuis le démarrage du serveur.',
    },
    appendOnlySize: {
      title: 'Fichier AOF',
      description: 'Taille du fichier AOF, où Redis note chaque écriture.',
      noValue: 'Pas de fichier AOF',
    },
    accepted: 'acceptées',
    rejected: 'refusées',
    snapshot: 'instantané',
    appendOnly: 'fichier AOF',
    failed: 'Échec',
    succeeded: 'OK',
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
