import {
  dashboardRange,
  increase,
  meanOf,
  not,
  orZero,
  quantileOf,
  rate,
  ratio,
  selectors,
  sum,
  topk,
  withoutNaN,
} from '../../../promql';
import {
  barGaugePanel,
  column,
  Dashboard,
  gaugePanel,
  panelHandles,
  query,
  row,
  statPanel,
  tablePanel,
  thresholds,
  timeSeriesPanel,
} from '../../../dashboards';
import { common } from '../../../library';
import { language } from '../../language';
import { gauzian } from './catalogue';
import {
  authFailureShare,
  dbLatency,
  errorShare,
  guideThresholds,
  requestLatency,
  s3Latency,
  successShare,
} from './expressions';
import { limits, objectives } from './objectives';

const m = selectors(gauzian);
const requests = sum(rate(m.http_requests_total));

const uid = 'gauzian-overview';
const noValue = common.noTraffic(language);

/** Gauzian - Overview: the 14 panels of the installation guide in its order, and its useful queries beside them. */
export function gauzianOverview({ jobs }: Pick<common.DashboardOf, 'jobs'>) {
  return new Dashboard({
    uid,
    title: 'Gauzian - Overview',
    description:
      "L'application vue de ses utilisateurs : trafic, erreurs, latence, fichiers, authentification, dépendances.",
    tags: ['gauzian', 'vigie'],
    jobs,
    ...common.siblings(language),
    started: m.http_requests_total,
    rows: { objectives: ofObjectives, traffic, files, authentication, storage, endpoints, chunks, dependencies },
  });
}

/** Returns the handle of a panel. */
export const gauzianPanel = panelHandles<typeof gauzianOverview>(uid);

const { availability, latency, authentication: logins, storage: s3, database } = objectives;

const ofObjectives = common.objectivesRowOf(
  [availability, latency, logins, s3, database],
  "Moins de 1 % de réponses 5xx ; 95 % des requêtes sous 500 ms, des opérations S3 sous 2 s, des requêtes SQL sous 100 ms ; moins de 5 % d'authentifications échouées.",
  language,
);

const traffic = row('Trafic HTTP', {
  requests: timeSeriesPanel({
    title: 'Requêtes HTTP/s',
    description: 'Requêtes traitées par seconde, par méthode (GET, POST, etc.).',
    queries: [query(sum(rate(m.http_requests_total)).by('method'), { legend: ({ method }) => method })],
    stacked: true,
  }),
  connections: statPanel({
    title: 'Connexions Actives',
    description: 'Nombre de connexions HTTP ouvertes en ce moment, toutes instances confondues.',
    queries: [query(sum(m.http_connections_active))],
    height: 8,
    trend: true,
  }),
  success: statPanel({
    title: 'Taux de Succès',
    description:
      'Part des requêtes terminées par un statut 2xx. Rouge sous 95 %, jaune sous 99 %, vert à partir de 99 %.',
    queries: [query(successShare)],
    thresholds: thresholds(
      'red',
      [guideThresholds.successShare.critical, 'yellow'],
      [guideThresholds.successShare.warning, 'green'],
    ),
    height: 8,
    trend: true,
    noValue,
  }),
  latency: timeSeriesPanel({
    title: 'Latence p50/p95/p99',
    description:
      "Temps dans lequel 50, 95 et 99 % des requêtes sont traitées ; affiché en ms sous la seconde. Jaune : l'objectif de 500 ms pour le p95, rouge : l'alerte à 1 s.",
    queries: common.quantileQueries(requestLatency),
    thresholds: thresholds('green', [limits.requestLatency, 'yellow'], [guideThresholds.requestLatency, 'red']),
    noValue,
  }),
  errorShare: timeSeriesPanel({
    title: "Taux d'erreurs 5xx",
    description: "Part des requêtes que le backend n'a pas su traiter. L'objectif : moins de 1 %.",
    queries: [query(errorShare, { colour: 'red' })],
    thresholds: thresholds('green', [limits.errorShare, 'red']),
    noValue,
  }),
});

const files = row('Fichiers', {
  uploads: statPanel({
    title: 'Uploads de Fichiers',
    description: 'Uploads terminés pendant la dernière heure, réussis et échoués.',
    queries: [query(sum(increase(m.file_uploads_total, '1h')).by('status'), { legend: ({ status }) => status })],
  }),
  downloads: statPanel({
    title: 'Downloads de Fichiers',
    description: 'Downloads terminés pendant la dernière heure, réussis et échoués.',
    queries: [query(sum(increase(m.file_downloads_total, '1h')).by('status'), { legend: ({ status }) => status })],
  }),
  uploadedBytes: statPanel({
    title: 'Bytes Uploadés',
    description:
      'Volume total uploadé pendant la période affichée, sans compter les redémarrages du backend comme des pertes.',
    queries: [query(sum(increase(m.file_upload_bytes_total, dashboardRange)))],
  }),
  uploadThroughput: timeSeriesPanel({
    title: "Débit d'upload",
    description: 'Volume uploadé par seconde, en puissances de 1024 (Mio/s).',
    queries: [query(sum(rate(m.file_upload_bytes_total)))],
    span: 6,
    height: 5,
  }),
});

