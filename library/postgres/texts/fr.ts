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
  queries: {
    states: 'Connexions par base et par état',
    share: 'Part des connexions ouvertes',
    collectors: "Collecteurs de l'exporteur qui réussissent (1) ou échouent (0)",
    longest: 'Plus longue transaction ouverte, par base',
    blocked: 'Connexions qui attendent un verrou, par base',
    deadlocks: 'Interblocages en une heure, par base',
    deadShare: 'Part des lignes mortes, par table',
    kept: 'Journal retenu par chaque slot de réplication',
    log: 'Taille du journal (WAL)',
    failures: "Échecs d'archivage par seconde",
  },
  connectionsNearLimit: {
    summary: ({ labels, value }) => `PostgreSQL utilise ${value} de ses connexions (${labels.instance})`,
    description: (share) =>
      `Plus de ${share} % de max_connections, sans celles réservées aux superutilisateurs, sont ouvertes.`,
    runbook: ({ exec }) => ({
      impact: 'Rien encore. À 100 %, les nouvelles connexions échouent (`too many clients already`).',
      steps: [
        `Qui les tient : ${exec(`psql -U postgres -c 'select usename, application_name, state, count(*) from pg_stat_activity group by 1, 2, 3 order by 4 desc'`)}.`,
        "Beaucoup de `idle` d'une application : elle ne les rend pas. La redémarrer, limiter son pool.",
        'Beaucoup de `idle in transaction` : voir PostgresTransactionOpenLong. Beaucoup de `active` : voir PostgresQueriesBlocked.',
        'Toutes servent : mettre `pgbouncer` devant le serveur, ou augmenter `max_connections` et la mémoire.',
      ],
    }),
  },
  exporterQueriesFailing: {
    summary: ({ labels }) => `L'exporteur de PostgreSQL ne peut pas lire ${labels.collector} (${labels.instance})`,
    description:
      "Une requête de l'exporteur échoue alors que le serveur répond : ce qu'elle lit manque dans les tableaux de bord et les alertes.",
    runbook: ({ logs, exec }) => ({
      impact: 'Rien pour les utilisateurs. Les alertes sur ce que ce collecteur lit ne sonnent pas.',
      steps: [
        `L'erreur de la requête : ${logs}.`,
        `\`permission denied\` : ${exec(`psql -U postgres -c 'grant pg_monitor to postgres_exporter'`)}.`,
        "`does not exist` après une mise à jour de PostgreSQL : mettre à jour l'exporteur.",
        '`canceling statement due to statement timeout` : le serveur est surchargé, ou attend des verrous.',
      ],
    }),
  },
  transactionOpenLong: {
    summary: ({ labels, value }) =>
      `Une transaction de ${labels.datname} est ouverte depuis ${value} (${labels.instance})`,
    description:
      'Elle garde ses verrous, et aucune ligne morte plus récente ne peut être retirée. Les dumps de pg_dump ne comptent pas.',
    runbook: ({ exec }) => ({
      impact:
        'Les requêtes qui veulent ses verrous attendent. Les tables grossissent, et toutes leurs requêtes ralentissent.',
      steps: [
        `La trouver : ${exec(`psql -U postgres -c 'select pid, usename, application_name, state, now() - xact_start as open, query from pg_stat_activity where xact_start is not null order by xact_start limit 5'`)}.`,
        "`idle in transaction` : l'application a oublié de valider. `active` : la requête est lente, ou attend.",
        `La terminer, ce qui l'annule : ${exec(`psql -U postgres -c 'select pg_terminate_backend(‹pid›)'`)}.`,
        "Cela revient : mettre `idle_in_transaction_session_timeout`, par exemple à `10min`, pour le rôle de l'application.",
      ],
    }),
  },
  queriesBlocked: {
    summary: ({ labels, value }) => `${value} de ${labels.datname} attendent des verrous (${labels.instance})`,
    description: "Elles attendent la fin d'autres transactions, depuis dix minutes.",
    runbook: ({ exec }) => ({
      impact: 'Les requêtes qui veulent les lignes ou tables verrouillées restent suspendues, puis échouent.',
      steps: [
        `Qui bloque qui : ${exec(`psql -U postgres -c 'select pid, pg_blocking_pids(pid) as blocked_by, state, query from pg_stat_activity where cardinality(pg_blocking_pids(pid)) > 0'`)}.`,
        "Une migration (`ALTER TABLE`, `CREATE INDEX` sans `CONCURRENTLY`) attend ou bloque : l'arrêter, et la refaire avec un `lock_timeout` court.",
        `Terminer celle qui bloque, ce qui l'annule : ${exec(`psql -U postgres -c 'select pg_terminate_backend(‹pid›)'`)}.`,
      ],
    }),
  },
  deadlocks: {
    summary: ({ labels, value }) => `${value} interblocages dans ${labels.datname} en une heure (${labels.instance})`,
    description: 'Des transactions se bloquaient mutuellement, et PostgreSQL en a terminé une à chaque fois.',
    runbook: ({ logs }) => ({
      impact:
        "Les transactions terminées échouent (`deadlock detected`). Les utilisateurs voient une erreur si l'application ne les répète pas.",
      steps: [
        `Les deux requêtes sont dans les journaux, après \`deadlock detected\` : ${logs}.`,
        "L'application devrait modifier les lignes partout dans le même ordre, par exemple par id, et répéter une transaction ainsi terminée.",
        'Commencé avec un déploiement : revenir en arrière.',
      ],
    }),
  },
  tableNotVacuumed: {
    summary: ({ labels, value }) => `${value} des lignes de ${labels.relname} sont mortes (${labels.instance})`,
    description: (share) =>
      `Plus de ${share} % des lignes d'une table sont mortes depuis deux heures : l'autovacuum ne les retire pas.`,
    runbook: ({ exec }) => ({
      impact: 'Rien encore. La table grossit et ralentit.',
      steps: [
        'Une longue transaction ou un slot sans lecteur les retient : voir PostgresTransactionOpenLong.',
        `L'autovacuum est-il actif : ${exec(`psql -U postgres -c 'show autovacuum'`)} ?`,
        `Les retirer, pendant que la table sert : ${exec(`psql -U postgres -d ‹datname› -c 'vacuum (verbose, analyze) ‹schemaname›.‹relname›'`)}. \`dead but not yet removable\` : encore utiles.`,
        'Trop lent : augmenter `autovacuum_vacuum_cost_limit`.',
      ],
    }),
  },
  slotWithoutReader: {
    summary: ({ labels, value }) =>
      `Le slot de réplication ${labels.slot_name}, sans lecteur, retient ${value} (${labels.instance})`,
    description:
      "PostgreSQL garde le journal (WAL) jusqu'au retour du lecteur du slot ; sans lecteur, jusqu'à ce que le disque soit plein.",
    runbook: ({ exec }) => ({
      impact: "Rien encore. Disque plein : le serveur s'arrête.",
      steps: [
        'Son lecteur (un réplica, un outil de sauvegarde, Debezium) est-il seulement arrêté ? Le redémarrer : le slot se vide seul.',
        `Plus personne n'a besoin du slot : ${exec('psql -U postgres')}, puis \`select pg_drop_replication_slot('‹slot›')\`. Son lecteur devra repartir du début.`,
        "Limiter ce qu'un slot peut retenir : `max_slot_wal_keep_size`. Ne jamais effacer de fichiers de `pg_wal` à la main.",
      ],
    }),
  },
  archivingFailing: {
    summary: ({ labels }) => `PostgreSQL ne peut plus archiver son journal (${labels.instance})`,
    description:
      "La commande d'archivage échoue depuis 15 minutes. PostgreSQL garde les fichiers jusqu'à ce qu'elle réussisse.",
    runbook: ({ logs, exec }) => ({
      impact: "Une restauration s'arrête au dernier fichier archivé. Disque plein : le serveur s'arrête.",
      steps: [
        `L'erreur de la commande d'archivage : ${logs}.`,
        `Quel fichier : ${exec(`psql -U postgres -c 'select last_failed_wal, last_failed_time, last_archived_time from pg_stat_archiver'`)}.`,
        "Le stockage de l'archive est plein, ou ses identifiants ont expiré : corriger là. PostgreSQL réessaie chaque minute.",
        'Ne jamais effacer de fichiers de `pg_wal` à la main.',
      ],
    }),
  },
  dashboard: {
    title: 'Postgres',
    description: 'Le serveur PostgreSQL : connexions, transactions, verrous, cache, volumes, journal.',
    rows: {
      state: 'État',
      activity: 'Activité',
      waits: 'Connexions et verrous',
      contents: 'Volumes',
      log: 'Journal (WAL)',
    },
    up: { title: 'Serveur', description: "L'exporteur a pu se connecter à PostgreSQL lors de la dernière lecture." },
    connectionShare: {
      title: 'Connexions utilisées',
      description:
        'Part des connexions autorisées (max_connections, sans celles des superutilisateurs) qui sont ouvertes ; à 100 % le serveur en refuse.',
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
    collectors: {
      title: "Requêtes de l'exporteur",
      description:
        "Tous les collecteurs de l'exporteur ont-ils réussi à la dernière lecture ; ce que lit un collecteur en échec manque ici.",
    },
    collectorFailed: 'Échec',
    collectorsSucceeded: 'OK',
    states: {
      title: 'Connexions par état',
      description: 'Connexions par état ; idle in transaction devrait être rare.',
    },
    longest: {
      title: 'Plus longue transaction',
      description: 'Plus longue transaction ouverte de chaque base, sans celles de pg_dump.',
      noValue: 'Aucune connexion',
    },
    blocked: {
      title: 'Requêtes bloquées',
      description: 'Connexions de chaque base qui attendent un verrou.',
      noValue: 'Aucune',
    },
    tables: {
      title: 'Tables avec le plus de lignes mortes',
      description:
        "Tables de la base où l'exporteur se connecte. Le temps est celui depuis le dernier autovacuum ; vide : jamais.",
      noValue: 'Aucune table',
    },
    schema: 'Schéma',
    table: 'Nom de la table',
    dead: 'Lignes mortes',
    deadShare: 'Part des lignes mortes',
    sinceVacuum: 'Depuis le dernier autovacuum',
    tableSize: 'Taille',
    logSize: { title: 'Taille du journal', description: 'Espace disque de pg_wal.' },
    slots: {
      title: 'Retenu par les slots de réplication',
      description: 'Journal que chaque slot de réplication retient pour son lecteur.',
      noValue: 'Aucun slot',
    },
    buffers: {
      title: 'Blocs du cache/s',
      description: 'Blocs alloués, écrits par le background writer, et par les checkpoints (avant PostgreSQL 17).',
    },
    allocated: 'alloués',
    cleaned: 'écrits en arrière-plan',
    checkpoints: 'écrits par checkpoints',
    archiving: {
      title: 'Fichiers archivés/s',
      description: 'Fichiers du journal archivés, et tentatives en échec ; 0 sans archivage.',
    },
    archived: 'archivés',
    archivingFailed: 'en échec',
  },
};
