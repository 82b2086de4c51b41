import { increase, max, meanOf, quantileOf, rate, ratio, selectors, sum, topk, withoutNaN } from '../../../promql';
import {
  barGaugePanel,
  column,
  Dashboard,
  panelHandles,
  query,
  row,
  statPanel,
  tablePanel,
  thresholds,
  timeSeriesPanel,
} from '../../../dashboards';
import { common, redis } from '../../../library';
import { language } from '../../language';
import { focusApi } from './catalogue';
import { errorShare, hitShare, meanLatency, missShare } from './expressions';
import { guideThresholds, objectives } from './objectives';

const m = selectors(focusApi);
const cached = selectors(redis.catalogue);
const requests = sum(rate(m.focus_api_http_requests_total));
const byEndpoint = { legend: ({ endpoint }: { readonly endpoint: string }) => endpoint };

const uid = 'focus-api-overview';
const noValue = common.noTraffic(language);

/** Focus API - Overview: the five sections of the guide with its useful queries. The jobs are the application and its Redis. */
export function focusApiOverview({ jobs }: Pick<common.DashboardOf, 'jobs'>) {
  return new Dashboard({
    uid,
    title: 'Focus API - Overview',
    description: "L'API vue de ses utilisateurs : trafic, erreurs, temps de réponse, cache, base de données, activité.",
    tags: ['focus-api', 'vigie'],
    jobs,
    ...common.siblings(language),
    started: m.focus_api_http_requests_total,
    rows: { objectives: ofObjectives, overview, http, cache, database, business },
  });
}

/** Returns the handle of a panel. */
export const focusApiPanel = panelHandles<typeof focusApiOverview>(uid);

const ofObjectives = common.objectivesRowOf(
  [objectives.availability, objectives.latency],
  'Moins de 1 % de réponses 5xx ; 95 % des requêtes sous 1 s.',
  language,
);

const overview = row("Vue d'ensemble", {
  users: statPanel({
    title: 'Total utilisateurs',
    description: "Nombre d'utilisateurs inscrits. Chaque instance dit le total : le plus grand compte, non leur somme.",
    queries: [query(max(m.focus_api_users_total))],
  }),
  requestRate: statPanel({
    title: 'Requêtes/seconde',
    description: 'Requêtes HTTP traitées par seconde, toutes instances confondues.',
    queries: [query(requests)],
    trend: true,
  }),
  meanLatency: statPanel({
    title: 'Temps de réponse moyen',
    description: "Durée moyenne d'une requête. Rouge : l'alerte à 1 s.",
    queries: [query(meanLatency)],
    trend: true,
    thresholds: thresholds('green', [guideThresholds.meanLatency, 'red']),
    noValue,
  }),
  errorShare: statPanel({
    title: "Taux d'erreur",
    description:
      "Part des requêtes terminées par une erreur du client (4xx) ou du serveur (5xx). Rouge : l'alerte à 5 %.",
    queries: [query(errorShare)],
    trend: true,
    thresholds: thresholds('green', [guideThresholds.errorShare, 'red']),
    noValue,
  }),
});

const http = row('Performance HTTP', {
  requests: timeSeriesPanel({
    title: 'Requêtes par endpoint',
    description: 'Requêtes traitées par seconde, par endpoint.',
    queries: [query(sum(rate(m.focus_api_http_requests_total)).by('endpoint'), byEndpoint)],
    stacked: true,
  }),
  latencyByEndpoint: timeSeriesPanel({
    title: 'Temps de réponse par endpoint',
    description: "Durée moyenne d'une requête, par endpoint. Rouge : à partir de 1 s.",
    queries: [query(meanOf(m.focus_api_http_request_duration_seconds, { by: ['endpoint'] }), byEndpoint)],
    thresholds: thresholds('green', [guideThresholds.meanLatency, 'red']),
    noValue,
  }),
  errors: timeSeriesPanel({
    title: 'Erreurs par type',
    description: 'Réponses par seconde avec une erreur, par statut : 4xx du client, 5xx du serveur.',
    queries: [query(sum(rate(m.focus_api_http_errors_total)).by('status'), { legend: ({ status }) => status })],
    stacked: true,
  }),
  latency: timeSeriesPanel({
    title: 'Latence p50/p95/p99',
    description:
      "Temps dans lequel 50, 95 et 99 % des requêtes sont traitées : la moyenne cache les lentes. L'objectif : 95 % sous 1 s.",
    queries: common.quantileQueries((quantile) => quantileOf(quantile, m.focus_api_http_request_duration_seconds)),
    thresholds: thresholds('green', [guideThresholds.meanLatency, 'red']),
    noValue,
  }),
  slowest: tablePanel({
    title: 'Endpoints les plus lents',
    description: 'Les dix endpoints les plus lents, par latence p95.',
    labels: { endpoint: 'Endpoint' },
    columns: [
      column(
        'p95',
        topk(10, withoutNaN(quantileOf(0.95, m.focus_api_http_request_duration_seconds, { by: ['endpoint'] }))),
        { thresholds: thresholds('green', [guideThresholds.meanLatency, 'red']) },
      ),
    ],
    span: 8,
    noValue,
  }),
  errorShareByEndpoint: barGaugePanel({
    title: "Taux d'erreur par endpoint",
    description: 'Part des réponses en erreur (4xx et 5xx) de chaque endpoint qui reçoit du trafic.',
    queries: [
      query(
        ratio(
          sum(rate(m.focus_api_http_errors_total)).by('endpoint'),
          sum(rate(m.focus_api_http_requests_total)).by('endpoint'),
        ),
        byEndpoint,
      ),
    ],
    thresholds: thresholds('green', [guideThresholds.errorShare, 'red']),
    span: 8,
    noValue,
  }),
  inProgress: timeSeriesPanel({
    title: 'Requêtes en cours',
    description: "Requêtes que l'API traite en ce moment ; elles s'accumulent quand elle ne suit plus.",
    queries: [query(sum(m.focus_api_http_requests_in_progress))],
    span: 8,
  }),
});

