import type { Language } from '../../../alerts';
import { query, row, thresholds, timeSeriesPanel } from '../../../dashboards';
import { quantileOf, rate, sum, withoutNaN } from '../../../promql';
import { lastScrape } from '../../common/alerts';
import type { RemoteWriteThresholds } from './alert-table';
import { sendingDelayOf, type RemoteWriteMetrics } from './expressions';
import { texts } from './texts';

const byRemote = { legend: ({ remote_name }: { readonly remote_name: string }) => remote_name };

/** Dashboard row of remote writes. */
export function remoteWriteRow(metrics: RemoteWriteMetrics, language: Language, of: RemoteWriteThresholds) {
  const t = texts[language].dashboard;
  return row(t.title, {
    delay: timeSeriesPanel({
      ...t.delay,
      queries: [query(sendingDelayOf(metrics, lastScrape), byRemote)],
      thresholds: thresholds('green', [of.PrometheusSendingLate, 'red']),
      span: 8,
    }),
    sent: timeSeriesPanel({
      ...t.sent,
      queries: [
        query(sum(rate(metrics.prometheus_remote_storage_samples_total)), { legend: t.sentOnce }),
        query(sum(rate(metrics.prometheus_remote_storage_samples_retried_total)), {
          legend: t.retried,
          colour: 'yellow',
        }),
        query(sum(rate(metrics.prometheus_remote_storage_samples_failed_total)), { legend: t.lost, colour: 'red' }),
      ],
      span: 8,
    }),
    sendingTime: timeSeriesPanel({
      ...t.sendingTime,
      queries: [
        query(
          withoutNaN(
            quantileOf(0.95, metrics.prometheus_remote_storage_sent_batch_duration_seconds, { by: ['remote_name'] }),
          ),
          byRemote,
        ),
      ],
      span: 8,
    }),
    pending: timeSeriesPanel({
      ...t.pending,
      queries: [query(metrics.prometheus_remote_storage_samples_pending, byRemote)],
    }),
  });
}
