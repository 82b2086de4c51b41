import type { Texts } from './en';

/** Texts about PostgreSQL, in French. */
export const fr: Texts = {
  absent: 'le Deployment a été appliqué sans lui, ',
  unreachable: {
    summary: ({ labels }) => `PostgreSQL n'accepte plus de connexion (${labels.instance})`,
    description:
      "L'exporteur tourne mais ne peut pas se connecter : le serveur est arrêté, refuse les connexions, ou le mot de passe de l'exporteur a changé.",
    runbook: ({ list, describe, logs, previousLogs, exec }) => ({
      impact:
        "Si le serveur est arrêté ou plein : plus de connexion, de liste de fichiers ni d'upload, les requêtes finissent en 5xx. Si seul le mot de passe de l'exporteur est faux : rien.",
      steps: [
        `Le pod et ses conteneurs : ${list}. \`CrashLoopBackOff\` : ${previousLogs} dit pourquoi ; \`OOMKilled\` ou \`Evicted\` : ${describe}.`,
        `L'erreur exacte est dans les journaux : ${logs}. \`password authentication failed\` : rendre le mot de passe de l'exporteur (Secret \`postgres-exporter\`) et celui du rôle identiques ; ce n'est pas une panne.`,
        '`too many clients already` : la requête ci-dessous dit quelle base tient les connexions ; redémarrer le client qui fuit plutôt que la base.',
        '`No space left on device` : libérer ou agrandir le volume avant de redémarrer, voir MachineDiskAlmostFull. Ne jamais effacer `pg_wal` à la main.',
        `Le serveur répond-il de l'intérieur ? ${exec('pg_isready')}.`,
      ],
      queries: {
        up: "L'exporteur répond-il (1), et depuis quand le serveur non (0)",
        used: 'Connexions par base',
        allowed: 'Connexions autorisées',
      },
    }),
  },
  dashboard: {
    title: 'Postgres',
    description: 'Le serveur PostgreSQL : connexions, transactions, cache, volumes, verrous.',
    rows: { state: 'État', activity: 'Activité', contents: 'Volumes' },
    up: { title: 'Serveur', description: "L'exporteur a pu se connecter à PostgreSQL lors de la dernière lecture." },
    connectionShare: {
      title: 'Connexions utilisées',
      description: 'Part des connexions autorisées (max_connections) qui sont ouvertes ; à 100 % le serveur en refuse.',
    },
    cacheHits: {
      title: 'Lectures servies par le cache',
      description:
        'Part des blocs trouvés en mémoire ; sous 95 %, shared_buffers est trop petit ou une requête lit trop.',
      noValue: 'Aucune lecture',
    },
    deadlocks: {
      title: 'Interblocages',
      description: 'Transactions qui se bloquaient mutuellement, pendant la dernière heure.',
    },
    transactions: { title: 'Transactions/s', description: 'Transactions validées et annulées par seconde.' },
    connections: { title: 'Connexions par base', description: 'Connexions ouvertes vers chaque base.' },
    tuples: {
      title: 'Lignes/s',
      description: 'Lignes lues par index, insérées, modifiées et supprimées par seconde.',
    },
    fetched: 'lues',
    inserted: 'insérées',
    updated: 'modifiées',
    deleted: 'supprimées',
    locks: { title: 'Verrous', description: 'Verrous tenus, par mode.' },
    size: { title: 'Taille des bases', description: 'Espace disque de chaque base.' },
    temporary: {
      title: 'Fichiers temporaires',
      description:
        'Volume écrit par seconde dans des fichiers temporaires : des tris ou jointures qui dépassent work_mem.',
    },
  },
};
