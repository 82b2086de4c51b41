import { orZero, quantileOf, rate, selectors, sum, topk, withoutNaN } from '../../../../promql';
import {
  column,
  Dashboard,
  panelHandles,
  query,
  row,
  statPanel,
  tablePanel,
  thresholds as colours,
  timeSeriesPanel,
} from '../../../../dashboards';
import { common } from '../../../../library';
import { language } from '../../../language';
import { booking } from '../catalogue';
import { errorShare, hitShare, queryLatency, requestLatency } from '../expressions';
import { thresholds } from '../thresholds';

const m = selectors(booking);
const noValue = common.noTraffic(language);
const slow = colours('green', [thresholds.latency, 'yellow'], [thresholds.highLatency, 'red']);

const uid = 'booking-performance';

/** Application Performance: response times, status codes, database and cache. */
export function performanceDashboard({ jobs }: Pick<common.DashboardOf, 'jobs'>) {
  return new Dashboard({
    uid,
    title: 'Réservation : performance',
    description: "L'application : trafic, temps de réponse, codes de statut, base de données, cache.",
    tags: ['booking', 'vigie'],
    jobs,
    ...common.siblings(language),
    started: m.http_requests_total,
    rows: { http, statuses, database, cache },
  });
}

/** Returns the handle of a panel. */
export const performancePanel = panelHandles<typeof performanceDashboard>(uid);

const within = (percentage: number) =>
  query(withoutNaN(requestLatency(percentage / 100)), { legend: `p${percentage}` });

const http = row('Requêtes HTTP', {
  requests: timeSeriesPanel({
    title: 'Requêtes/s',
    description: 'Requêtes traitées par seconde, par endpoint.',
    queries: [query(sum(rate(m.http_requests_total)).by('endpoint'), { legend: ({ endpoint }) => endpoint })],
    stacked: true,
    span: 8,
  }),
  latency: timeSeriesPanel({
    title: 'Temps de réponse p50/p90/p95/p99',
    description:
      'Temps dans lequel 50, 90, 95 et 99 % des requêtes sont traitées. Jaune : la première alerte, à 1 s pour le p95 ; rouge : la seconde, à 2 s.',
    queries: [within(50), within(90), within(95), within(99)],
    thresholds: slow,
    span: 8,
    noValue,
  }),
  connections: timeSeriesPanel({
    title: 'Connexions actives',
    description: 'Connexions HTTP ouvertes, toutes instances confondues.',
    queries: [query(sum(m.http_connections_active))],
    span: 8,
  }),
});

const requests = sum(rate(m.http_requests_total));

const statuses = row('Statuts et erreurs', {
  errorShare: statPanel({
    title: "Taux d'erreurs",
    description: "Part des requêtes que l'application n'a pas su traiter (5xx). Rouge : l'alerte à 5 %.",
    queries: [query(errorShare)],
    thresholds: colours('green', [thresholds.errorShare, 'red']),
    trend: true,
    height: 8,
    noValue,
  }),
  statusCodes: timeSeriesPanel({
    title: 'Codes de statut',
    description: 'Réponses par seconde, par code de statut.',
    queries: [query(sum(rate(m.http_requests_total)).by('status'), { legend: ({ status }) => status })],
    stacked: true,
    span: 9,
  }),
  errors: timeSeriesPanel({
    title: 'Erreurs 4xx/5xx',
    description: "Réponses par seconde avec une erreur du client (4xx) ou de l'application (5xx).",
    queries: [
      query(orZero(sum(rate(m.http_requests_total.where({ status: /4../ }))), requests), {
        legend: '4xx',
        colour: 'yellow',
      }),
      query(orZero(sum(rate(m.http_requests_total.where({ status: /5../ }))), requests), {
        legend: '5xx',
        colour: 'red',
      }),
    ],
    span: 9,
  }),
  slowest: tablePanel({
    title: 'Endpoints les plus lents',
    description: 'Les dix endpoints les plus lents, par temps de réponse p95.',
    labels: { endpoint: 'Endpoint' },
    columns: [
      column('p95', topk(10, withoutNaN(quantileOf(0.95, m.http_request_duration_seconds, { by: ['endpoint'] }))), {
        thresholds: slow,
      }),
    ],
    span: 24,
    noValue,
  }),
});

const database = row('Base de données', {
  queries: timeSeriesPanel({
    title: 'Requêtes à la base/s',
    description: 'Requêtes à la base par seconde, par opération et par résultat.',
    queries: [
      query(sum(rate(m.db_queries_total)).by('operation', 'status'), {
        legend: ({ operation, status }) => `${operation} ${status}`,
      }),
    ],
  }),
  queryLatency: timeSeriesPanel({
    title: 'Durée des requêtes à la base (p95)',
    description: 'Temps dans lequel 95 % des requêtes se terminent, par opération.',
    queries: [query(withoutNaN(queryLatency), { legend: ({ operation }) => operation })],
    noValue,
  }),
});

const cache = row('Cache', {
  hitRate: statPanel({
    title: 'Taux de hit',
    description: 'Part des clés demandées au cache qui y étaient.',
    queries: [query(hitShare)],
    trend: true,
    height: 8,
    noValue: 'Aucune lecture',
  }),
  lookups: timeSeriesPanel({
    title: 'Lectures du cache/s',
    description: 'Clés demandées au cache par seconde, trouvées (hit) ou non (miss).',
    queries: [query(sum(rate(m.cache_lookups_total)).by('result'), { legend: ({ result }) => result })],
    span: 18,
  }),
});