const authentication = row('Authentification', {
  attempts: timeSeriesPanel({
    title: "Tentatives d'Auth",
    description: "Tentatives d'authentification par seconde, par type (login, register, autologin) et par résultat.",
    queries: [
      query(sum(rate(m.auth_attempts_total)).by('type', 'status'), {
        legend: ({ type, status }) => `${type} ${status}`,
      }),
    ],
  }),
  authSuccess: statPanel({
    title: "Taux de succès d'authentification",
    description: "Part des tentatives qui réussissent, tous types confondus. Rouge sous l'objectif de 95 %.",
    queries: [
      query(ratio(sum(rate(m.auth_attempts_total.where({ status: 'success' }))), sum(rate(m.auth_attempts_total)))),
    ],
    thresholds: thresholds('red', [limits.authSuccessShare, 'green']),
    height: 8,
    trend: true,
    noValue,
  }),
  authFailures: timeSeriesPanel({
    title: "Taux d'échec d'authentification",
    description: "Part des tentatives qui échouent. L'objectif : moins de 5 %.",
    queries: [query(authFailureShare, { colour: 'red' })],
    thresholds: thresholds('green', [limits.authFailureShare, 'red']),
    span: 6,
    noValue,
  }),
});

const storage = row('Stockage S3', {
  s3Latency: gaugePanel({
    title: 'Durée S3 (p95)',
    description:
      'Temps dans lequel 95 % des opérations S3 se terminent. Vert sous 1 s, jaune sous 3 s, rouge à partir de 3 s.',
    queries: [query(withoutNaN(s3Latency), { legend: ({ operation }) => operation })],
    thresholds: thresholds(
      'green',
      [guideThresholds.s3Latency.warning, 'yellow'],
      [guideThresholds.s3Latency.critical, 'red'],
    ),
    span: 12,
    noValue,
  }),
  s3Mean: timeSeriesPanel({
    title: 'Durée S3 moyenne',
    description: 'Durée moyenne des opérations S3, par opération.',
    queries: [
      query(meanOf(m.s3_operation_duration_seconds, { by: ['operation'] }), { legend: ({ operation }) => operation }),
    ],
    noValue,
  }),
});

const endpoints = row('Endpoints et erreurs', {
  slowest: tablePanel({
    title: 'Top 10 Endpoints',
    description: 'Les dix endpoints les plus lents, par latence p95.',
    labels: { endpoint: 'Endpoint' },
    columns: [
      column('p95', topk(10, withoutNaN(quantileOf(0.95, m.http_request_duration_seconds, { by: ['endpoint'] }))), {
        thresholds: thresholds('green', [limits.requestLatency, 'yellow'], [guideThresholds.requestLatency, 'red']),
      }),
    ],
    noValue,
  }),
  errors: timeSeriesPanel({
    title: 'Erreurs 4xx/5xx',
    description: 'Réponses par seconde avec un statut 4xx (erreur du client) ou 5xx (erreur du serveur).',
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
  }),
  errorShareByEndpoint: barGaugePanel({
    title: "Taux d'erreur par endpoint",
    description: 'Part des réponses 5xx de chaque endpoint qui reçoit du trafic.',
    queries: [
      query(
        ratio(
          sum(rate(m.http_requests_total.where({ status: /5../ }))).by('endpoint'),
          sum(rate(m.http_requests_total)).by('endpoint'),
        ),
        { legend: ({ endpoint }) => endpoint },
      ),
    ],
    thresholds: thresholds('green', [limits.errorShare, 'red']),
    noValue,
  }),
  unsuccessful: timeSeriesPanel({
    title: 'Réponses autres que 2xx',
    description: 'Ce qui manque au taux de succès, par statut.',
    queries: [
      query(sum(rate(m.http_requests_total.where({ status: not(/2../) }))).by('status'), {
        legend: ({ status }) => status,
      }),
    ],
    stacked: true,
  }),
});

const chunks = row('Chunks', {
  chunkUpload: timeSeriesPanel({
    title: 'Upload Chunks (p95)',
    description: 'Temps dans lequel 95 % des chunks sont reçus et stockés.',
    queries: [query(withoutNaN(quantileOf(0.95, m.chunk_upload_duration_seconds)))],
    noValue,
  }),
  chunkDownload: timeSeriesPanel({
    title: 'Download Chunks (p95)',
    description: 'Temps dans lequel 95 % des chunks sont lus et envoyés.',
    queries: [query(withoutNaN(quantileOf(0.95, m.chunk_download_duration_seconds)))],
    noValue,
  }),
});

const dependencies = row('Redis et base de données', {
  redisOperations: timeSeriesPanel({
    title: 'Opérations Redis',
    description: 'Opérations sur le cache par seconde, par opération et par résultat.',
    queries: [
      query(sum(rate(m.redis_operations_total)).by('operation', 'status'), {
        legend: ({ operation, status }) => `${operation} ${status}`,
      }),
    ],
    span: 8,
  }),
  dbLatency: timeSeriesPanel({
    title: 'Durée DB (p95)',
    description:
      "Temps dans lequel 95 % des requêtes SQL se terminent, par type (SELECT, INSERT, UPDATE). L'objectif : moins de 100 ms.",
    queries: [query(withoutNaN(dbLatency), { legend: ({ query_type }) => query_type })],
    thresholds: thresholds('green', [limits.dbLatency, 'red']),
    span: 8,
    noValue,
  }),
  dbQueries: timeSeriesPanel({
    title: 'Requêtes DB/s',
    description: 'Requêtes SQL par seconde, par type et par résultat.',
    queries: [
      query(sum(rate(m.db_queries_total)).by('query_type', 'status'), {
        legend: ({ query_type, status }) => `${query_type} ${status}`,
      }),
    ],
    span: 8,
  }),
});
