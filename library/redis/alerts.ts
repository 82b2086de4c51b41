import { alert, firstQuery, ruleGroup, type RuleGroup, type Runbook, type Severity } from '../../alerts';
import type { Pods } from '../../core/network';
import { rate, selectors } from '../../promql';
import type { AlertsOf } from '../common/alerts';
import { kubectl } from '../common/kubectl';
import { redisExporter } from './catalogue';

const { redis_up, ...r } = selectors(redisExporter);

/** What it means to an application that Redis takes no connections: it may stop with it, or go on without a cache. */
export interface RedisUnreachable {
  readonly severity: Severity;
  /** What users feel, in a sentence. */
  readonly impact: string;
}

/** The exporter answers and the server behind it does not: `up` says nothing of that. */
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

function redisRunbook(pods: Pods, impact: string): Runbook {
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
