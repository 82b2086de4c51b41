import { increase, not, quantileOf, rate, ratio, selectors, sum, topk, withoutNaN } from '../../../promql';
import { firstQuery, type Runbook } from '../../../alerts';
import { type common } from '../../../library';
import { gauzian } from './catalogue';
import { authFailureShare, dbLatency, s3Latency } from './expressions';

const m = selectors(gauzian);

const byEndpoint = firstQuery(
  "Part d'erreurs 5xx par endpoint",
  topk(
    5,
    ratio(
      sum(rate(m.http_requests_total.where({ status: /5../ }))).by('endpoint'),
      sum(rate(m.http_requests_total)).by('endpoint'),
    ),
  ),
);
const byStatus = firstQuery('Réponses par seconde et par statut', sum(rate(m.http_requests_total)).by('status'));
const slowest = firstQuery(
  'Les cinq endpoints les plus lents (p95)',
  topk(5, withoutNaN(quantileOf(0.95, m.http_request_duration_seconds, { by: ['endpoint'] }))),
);
const connections = firstQuery('Connexions ouvertes par pod', m.http_connections_active);
const ofStorage = firstQuery('Durée S3 (p95) par opération', withoutNaN(s3Latency));
const ofDatabase = firstQuery('Durée SQL (p95) par type', withoutNaN(dbLatency));
const traffic = firstQuery('Requêtes par seconde', sum(rate(m.http_requests_total)));
const failedAttempts = firstQuery(
  'Échecs en cinq minutes, par type',
  sum(increase(m.auth_attempts_total.where({ status: 'failed' }), '5m')).by('type'),
);
const failedShare = firstQuery("Part d'échecs", authFailureShare);
const failedQueries = firstQuery(
  'Requêtes SQL échouées par seconde',
  sum(rate(m.db_queries_total.where({ status: 'failed' }))).by('query_type'),
);

