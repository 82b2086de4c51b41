import { quantileOf, rate, selectors, sum, topk, withoutNaN } from '../../../promql';
import {
  column,
  Dashboard,
  objectivesRow,
  panelHandles,
  query,
  row,
  tablePanel,
  thresholds,
  timeSeriesPanel,
} from '../../../dashboards';
import { common, reachability } from '../../../library';
import { language } from '../../language';
import { kairoCms } from './catalogue';
import { errorShare, guideThresholds, queryLatency, requestLatency, slowQueries } from './expressions';
import { objectives } from './objectives';

const m = selectors(kairoCms);
const byModel = { legend: ({ model }: { readonly model: string }) => model };

const uid = 'kairo-cms';
const noValue = common.noTraffic(language);

/** Kairo CMS: the queries of its guide. The jobs are the application, the one that probes it, and blackbox_exporter. */
export function kairoCmsDashboard({ jobs }: Pick<common.DashboardOf, 'jobs'>) {
  return new Dashboard({
    uid,
    title: 'Kairo CMS',
    description: 'Le CMS vu de ses utilisateurs : joignable ou non, trafic, erreurs, latence, requêtes à la base.',
    tags: ['kairo-cms', 'vigie'],
    jobs,
    ...common.siblings(language),
    // Without `started`: its counters begin again whenever another instance answers.
    rows: { objectives: ofObjectives, traffic, database, ...reachability.dashboardRows(language) },
  });
}

/** Returns the handle of a panel. */
export const kairoCmsPanel = panelHandles<typeof kairoCmsDashboard>(uid);

const ofObjectives = objectivesRow({
  title: 'Objectifs',
  objectives: [objectives.availability],
  errorBudget: {
    title: "Budget d'erreur restant",
    description:
      "Part du budget d'erreur des 30 derniers jours qui reste : moins de 1 % d'erreurs 5xx. À 0 % l'objectif est manqué.",
    noValue,
  },
  burnRate: {
    title: "Consommation du budget d'erreur",
    description:
      "Combien de fois le budget de 30 jours serait consommé si tout continuait comme pendant la dernière heure. À partir de 1 l'objectif est manqué à terme, à 14,4 le budget est parti en deux jours : quelqu'un est réveillé.",
    noValue,
  },
});

const traffic = row('Trafic HTTP', {
  requests: timeSeriesPanel({
    title: 'Requêtes HTTP/s',
    description: 'Requêtes par seconde, par méthode et par route.',
    queries: [
      query(sum(rate(m.http_requests_total)).by('method', 'route'), {
        legend: ({ method, route }) => `${method} ${route}`,
      }),
    ],
    stacked: true,
  }),
  latency: timeSeriesPanel({
    title: 'Latence p95',
    description: 'Temps dans lequel 95 % des requêtes sont traitées ; affiché en ms sous la seconde.',
    queries: [query(withoutNaN(requestLatency), { legend: 'p95' })],
    noValue,
  }),
  errorShare: timeSeriesPanel({
    title: "Taux d'erreur",
    description: "Part des requêtes qui finissent par une erreur de l'API. L'alerte : 5 % pendant 5 minutes.",
    queries: [query(errorShare, { colour: 'red' })],
    thresholds: thresholds('green', [guideThresholds.errorShare, 'red']),
    noValue,
  }),
  slowest: tablePanel({
    title: 'Routes les plus lentes',
    description: 'Les dix routes les plus lentes, par latence p95.',
    labels: { route: 'Route' },
    columns: [
      column('p95', topk(10, withoutNaN(quantileOf(0.95, m.http_request_duration_seconds, { by: ['route'] })))),
    ],
    noValue,
  }),
});

const database = row('Base de données (Prisma)', {
  slowQueries: timeSeriesPanel({
    title: 'Requêtes lentes (> 200 ms)',
    description: 'Requêtes par seconde qui durent plus de 200 ms, par modèle.',
    queries: [query(slowQueries, byModel)],
    span: 8,
  }),
  queryLatency: timeSeriesPanel({
    title: 'Durée des requêtes (p95)',
    description: "Temps dans lequel 95 % des requêtes d'un modèle se terminent. L'alerte : 1 s pendant 5 minutes.",
    queries: [query(withoutNaN(queryLatency), byModel)],
    thresholds: thresholds('green', [guideThresholds.queryLatency, 'red']),
    span: 8,
    noValue,
  }),
  queries: timeSeriesPanel({
    title: 'Requêtes/s',
    description: 'Requêtes à la base par seconde, par modèle et par opération.',
    queries: [
      query(sum(rate(m.tenant_db_query_duration_seconds.count)).by('model', 'operation'), {
        legend: ({ model, operation }) => `${model} ${operation}`,
      }),
    ],
    span: 8,
  }),
});
