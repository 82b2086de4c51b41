import { quantity, type Selectors } from '../../../promql';
import type { Reading } from '../../common/alerts';
import type { prometheus } from '../catalogue';

/** Metrics of remote writes, which servers with them and agents have. */
export type RemoteWriteMetrics = Pick<
  Selectors<typeof prometheus>,
  | 'prometheus_remote_storage_queue_highest_sent_timestamp_seconds'
  | 'prometheus_remote_storage_queue_highest_timestamp_seconds'
  | 'prometheus_remote_storage_samples_failed_total'
  | 'prometheus_remote_storage_samples_pending'
  | 'prometheus_remote_storage_samples_retried_total'
  | 'prometheus_remote_storage_samples_total'
  | 'prometheus_remote_storage_sent_batch_duration_seconds'
>;

/**
 * Delay between scraped and sent samples. It has no value before the first samples are sent, while
 * the sent timestamp is 0.
 */
export function sendingDelayOf(metrics: RemoteWriteMetrics, read: Reading) {
  return read(metrics.prometheus_remote_storage_queue_highest_timestamp_seconds).minus(
    read(metrics.prometheus_remote_storage_queue_highest_sent_timestamp_seconds).greaterThan(quantity(0, 'timestamp')),
  );
}
