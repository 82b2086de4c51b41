import { counter, gauge, histogram, open } from '../../../metrics';

/** Labels of remote writes, whose series exist as soon as the remote write does. */
const remote = { remote_name: open(1, 'grafana-cloud'), url: open(1) };
const consumer = open(1, 'grafana-cloud');

/** Metrics of remote writes, of servers and agents. */
export const remoteWriteMetrics = {
  prometheus_remote_storage_samples_total: counter({
    help: 'Samples sent.',
    unit: 'samples',
    labels: remote,
    startsAtZero: true,
  }),
  prometheus_remote_storage_samples_failed_total: counter({
    help: 'Samples that whoever gets them refused, and that are lost.',
    unit: 'samples',
    labels: remote,
    startsAtZero: true,
  }),
  prometheus_remote_storage_samples_retried_total: counter({
    help: 'Samples that could not be sent, and were sent again.',
    unit: 'samples',
    labels: remote,
    startsAtZero: true,
  }),
  prometheus_remote_storage_samples_pending: gauge({
    help: 'Samples that wait to be sent.',
    unit: 'samples',
    labels: remote,
  }),
  prometheus_remote_storage_histograms_total: counter({
    help: 'Native histograms sent.',
    unit: 'samples',
    labels: remote,
    startsAtZero: true,
  }),
  prometheus_remote_storage_histograms_failed_total: counter({
    help: 'Native histograms that were refused, and are lost.',
    unit: 'samples',
    labels: remote,
    startsAtZero: true,
  }),
  prometheus_remote_storage_histograms_retried_total: counter({
    help: 'Native histograms that could not be sent, and were sent again.',
    unit: 'samples',
    labels: remote,
    startsAtZero: true,
  }),
  prometheus_remote_storage_histograms_pending: gauge({
    help: 'Native histograms that wait to be sent.',
    unit: 'samples',
    labels: remote,
  }),
  prometheus_remote_storage_exemplars_total: counter({
    help: 'Exemplars sent.',
    unit: 'samples',
    labels: remote,
    startsAtZero: true,
  }),
  prometheus_remote_storage_exemplars_failed_total: counter({
    help: 'Exemplars that were refused, and are lost.',
    unit: 'samples',
    labels: remote,
    startsAtZero: true,
  }),
  prometheus_remote_storage_exemplars_retried_total: counter({
    help: 'Exemplars that could not be sent, and were sent again.',
    unit: 'samples',
    labels: remote,
    startsAtZero: true,
  }),
  prometheus_remote_storage_exemplars_pending: gauge({
    help: 'Exemplars that wait to be sent.',
    unit: 'samples',
    labels: remote,
  }),
  prometheus_remote_storage_metadata_total: counter({
    help: 'Types and help texts sent.',
    unit: 'objects',
    labels: remote,
    startsAtZero: true,
  }),
  prometheus_remote_storage_metadata_failed_total: counter({
    help: 'Types and help texts that were refused.',
    unit: 'objects',
    labels: remote,
    startsAtZero: true,
  }),
  prometheus_remote_storage_metadata_retried_total: counter({
    help: 'Types and help texts that could not be sent, and were sent again.',
    unit: 'objects',
    labels: remote,
    startsAtZero: true,
  }),
  prometheus_remote_storage_metadata_bytes_total: counter({
    help: 'Bytes of types and help texts sent.',
    unit: 'bytes',
    labels: remote,
    startsAtZero: true,
  }),
  prometheus_remote_storage_bytes_total: counter({
    help: 'Bytes of samples sent, compressed.',
    unit: 'bytes',
    labels: remote,
    startsAtZero: true,
  }),
  prometheus_remote_storage_enqueue_retries_total: counter({
    help: 'Times that a queue was full.',
    unit: 'events',
    labels: remote,
    startsAtZero: true,
  }),
  prometheus_remote_storage_queue_highest_timestamp_seconds: gauge({
    help: 'The time of the newest sample that is to be sent.',
    unit: 'timestamp',
    labels: remote,
  }),
  prometheus_remote_storage_queue_highest_sent_timestamp_seconds: gauge({
    help: 'The time of the newest sample that was sent.',
    unit: 'timestamp',
    labels: remote,
  }),
  prometheus_remote_storage_max_samples_per_send: gauge({
    help: 'Samples that one request has at most.',
    unit: 'samples',
    labels: remote,
  }),
  prometheus_remote_storage_shard_capacity: gauge({
    help: 'Samples that a queue holds.',
    unit: 'samples',
    labels: remote,
  }),
  prometheus_remote_storage_shards: gauge({
    help: 'Queues that send at the same time.',
    unit: 'none',
    labels: remote,
    range: { min: 0 },
  }),
  prometheus_remote_storage_shards_desired: gauge({
    help: 'Queues that the rate of samples asks for.',
    unit: 'none',
    labels: remote,
    range: { min: 0 },
  }),
  prometheus_remote_storage_shards_max: gauge({
    help: 'Most queues that are allowed.',
    unit: 'none',
    labels: remote,
    range: { min: 0 },
  }),
  prometheus_remote_storage_shards_min: gauge({
    help: 'Fewest queues that are allowed.',
    unit: 'none',
    labels: remote,
    range: { min: 0 },
  }),
  prometheus_remote_storage_sent_batch_duration_seconds: histogram({
    help: 'Time to send a batch of samples.',
    unit: 'seconds',
    observations: 'operations',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 60, 120, 300],
    labels: remote,
  }),
  prometheus_wal_watcher_current_segment: gauge({
    help: 'Number of the segment of the log that is read.',
    unit: 'none',
    labels: { consumer },
    range: { min: 0 },
  }),
  prometheus_wal_watcher_notifications_skipped_total: counter({
    help: 'Hints on new records that came while records were read.',
    unit: 'events',
    labels: { consumer },
    startsAtZero: true,
  }),
  prometheus_wal_watcher_record_decode_failures_total: counter({
    help: 'Records of the log that could not be read.',
    unit: 'errors',
    labels: { consumer },
    startsAtZero: true,
  }),
  prometheus_wal_watcher_samples_sent_pre_tailing_total: counter({
    help: 'Records of samples sent while the log of before was read.',
    unit: 'events',
    labels: { consumer },
    startsAtZero: true,
  }),
  prometheus_wal_watcher_records_read_total: counter({
    help: 'Records of the log that were read.',
    unit: 'events',
    labels: { consumer, type: open(4, 'samples', 'series') },
  }),
};