const cache = row('Cache', {
  hitRate: statPanel({
    title: 'Hit rate',
    description:
      'Part des clés demandées au cache qui y étaient. Bon au-dessus de 80 %, moyen de 50 à 80 %, stratégie à revoir sous 50 %.',
    queries: [query(hitShare)],
    trend: true,
    thresholds: thresholds('red', [guideThresholds.hitShare.bad, 'yellow'], [guideThresholds.hitShare.good, 'green']),
    noValue: 'Aucune lecture',
  }),
  missRate: statPanel({
    title: 'Miss rate',
    description: "Part des clés demandées au cache qui n'y étaient pas : elles sont lues en base.",
    queries: [query(missShare)],
    trend: true,
    noValue: 'Aucune lecture',
  }),
  lookups: timeSeriesPanel({
    title: 'Hits et misses/s',
    description: 'Clés trouvées et non trouvées dans le cache par seconde.',
    queries: [
      query(sum(rate(m.focus_api_cache_hits_total)), { legend: 'hits' }),
      query(sum(rate(m.focus_api_cache_misses_total)), { legend: 'misses' }),
    ],
    stacked: true,
  }),
  cacheLatency: timeSeriesPanel({
    title: 'Temps de réponse du cache',
    description: "Durée moyenne d'une opération sur le cache, et temps dans lequel 95 % se terminent.",
    queries: [
      query(meanOf(m.focus_api_cache_operations_duration_seconds), { legend: 'moyenne' }),
      query(withoutNaN(quantileOf(0.95, m.focus_api_cache_operations_duration_seconds)), { legend: 'p95' }),
    ],
    noValue: 'Aucune opération',
  }),
  keys: timeSeriesPanel({
    title: 'Clés du cache',
    description: 'Nombre de clés dans Redis.',
    queries: [query(sum(cached.redis_db_keys))],
  }),
  memory: timeSeriesPanel({
    title: 'Mémoire du cache',
    description: 'Mémoire des données dans Redis.',
    queries: [query(sum(cached.redis_memory_used_bytes))],
  }),
  evictions: timeSeriesPanel({
    title: 'Clés évincées/s',
    description: 'Clés que Redis retire parce que sa mémoire est pleine : le hit rate baisse ensuite.',
    queries: [query(sum(rate(cached.redis_evicted_keys_total)))],
  }),
});

const database = row('Base de données', {
  dbQueries: timeSeriesPanel({
    title: 'Requêtes SQL/seconde',
    description: 'Requêtes à la base de données par seconde.',
    queries: [query(sum(rate(m.focus_api_db_queries_total)))],
    span: 8,
  }),
  dbConnections: timeSeriesPanel({
    title: 'Connexions actives',
    description: 'Connexions à la base de données en cours, toutes instances confondues.',
    queries: [query(sum(m.focus_api_db_connections_active))],
    span: 8,
  }),
  dbLatency: timeSeriesPanel({
    title: 'Temps de réponse de la base',
    description: "Durée moyenne d'une requête SQL, et temps dans lequel 95 % se terminent.",
    queries: [
      query(meanOf(m.focus_api_db_query_duration_seconds), { legend: 'moyenne' }),
      query(withoutNaN(quantileOf(0.95, m.focus_api_db_query_duration_seconds)), { legend: 'p95' }),
    ],
    span: 8,
    noValue,
  }),
});

const business = row('Business', {
  registrations: statPanel({
    title: 'Nouvelles inscriptions',
    description: 'Inscriptions pendant la dernière heure.',
    queries: [query(sum(increase(m.focus_api_users_registered_total, '1h')))],
    span: 8,
    height: 8,
  }),
  logins: timeSeriesPanel({
    title: 'Connexions/minute',
    description: "Connexions d'utilisateurs par minute.",
    queries: [query(sum(rate(m.focus_api_users_logged_in_total)).in('events/min'))],
    span: 8,
  }),
  activeChallenges: statPanel({
    title: 'Challenges actifs',
    description: 'Challenges en cours. Chaque instance dit le total : le plus grand compte, non leur somme.',
    queries: [query(max(m.focus_api_challenges_total.where({ status: 'active' })))],
    span: 8,
    height: 8,
  }),
  activities: barGaugePanel({
    title: 'Activités créées par application',
    description: 'Activités créées pendant la dernière heure, par application.',
    queries: [
      query(topk(20, sum(increase(m.focus_api_activities_created_total, '1h')).by('app_name')), {
        legend: ({ app_name }) => app_name,
      }),
    ],
    span: 8,
  }),
  challenges: timeSeriesPanel({
    title: 'Challenges par statut',
    description: 'Nombre de challenges, par statut.',
    queries: [query(max(m.focus_api_challenges_total).by('status'), { legend: ({ status }) => status })],
    span: 8,
  }),
  emails: timeSeriesPanel({
    title: 'Emails envoyés/minute',
    description: 'Emails par minute, par type (verification, …) et par résultat.',
    queries: [
      query(sum(rate(m.focus_api_emails_sent_total)).by('type', 'status').in('notifications/min'), {
        legend: ({ type, status }) => `${type} ${status}`,
      }),
    ],
    span: 8,
  }),
});
