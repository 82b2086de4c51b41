import {
  Dashboard,
  gaugePanel,
  panelHandles,
  query,
  row,
  statPanel,
  thresholds,
  timeSeriesPanel,
} from '../../dashboards';
import { max, orZero, percent, plain, quantity, rate, selectors, sum } from '../../promql';
import { siblings, type DashboardOf } from '../common/dashboard';
import { minio } from './catalogue';
import { texts, type Texts } from './texts';

const m = selectors(minio);

// Every server of a cluster exposes the values of the whole cluster, so max is correct and sum
// would be wrong.
const free = max(m.minio_cluster_capacity_usable_free_bytes).by('job');
const requests = sum(rate(m.minio_s3_requests_total));
const capacity = max(m.minio_cluster_capacity_usable_total_bytes).by('job');

const uid = 'minio';

/** Overview dashboard of MinIO. */
export function minioDashboard({ jobs, language }: DashboardOf) {
  const t = texts[language].dashboard;
  return new Dashboard({
    uid,
    title: t.title,
    description: t.description,
    tags: ['vigie'],
    jobs,
    ...siblings(language),
    started: m.minio_s3_requests_total,
    rows: { state: state(t), activity: activity(t) },
  });
}

/** Returns the handle of a panel. */
export const minioPanel = panelHandles<typeof minioDashboard>(uid);

const state = (t: Texts['dashboard']) =>
  row(t.rows.state, {
    used: gaugePanel({
      ...t.used,
      queries: [query(quantity(1, 'ratio').minus(free.dividedBy(capacity.greaterThan(0))))],
      thresholds: thresholds('green', [percent(75), 'yellow'], [percent(90), 'red']),
      height: 5,
    }),
    offline: statPanel({
      ...t.offline,
      queries: [
        query(max(m.minio_cluster_drive_offline_total), { legend: t.drives }),
        query(max(m.minio_cluster_nodes_offline_total), { legend: t.servers }),
      ],
      thresholds: thresholds('green', [plain(1), 'red']),
    }),
    usage: statPanel({
      ...t.usage,
      queries: [query(max(m.minio_cluster_usage_total_bytes))],
      trend: true,
    }),
    objects: statPanel({
      ...t.objects,
      queries: [query(max(m.minio_cluster_usage_object_total))],
    }),
  });

const activity = (t: Texts['dashboard']) =>
  row(t.rows.activity, {
    requests: timeSeriesPanel({
      ...t.requests,
      queries: [query(sum(rate(m.minio_s3_requests_total)).by('api'), { legend: ({ api }) => api })],
      stacked: true,
    }),
    errors: timeSeriesPanel({
      ...t.errors,
      queries: [
        query(orZero(sum(rate(m.minio_s3_requests_4xx_errors_total)), requests), { legend: '4xx', colour: 'yellow' }),
        query(orZero(sum(rate(m.minio_s3_requests_5xx_errors_total)), requests), { legend: '5xx', colour: 'red' }),
        query(sum(rate(m.minio_s3_requests_rejected_auth_total)), { legend: t.signature, colour: 'orange' }),
      ],
    }),
    throughput: timeSeriesPanel({
      ...t.throughput,
      queries: [
        query(sum(rate(m.minio_s3_traffic_received_bytes)), { legend: t.received }),
        query(sum(rate(m.minio_s3_traffic_sent_bytes)), { legend: t.sent }),
      ],
    }),
    pending: timeSeriesPanel({
      ...t.pending,
      queries: [
        query(sum(m.minio_s3_requests_inflight_total), { legend: t.processed }),
        query(sum(m.minio_s3_requests_waiting_total), { legend: t.waiting }),
      ],
    }),
  });
