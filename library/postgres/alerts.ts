import { alert, firstQuery, ruleGroup, type RuleGroup, type Runbook } from '../../alerts';
import type { Pods } from '../../core/network';
import { max, selectors, sum } from '../../promql';
import type { AlertsOf } from '../common/alerts';
import { kubectl } from '../common/kubectl';
import { postgresExporter } from './catalogue';

const pg = selectors(postgresExporter);

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

function postgresRunbook(pods: Pods): Runbook {
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
