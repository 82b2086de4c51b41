import { counter, gauge, histogram, open, summary } from '../../../metrics';

/** Metrics of the samples in memory, and of the write-ahead log of a server. */
export const headMetrics = {
  prometheus_tsdb_checkpoint_creations_total: counter({
    help: 'Checkpoints of the write-ahead log.',
    unit: 'operations',
  }),
  prometheus_tsdb_checkpoint_creations_failed_total: counter({
    help: 'Checkpoints of the write-ahead log that failed.',
    unit: 'operations',
  }),
  prometheus_tsdb_checkpoint_deletions_total: counter({ help: 'Deletions of checkpoints.', unit: 'operations' }),
  prometheus_tsdb_checkpoint_deletions_failed_total: counter({
    help: 'Deletions of checkpoints that failed.',
    unit: 'operations',
  }),
  prometheus_tsdb_data_replay_duration_seconds: gauge({
    help: 'Time to read the write-ahead log at the start.',
    unit: 'seconds',
  }),
  prometheus_tsdb_exemplar_exemplars_appended_total: counter({ help: 'Exemplars stored.', unit: 'samples' }),
  prometheus_tsdb_exemplar_exemplars_in_storage: gauge({ help: 'Exemplars that are kept.', unit: 'samples' }),
  prometheus_tsdb_exemplar_last_exemplars_timestamp_seconds: gauge({
    help: 'The time of the oldest exemplar that is kept.',
    unit: 'timestamp',
  }),
  prometheus_tsdb_exemplar_max_exemplars: gauge({ help: 'Exemplars that may be kept.', unit: 'samples' }),
  prometheus_tsdb_exemplar_out_of_order_exemplars_total: counter({
    help: 'Exemplars refused because a later one was there already.',
    unit: 'samples',
  }),
  prometheus_tsdb_exemplar_series_with_exemplars_in_storage: gauge({ help: 'Series with exemplars.', unit: 'series' }),
  prometheus_tsdb_head_active_appenders: gauge({ help: 'Writes that are under way.', unit: 'none', range: { min: 0 } }),
  prometheus_tsdb_head_appenders_created_total: counter({ help: 'Writes begun.', unit: 'operations' }),
  prometheus_tsdb_head_chunks: gauge({ help: 'Chunks in memory.', unit: 'objects' }),
  prometheus_tsdb_head_chunks_created_total: counter({ help: 'Chunks created in memory.', unit: 'objects' }),
  prometheus_tsdb_head_chunks_removed_total: counter({ help: 'Chunks removed from memory.', unit: 'objects' }),
  prometheus_tsdb_head_chunks_storage_size_bytes: gauge({
    help: 'Disk space of the chunks of the last hours.',
    unit: 'bytes',
  }),
  prometheus_tsdb_head_gc_duration_seconds: summary({
    help: 'Time to remove what has ended from memory.',
    unit: 'seconds',
    observations: 'operations',
    quantiles: [],
  }),
  prometheus_tsdb_head_max_time: gauge({
    help: 'The time of the newest sample in memory, in milliseconds.',
    unit: 'none',
    range: { min: -Infinity },
  }),
  prometheus_tsdb_head_max_time_seconds: gauge({ help: 'The time of the newest sample in memory.', unit: 'timestamp' }),
  prometheus_tsdb_head_min_time: gauge({
    help: 'The time of the oldest sample in memory, in milliseconds.',
    unit: 'none',
    range: { min: -Infinity },
  }),
  prometheus_tsdb_head_min_time_seconds: gauge({ help: 'The time of the oldest sample in memory.', unit: 'timestamp' }),
  prometheus_tsdb_head_native_histogram_buckets: gauge({
    help: 'Buckets of the native histograms in memory.',
    unit: 'none',
    range: { min: 0 },
  }),
  prometheus_tsdb_head_native_histogram_series: gauge({
    help: 'Series of native histograms in memory.',
    unit: 'series',
  }),
  prometheus_tsdb_head_samples_appended_total: counter({
    help: 'Samples stored.',
    unit: 'samples',
    labels: { type: open(2, 'float', 'histogram') },
  }),
  prometheus_tsdb_head_out_of_order_samples_appended_total: counter({
    help: 'Samples stored although a later one was there already.',
    unit: 'samples',
    labels: { type: open(2, 'float', 'histogram') },
    exposedWhen: 'with a window for samples out of order',
  }),
  prometheus_tsdb_out_of_order_samples_total: counter({
    help: 'Samples refused because a later one was there already.',
    unit: 'samples',
    labels: { type: open(2, 'float', 'histogram') },
    exposedWhen: 'after the first such sample',
  }),
  prometheus_tsdb_out_of_bound_samples_total: counter({
    help: 'Samples refused because they are older than what is in memory.',
    unit: 'samples',
    labels: { type: open(2, 'float', 'histogram') },
    exposedWhen: 'after the first such sample',
  }),
  prometheus_tsdb_too_old_samples_total: counter({
    help: 'Samples refused because they are older than the window for samples out of order.',
    unit: 'samples',
    labels: { type: open(2, 'float', 'histogram') },
    exposedWhen: 'after the first such sample',
  }),
  prometheus_tsdb_head_series: gauge({ help: 'Series in memory.', unit: 'series' }),
  prometheus_tsdb_head_series_created_total: counter({ help: 'Series created.', unit: 'series' }),
  prometheus_tsdb_head_series_not_found_total: counter({
    help: 'Requests for series that were not there.',
    unit: 'events',
  }),
  prometheus_tsdb_head_series_pending_commit_underflow_total: counter({
    help: 'Samples released that were not reserved; a fault of the program.',
    unit: 'events',
  }),
  prometheus_tsdb_head_series_removed_total: counter({ help: 'Series removed from memory.', unit: 'series' }),
  prometheus_tsdb_head_stale_series: gauge({ help: 'Series in memory that have ended.', unit: 'series' }),
  prometheus_tsdb_head_truncations_total: counter({
    help: 'Attempts to remove what is in a block from memory.',
    unit: 'operations',
  }),
  prometheus_tsdb_head_truncations_failed_total: counter({
    help: 'Attempts to remove what is in a block from memory that failed.',
    unit: 'operations',
  }),
  prometheus_tsdb_isolation_high_watermark: gauge({
    help: 'Number of the last write begun.',
    unit: 'none',
    range: { min: 0 },
  }),
  prometheus_tsdb_isolation_low_watermark: gauge({
    help: 'Number of the oldest write that is still needed.',
    unit: 'none',
    range: { min: 0 },
  }),
  prometheus_tsdb_mmap_chunk_corruptions_total: counter({ help: 'Corrupt chunks on the disk.', unit: 'events' }),
  prometheus_tsdb_mmap_chunks_total: counter({ help: 'Chunks moved to the disk.', unit: 'objects' }),
  prometheus_tsdb_sample_ooo_delta: histogram({
    help: 'Age of samples that came after later ones, in seconds.',
    unit: 'seconds',
    observations: 'samples',
    buckets: [600, 1800, 3600, 7200, 10800, 21600, 43200],
  }),
  prometheus_tsdb_snapshot_replay_error_total: counter({
    help: 'Snapshots of the memory that could not be read.',
    unit: 'errors',
  }),
  prometheus_tsdb_wal_truncate_duration_seconds: summary({
    help: 'Time to shorten the write-ahead log.',
    unit: 'seconds',
    observations: 'operations',
    quantiles: [],
  }),
  prometheus_tsdb_wal_corruptions_total: counter({ help: 'Corruptions of the write-ahead log.', unit: 'events' }),
  prometheus_tsdb_wal_replay_unknown_refs_total: counter({
    help: 'Records of the write-ahead log about unknown series.',
    unit: 'events',
    labels: { type: open(4, 'series', 'samples') },
    exposedWhen: 'after the first such record',
  }),
  prometheus_tsdb_wbl_replay_unknown_refs_total: counter({
    help: 'Records of the log of samples out of order about unknown series.',
    unit: 'events',
    labels: { type: open(4, 'series', 'samples') },
    exposedWhen: 'after the first such record',
  }),
};