/** Texts of the runbook pages of the backend's alerts, shared by alerts about the same problem. */
export function gauzianRunbooks({ pods, commands }: Pick<common.AlertsOf, 'pods' | 'commands'>) {
  const { list, describe, logs, previousLogs } = commands.system(pods);
  const { namespace } = pods;
  const pressure = `Vérifier ce dont il dépend : \`kubectl get pods -n ${namespace}\` (PostgreSQL, Redis, MinIO), puis leurs tableaux de bord.`;
  const undo = `Commencé juste après un déploiement ? \`kubectl get replicasets -n ${namespace} --sort-by=.metadata.creationTimestamp\` ; si oui, revenir d'abord : \`kubectl rollout undo -n ${namespace} deployment/‹backend›\`, chercher ensuite.`;
  // In the table raw, before addresses are translated. The rule does not survive a restart of the
  // machine.
  const block =
    "Une attaque : bloquer l'adresse sur le serveur, `sudo iptables -t raw -I PREROUTING -s ‹adresse› -j DROP` (oublié au redémarrage).";
  const crash = `Le pod redémarre-t-il ? ${list} ; si oui ${previousLogs} et ${describe} (\`OOMKilled\`, sonde qui échoue).`;

  return {
    success: {
      impact:
        "Plus d'une requête sur vingt n'aboutit pas : selon les statuts, des erreurs (5xx), des accès refusés (401, 403) ou des fichiers introuvables (404).",
      steps: [
        'Quels statuts manquent : 5xx, suivre les étapes ci-dessous ; 401 en masse, voir GauzianAuthFailuresHigh ; 404, un client ou un lien périmé ; 429, une limite de débit.',
        crash,
        `Les erreurs elles-mêmes : ${logs}.`,
        pressure,
        undo,
      ],
      queries: [
        firstQuery(
          "Ce qui n'est pas 2xx, par endpoint et statut",
          topk(10, sum(rate(m.http_requests_total.where({ status: not(/2../) }))).by('endpoint', 'status')),
        ),
      ],
    },
    latency: {
      impact: "Une page ou un téléchargement sur vingt met plus d'une seconde à commencer ; le reste semble normal.",
      steps: [
        'Un seul endpoint, ou tous ? Tous : une dépendance ou la machine. Un seul : sa requête SQL, ou des fichiers plus gros.',
        'Comparer S3 et SQL (requêtes ci-dessous) : celui dont la courbe monte en même temps est la cause ; continuer sur le tableau de bord MinIO ou Postgres.',
        `Le processeur est-il bridé ? \`kubectl top pods -n ${namespace}\` proche de la limite de ${describe} ; alors augmenter la limite.`,
        'La machine : tableau de bord Machine, « Attente (pression) » ; une copie ou une compaction peut occuper le disque.',
        undo,
      ],
      queries: [slowest, ofStorage, ofDatabase, traffic],
    },
    attempts: {
      impact:
        "Une attaque : rien pour les utilisateurs, sauf si un compte cède. Un client cassé : des utilisateurs sont déconnectés et n'arrivent plus à entrer.",
      steps: [
        '`login` en masse : force brute. `autologin` en masse : des sessions invalides, souvent après un redémarrage, une horloge ou un secret de signature changé.',
        `Les adresses et les comptes : ${logs} ; une seule adresse, beaucoup de comptes : une attaque.`,
        block,
        "Des réussites au milieu des échecs d'une même adresse : fermer les sessions du compte et prévenir son propriétaire.",
      ],
      queries: [
        failedAttempts,
        firstQuery(
          'Réussites par seconde, par type',
          sum(rate(m.auth_attempts_total.where({ status: 'success' }))).by('type'),
        ),
      ],
    },
    availabilityObjective: {
      impact:
        "Des requêtes finissent en erreur 5xx : uploads interrompus, pages qui ne chargent pas ; l'application réessaie parfois d'elle-même.",
      steps: [
        'Toutes les réponses, ou un endpoint ? Un seul : ses journaux disent la cause. Tous : une dépendance ou le pod.',
        crash,
        `Les erreurs elles-mêmes : ${logs}.`,
        pressure,
        undo,
        'Le budget est presque parti et la cause connue : ne plus déployer de nouveautés avant que la courbe remonte.',
      ],
      queries: [byEndpoint, byStatus, connections],
    },
    latencyObjective: {
      impact:
        "Plus d'une requête sur vingt dépasse 500 ms : l'application paraît lente, les uploads de beaucoup de chunks surtout.",
      steps: [
        'Quels endpoints (requête ci-dessous) ? Peu, et appelés souvent : les rendre plus légers ou plus rares ; tous : continuer.',
        'Durées S3 et SQL : celle qui monte en même temps est la cause. Continuer sur GauzianStorageTicket ou GauzianDatabaseTicket.',
        `Le pod est-il bridé ou trop seul ? \`kubectl top pods -n ${namespace}\` ; les connexions ouvertes montent quand il ne suit plus.`,
        undo,
      ],
      queries: [slowest, ofStorage, ofDatabase, connections],
    },
    authenticationObjective: {
      impact:
        "Plus d'une tentative sur vingt échoue : des utilisateurs n'entrent plus, ou quelqu'un d'autre essaie d'entrer.",
      steps: [
        'Comparer les types : `autologin` seul, des sessions invalides (secret de signature, horloge : `timedatectl`) ; `login`, une attaque ou un formulaire cassé ; `register`, des robots.',
        `Adresses et comptes : ${logs}.`,
        'Tout échoue, sans réussite : PostgreSQL ou Redis ; voir leurs tableaux de bord.',
        `${block} L'objectif se rétablit seul ensuite.`,
        undo,
      ],
      queries: [failedShare, failedAttempts],
    },
    storageObjective: {
      impact: 'Uploads et downloads lents ou interrompus ; connexion et listes de fichiers restent normales.',
      steps: [
        'Quelle opération (requête ci-dessous) ? `put` seul : écriture, disque plein ou lent. `get` aussi : tout MinIO.',
        'Tableau de bord MinIO : requêtes en attente, disques hors ligne, capacité utilisée.',
        `MinIO lui-même : \`kubectl get pods -n ${namespace} | grep minio\`, puis ses journaux.`,
        'Tableau de bord Machine : « Attente (pression) » et débit des disques ; une sauvegarde en cours ?',
        "Les fichiers sont-ils plus gros, ou plus nombreux ? « Débit d'upload » à comparer à la semaine passée.",
      ],
      queries: [
        ofStorage,
        firstQuery('Opérations S3 par seconde', sum(rate(m.s3_operation_duration_seconds.count)).by('operation')),
        firstQuery('Octets reçus par seconde', sum(rate(m.file_upload_bytes_total))),
      ],
    },
    databaseObjective: {
      impact: 'Tout ce qui lit ou écrit des métadonnées ralentit : connexion, listes de fichiers, partages.',
      steps: [
        'Quel type de requête (ci-dessous) ? `select` : un index manque ou le cache est froid ; `insert`, `update` : verrous ou disque.',
        'Tableau de bord Postgres : verrous, lectures servies par le cache, fichiers temporaires, interblocages.',
        `Ce qui tourne en ce moment : \`kubectl exec -n ${namespace} ‹pod de postgres› -- psql -U postgres -c "select pid, state, wait_event_type, now()-query_start as depuis, left(query,80) from pg_stat_activity where state<>'idle' order by depuis desc limit 10"\`.`,
        'Une requête bloque les autres : `select pg_cancel_backend(‹pid›)`, puis la corriger dans le code.',
        'Tableau de bord Machine : « Attente (pression) » ; une sauvegarde ou MinIO peut occuper le disque.',
      ],
      queries: [
        ofDatabase,
        failedQueries,
        firstQuery('Requêtes SQL par seconde, par type', sum(rate(m.db_queries_total)).by('query_type')),
      ],
    },
  } as const satisfies Readonly<Record<string, Runbook>>;
}
