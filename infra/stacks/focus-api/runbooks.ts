import { meanOf, quantileOf, rate, ratio, selectors, sum, topk, withoutNaN } from '../../../promql';
import { firstQuery, type Runbook } from '../../../alerts';
import { type common, redis } from '../../../library';
import { focusApi } from './catalogue';
import { hitShare } from './expressions';

const m = selectors(focusApi);
const r = selectors(redis.catalogue);

const byStatus = firstQuery('Erreurs par seconde et par statut', sum(rate(m.focus_api_http_errors_total)).by('status'));
const byEndpoint = firstQuery(
  "Part d'erreurs par endpoint",
  topk(
    5,
    ratio(
      sum(rate(m.focus_api_http_errors_total)).by('endpoint'),
      sum(rate(m.focus_api_http_requests_total)).by('endpoint'),
    ),
  ),
);
const slowest = firstQuery(
  'Les cinq endpoints les plus lents (p95)',
  topk(5, withoutNaN(quantileOf(0.95, m.focus_api_http_request_duration_seconds, { by: ['endpoint'] }))),
);
const inProgress = firstQuery('Requêtes en cours par pod', m.focus_api_http_requests_in_progress);
const ofDatabase = firstQuery("Durée moyenne d'une requête SQL", meanOf(m.focus_api_db_query_duration_seconds));
const ofCache = firstQuery(
  "Durée moyenne d'une opération sur le cache",
  meanOf(m.focus_api_cache_operations_duration_seconds),
);
const hits = firstQuery('Hit rate du cache', hitShare);

/**
 * Runbook pages of the alerts of Focus API.
 *
 * @param redis scrape job of its cache
 */
export function focusApiRunbooks({ pods, commands }: Pick<common.AlertsOf, 'pods' | 'commands'>, redis: string) {
  const { list, describe, logs, previousLogs, selector, exec } = commands.system(pods);
  const { namespace } = pods;
  const crash = `Le pod redémarre-t-il ? ${list} ; si oui ${previousLogs} et ${describe} (\`OOMKilled\`, sonde qui échoue).`;
  const health = `Ce que l'API dit d'elle-même, de sa base et de son cache : ${exec(`python -c "import urllib.request as u; print(u.urlopen('http://localhost:8000/api/health').read().decode())"`)}.`;
  const undo = `Commencé juste après un déploiement ? \`kubectl get replicasets -n ${namespace} --sort-by=.metadata.creationTimestamp\` ; si oui, revenir d'abord : \`kubectl rollout undo -n ${namespace} deployment/‹api›\`, chercher ensuite.`;
  const database =
    'La base : sa durée moyenne ou ses connexions montent en même temps (requêtes ci-dessous) ? Alors une requête sans index, un verrou, ou un pool de connexions trop petit.';
  const cold =
    'Le cache : un hit rate qui vient de tomber envoie toutes les lectures en base ; voir FocusApiCacheHitRateLow.';

  return {
    errors: {
      impact:
        "Plus d'une requête sur vingt échoue : selon les statuts, des pannes (5xx), des accès refusés (401, 403) ou des saisies refusées (422).",
      steps: [
        "Demander d'abord quels statuts : 5xx, suivre les étapes ci-dessous ; 401 en masse, des jetons expirés ou une attaque ; 404 et 422, un client qui n'est plus à jour avec l'API.",
        crash,
        `Les erreurs elles-mêmes : ${logs} (\`Traceback\`).`,
        health,
        undo,
      ],
      queries: [byStatus],
    },
    slow: {
      impact: "L'application paraît bloquée : une page attend en moyenne plus d'une seconde.",
      steps: [
        'Un seul endpoint, ou tous ? Un seul : sa requête SQL, ou un appel extérieur. Tous : la base, le cache ou la machine.',
        database,
        cold,
        `Le processeur est-il bridé ? \`kubectl top pods -n ${namespace}\` proche de la limite de ${describe}. Une fonction qui bloque la boucle d'asyncio retient toutes les requêtes du pod.`,
        undo,
      ],
      queries: [slowest, ofDatabase],
    },
    hitRate: {
      impact:
        "Rien de visible d'abord : l'API lit en base ce que le cache n'a pas, et ralentit quand la base ne suit plus.",
      steps: [
        'Des clés évincées : la mémoire de Redis est pleine ; augmenter `maxmemory`, ou réduire les TTL des grosses clés.',
        "Peu de clés : Redis a redémarré, ou quelqu'un l'a vidé (`clear_all`, `delete_pattern`) ; il se remplit seul.",
        'Beaucoup de clés et peu de hits : le TTL (`CACHE_TTL`) est plus court que le temps entre deux lectures, ou la clé change à chaque lecture. Le guide conseille une heure pour ce qui change peu, 10 à 30 minutes pour les statistiques.',
        `Quelles clés manquent : \`kubectl logs -n ${namespace} -l ${selector} --tail=500 | grep "Cache MISS"\`.`,
        'Des écritures plus fréquentes que les lectures invalident sans cesse : ne pas mettre en cache ce qui change en temps réel.',
      ],
      queries: [
        hits,
        firstQuery('Clés dans Redis', sum(r.redis_db_keys.where({ job: redis }))),
        firstQuery('Clés évincées par seconde', sum(rate(r.redis_evicted_keys_total.where({ job: redis })))),
        firstQuery('Mémoire des données', sum(r.redis_memory_used_bytes.where({ job: redis }))),
      ],
    },
    availabilityObjective: {
      impact: "Des requêtes finissent en erreur 5xx : une action de l'utilisateur est perdue, il doit recommencer.",
      steps: [
        'Un endpoint, ou tous ? Un seul : ses journaux disent la cause. Tous : la base, ou le pod.',
        crash,
        `Les erreurs elles-mêmes : ${logs} (\`Traceback\`).`,
        health,
        undo,
        'Le budget est presque parti et la cause connue : ne plus déployer de nouveautés avant que la courbe remonte.',
      ],
      queries: [byStatus, byEndpoint, inProgress],
    },
    latencyObjective: {
      impact: "Plus d'une requête sur vingt dépasse la seconde, même si la moyenne reste bonne.",
      steps: [
        'Quels endpoints (requête ci-dessous) ? Peu : les mettre en cache (`@cached`), ou alléger leur requête. Tous : continuer.',
        database,
        cold,
        `Le pod est-il bridé ou trop seul ? \`kubectl top pods -n ${namespace}\`.`,
        undo,
      ],
      queries: [slowest, ofDatabase, ofCache, hits],
    },
  } as const satisfies Readonly<Record<string, Runbook>>;
}
