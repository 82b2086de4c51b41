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
import { delta, max, min, orZero, percent, plain, rate, rateInterval, selectors, sum } from '../../promql';
import { siblings, warningBelow, type DashboardOf } from '../common/dashboard';
import { minioAlertTable, type MinioThresholds } from './alert-table';
import { minio } from './catalogue';
import { usedShare } from './expressions';
import { texts, type Texts } from './texts';

const m = selectors(minio);

const requests = sum(rate(m.minio_s3_requests_total));

const uid = 'minio';

/** Options of the dashboard of MinIO. */
export interface MinioDashboardOf extends DashboardOf {
  /**
   * Share of the space used at which its alert fires.
   *
   * @default - that of its alert
   */
  readonly thresholds?: MinioThresholds;
}

/** Overview dashboard of MinIO. */
export function minioDashboard({ jobs, language, thresholds: of = minioAlertTable }: MinioDashboardOf) {
  const t = texts[language].dashboard;
  return new Dashboard({
    uid,
    title: t.title,
    description: t.description,
    tags: ['vigie'],
    jobs,
    ...siblings(language),
    started: m.minio_s3_requests_total,
    rows: { state: state(t, of), activity: activity(t), process: process(t) },
  });
}

/** Returns the handle of a panel. */
export const minioPanel = panelHandles<typeof minioDashboard>(uid);

const state = (t: Texts['dashboard'], of: MinioThresholds) =>
  row(t.rows.state, {
    used: gaugePanel({
      ...t.used,
      queries: [query(usedShare)],
      thresholds: warningBelow(percent(75), of.MinioSpaceAlmostFull),
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
    health: statPanel({
      ...t.health,
      queries: [query(min(m.minio_cluster_health_status))],
      mappings: [
        [0, t.unhealthy, 'red'],
        [1, t.healthy, 'green'],
      ],
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
    firstByte: timeSeriesPanel({
      ...t.firstByte,
      queries: [
        query(firstByteWithin('0.500').dividedBy(firstByteWithin('+Inf').greaterThan(0)), { legend: ({ api }) => api }),
      ],
    }),
  });

/** Requests of each operation whose first byte was sent within a time, over the rate interval. MinIO counts them in a gauge. */
function firstByteWithin(le: '0.500' | '+Inf') {
  return sum(delta(m.minio_s3_requests_ttfb_seconds_distribution.where({ le }), rateInterval)).by('api');
}

const process = (t: Texts['dashboard']) =>
  row(t.rows.process, {
    memory: timeSeriesPanel({
      ...t.memory,
      queries: [query(m.minio_node_process_resident_memory_bytes, { legend: ({ server }) => server })],
    }),
    processor: timeSeriesPanel({
      ...t.processor,
      queries: [query(rate(m.minio_node_process_cpu_total_seconds), { legend: ({ server }) => server })],
    }),
  });
