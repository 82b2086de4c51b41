import { Dashboard, gaugePanel, query, row, statPanel, thresholds, timeSeriesPanel } from '../../dashboards';
import { max, orZero, percent, plain, quantity, rate, selectors, sum } from '../../promql';
import { siblings, type DashboardOf } from '../common/dashboard';
import { minio } from './catalogue';

const m = selectors(minio);

// Every server of a cluster exposes the same figures of the whole: the greatest is the figure, the sum would be wrong.
const free = max(m.minio_cluster_capacity_usable_free_bytes).by('job');
const requests = sum(rate(m.minio_s3_requests_total));
const capacity = max(m.minio_cluster_capacity_usable_total_bytes).by('job');

/** MinIO: what one looks at first. */
export function minioDashboard({ jobs }: DashboardOf): Dashboard {
  return new Dashboard({
    uid: 'minio',
    title: 'MinIO',
    description: 'Le stockage S3 : capacité, disques, requêtes, trafic.',
    tags: ['vigie'],
    jobs,
    ...siblings,
    rows: { state, activity },
  });
}

const state = row('État', {
  used: gaugePanel({
    title: 'Capacité utilisée',
    description: "Part de l'espace utilisable qui est occupée.",
    queries: [query(quantity(1, 'ratio').minus(free.dividedBy(capacity)))],
    thresholds: thresholds('green', [percent(75), 'yellow'], [percent(90), 'red']),
    height: 5,
  }),
  offline: statPanel({
    title: 'Hors ligne',
    description: 'Disques et serveurs que MinIO ne joint plus.',
    queries: [
      query(max(m.minio_cluster_drive_offline_total), { legend: 'disques' }),
      query(max(m.minio_cluster_nodes_offline_total), { legend: 'serveurs' }),
    ],
    thresholds: thresholds('green', [plain(1), 'red']),
  }),
  usage: statPanel({
    title: 'Données stockées',
    description: 'Taille de tous les objets, comptée par le scanner de MinIO (quelques heures de retard).',
    queries: [query(max(m.minio_cluster_usage_total_bytes))],
  }),
  objects: statPanel({
    title: 'Objets',
    description: "Nombre d'objets stockés, compté par le scanner de MinIO (quelques heures de retard).",
    queries: [query(max(m.minio_cluster_usage_object_total))],
  }),
});

const activity = row('Activité', {
  requests: timeSeriesPanel({
    title: 'Requêtes S3/s',
    description: 'Requêtes par seconde, par opération.',
    queries: [query(sum(rate(m.minio_s3_requests_total)).by('api'), { legend: ({ api }) => api })],
    stacked: true,
  }),
  errors: timeSeriesPanel({
    title: 'Erreurs S3/s',
    description: 'Réponses 4xx et 5xx, et requêtes dont la signature est fausse, par seconde.',
    queries: [
      query(orZero(sum(rate(m.minio_s3_requests_4xx_errors_total)), requests), { legend: '4xx' }),
      query(orZero(sum(rate(m.minio_s3_requests_5xx_errors_total)), requests), { legend: '5xx' }),
      query(sum(rate(m.minio_s3_requests_rejected_auth_total)), { legend: 'signature' }),
    ],
  }),
  throughput: timeSeriesPanel({
    title: 'Trafic S3',
    description: 'Volume reçu et envoyé par seconde.',
    queries: [
      query(sum(rate(m.minio_s3_traffic_received_bytes)), { legend: 'reçu' }),
      query(sum(rate(m.minio_s3_traffic_sent_bytes)), { legend: 'envoyé' }),
    ],
  }),
  pending: timeSeriesPanel({
    title: 'Requêtes en cours',
    description: 'Requêtes en traitement et en attente ; une attente qui dure montre un stockage saturé.',
    queries: [
      query(sum(m.minio_s3_requests_inflight_total), { legend: 'en traitement' }),
      query(sum(m.minio_s3_requests_waiting_total), { legend: 'en attente' }),
    ],
  }),
});
