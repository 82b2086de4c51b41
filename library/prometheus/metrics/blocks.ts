import { counter, gauge, histogram } from '../../../metrics';

const compaction = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192] as const;

/** Metrics of the blocks of the database and of compactions. */
export const blocksMetrics = {
  prometheus_tsdb_blocks_loaded: gauge({ help: 'Blocks of the database.', unit: 'blocks' }),
  prometheus_tsdb_clean_start: gauge({
    help: 'Whether the database was closed properly before this start; -1: unknown.',
    unit: 'none',
    range: { min: -1, max: 1 },
  }),
  prometheus_tsdb_compaction_chunk_range_seconds: histogram({
    help: 'Time that a chunk covers at its first compaction, in milliseconds.',
    unit: 'none',
    observations: 'events',
    buckets: [100, 400, 1600, 6400, 25_600, 102_400, 409_600, 1_638_400, 6_553_600, 26_214_400],
  }),
  prometheus_tsdb_compaction_chunk_samples: histogram({
    help: 'Samples of a chunk at its first compaction.',
    unit: 'samples',
    observations: 'events',
    buckets: [4, 6, 9, 13.5, 20.25, 30.375, 45.5625, 68.34375, 102.515625, 153.7734375, 230.66015625, 345.990234375],
  }),
  prometheus_tsdb_compaction_chunk_size_bytes: histogram({
    help: 'Size of a chunk at its first compaction.',
    unit: 'bytes',
    observations: 'events',
    buckets: [32, 48, 72, 108, 162, 243, 364.5, 546.75, 820.125, 1230.1875, 1845.28125, 2767.921875],
  }),
  prometheus_tsdb_compaction_duration_seconds: histogram({
    help: 'Time of a compaction.',
    unit: 'seconds',
    observations: 'operations',
    buckets: compaction,
  }),
  prometheus_tsdb_compaction_populating_block: gauge({
    help: 'Whether a compaction writes a block now.',
    unit: 'boolean',
  }),
  prometheus_tsdb_compactions_total: counter({ help: 'Compactions.', unit: 'operations' }),
  prometheus_tsdb_compactions_failed_total: counter({ help: 'Compactions that failed.', unit: 'operations' }),
  prometheus_tsdb_compactions_skipped_total: counter({
    help: 'Compactions left out because they are switched off.',
    unit: 'operations',
  }),
  prometheus_tsdb_compactions_triggered_total: counter({
    help: 'Times that a compaction was looked for.',
    unit: 'operations',
  }),
  prometheus_tsdb_vertical_compactions_total: counter({
    help: 'Compactions of blocks that overlap.',
    unit: 'operations',
  }),
  prometheus_tsdb_selected_series_compaction_duration_seconds: histogram({
    help: 'Time of a compaction of chosen series.',
    unit: 'seconds',
    observations: 'operations',
    buckets: compaction,
  }),
  prometheus_tsdb_selected_series_compactions_failed_total: counter({
    help: 'Compactions of chosen series that failed.',
    unit: 'operations',
  }),
  prometheus_tsdb_selected_series_compactions_triggered_total: counter({
    help: 'Compactions of chosen series.',
    unit: 'operations',
  }),
  prometheus_tsdb_stale_series_compaction_duration_seconds: histogram({
    help: 'Time of a compaction of series that ended.',
    unit: 'seconds',
    observations: 'operations',
    buckets: compaction,
  }),
  prometheus_tsdb_stale_series_compactions_failed_total: counter({
    help: 'Compactions of series that ended that failed.',
    unit: 'operations',
  }),
  prometheus_tsdb_stale_series_compactions_triggered_total: counter({
    help: 'Compactions of series that ended.',
    unit: 'operations',
  }),
  prometheus_tsdb_reloads_total: counter({ help: 'Times that the blocks were loaded.', unit: 'reloads' }),
  prometheus_tsdb_reloads_failures_total: counter({
    help: 'Failed attempts to load the blocks of the database.',
    unit: 'reloads',
  }),
  prometheus_tsdb_retention_limit_bytes: gauge({ help: 'Disk space that blocks may take; 0: any.', unit: 'bytes' }),
  prometheus_tsdb_retention_limit_percentage: gauge({
    help: 'Share of the disk that blocks may take; 0: any.',
    unit: 'percent',
  }),
  prometheus_tsdb_retention_limit_seconds: gauge({ help: 'Age that blocks may have; 0: any.', unit: 'seconds' }),
  prometheus_tsdb_size_retentions_total: counter({
    help: 'Times that blocks were deleted because of the disk space.',
    unit: 'events',
  }),
  prometheus_tsdb_time_retentions_total: counter({
    help: 'Times that blocks were deleted because of their age.',
    unit: 'events',
  }),
  prometheus_tsdb_storage_blocks_bytes: gauge({ help: 'Disk space of the blocks.', unit: 'bytes' }),
  prometheus_tsdb_symbol_table_size_bytes: gauge({
    help: 'Memory of the strings of labels of the blocks.',
    unit: 'bytes',
  }),
  prometheus_tsdb_tombstone_cleanup_seconds: histogram({
    help: 'Time to remove deleted samples from blocks.',
    unit: 'seconds',
    observations: 'operations',
    buckets: [],
  }),
  prometheus_tsdb_lowest_timestamp: gauge({
    help: 'The time of the oldest sample, in milliseconds.',
    unit: 'none',
    range: { min: 0 },
  }),
  prometheus_tsdb_lowest_timestamp_seconds: gauge({ help: 'The time of the oldest sample.', unit: 'timestamp' }),
};
