import { alert, firstQuery, ruleGroup, type RuleGroup, type Runbook, type Severity } from '..';
import { postgresExporter } from '../../metrics/content/postgres-exporter';
import { redisExporter } from '../../metrics/content/redis-exporter';
import { max, rate, selectors, sum } from '../../promql';
import { kubectl, type AlertsOf, type PodsOf } from './common';

const pg = selectors(postgresExporter);
const { redis_up, ...r } = selectors(redisExporter);

/** The exporter answers and the server behind it does not: `up` says nothing of that. */
export function postgresAlerts({ job, pods }: AlertsOf): RuleGroup {
  return ruleGroup({
    name: 'postgres',
    job,
    rules: [
      alert({
        name: 'PostgresUnreachable',
        condition: pg.pg_up.equalTo(0),
        for: '2m',
        severity: 'critical',
        summary: ({ labels }) => `PostgreSQL n'accepte plus de connexion (${labels.instance})`,
        description:
          "L'exporteur tourne mais ne peut pas se connecter : le serveur est arrêté, refuse les connexions, ou le mot de passe de l'exporteur a changé.",
        panel: { dashboard: 'postgres', panel: 'up' },
        runbook: postgresRunbook(pods),
      }),
    ],
  });
}

function postgresRunbook(pods: PodsOf): Runbook {
  const { list, describe, logs, previous } = kubectl(pods);
  return {
    impact:
      "Si le serveur est arrêté ou plein : plus de connexion, de liste de fichiers ni d'upload, les requêtes finissent en 5xx. Si seul le mot de passe de l'exporteur est faux : rien.",
    steps: [
      `Le pod et ses conteneurs : ${list}. \`CrashLoopBackOff\` : ${previous} dit pourquoi ; \`OOMKilled\` ou \`Evicted\` : ${describe}.`,
      `L'erreur exacte est dans les journaux : ${logs}. \`password authentication failed\` : rendre le mot de passe de l'exporteur (Secret \`postgres-exporter\`) et celui du rôle identiques ; ce n'est pas une panne.`,
      '`too many clients already` : la requête ci-dessous dit quelle base tient les connexions ; redémarrer le client qui fuit plutôt que la base.',
      '`No space left on device` : libérer ou agrandir le volume avant de redémarrer, voir MachineDiskAlmostFull. Ne jamais effacer `pg_wal` à la main.',
      `Le serveur répond-il de l'intérieur ? \`kubectl exec -n ${pods.namespace} ‹pod› -- pg_isready\`.`,
    ],
    queries: [
      firstQuery("L'exporteur répond-il (1), et depuis quand le serveur non (0)", pg.pg_up),
      firstQuery('Connexions par base', sum(pg.pg_stat_database_numbackends).by('datname')),
      firstQuery('Connexions autorisées', max(pg.pg_settings_max_connections)),
    ],
  };
}

/** What it means to an application that Redis takes no connections: it may stop with it, or go on without a cache. */
export interface RedisUnreachable {
  readonly severity: Severity;
  /** What users feel, in a sentence. */
  readonly impact: string;
}

/** See {@link postgresAlerts}. */
export function redisAlerts({ job, pods, severity, impact }: AlertsOf & RedisUnreachable): RuleGroup {
  return ruleGroup({
    name: 'redis',
    job,
    rules: [
      alert({
        name: 'RedisUnreachable',
        condition: redis_up.equalTo(0),
        for: '2m',
        severity,
        summary: ({ labels }) => `Redis n'accepte plus de connexion (${labels.instance})`,
        description:
          "L'exporteur tourne mais ne peut pas se connecter : le serveur est arrêté, refuse les connexions, ou le mot de passe de l'exporteur a changé.",
        panel: { dashboard: 'redis', panel: 'up' },
        runbook: redisRunbook(pods, impact),
      }),
    ],
  });
}

function redisRunbook(pods: PodsOf, impact: string): Runbook {
  const { list, describe, logs, previous } = kubectl(pods);
  return {
    impact: `${impact} Si seul le mot de passe de l'exporteur est faux : rien.`,
    steps: [
      `Le pod et ses conteneurs : ${list}. Redémarrages : ${previous} ; \`OOMKilled\` : ${describe}, la limite de mémoire est trop basse pour \`maxmemory\`.`,
      `Les journaux : ${logs}. \`NOAUTH\` ou \`WRONGPASS\` : rendre identiques le mot de passe du serveur et celui du Secret \`redis-exporter\` ; ce n'est pas une panne.`,
      '`LOADING` : le serveur relit son fichier, attendre. `MISCONF` : il ne peut plus écrire sur son disque, voir MachineDiskAlmostFull.',
      '`max number of clients reached` : redémarrer le client qui fuit (courbe des connexions ci-dessous).',
      `De l'intérieur : \`kubectl exec -n ${pods.namespace} ‹pod› -- redis-cli ping\` doit répondre \`PONG\`, ou \`NOAUTH\` s'il demande un mot de passe.`,
    ],
    queries: [
      firstQuery('Le serveur répond-il (1) ou non (0)', redis_up),
      firstQuery('Clients connectés', r.redis_connected_clients),
      firstQuery('Connexions refusées par seconde', rate(r.redis_rejected_connections_total)),
      firstQuery('Mémoire des données', r.redis_memory_used_bytes),
    ],
  };
}
