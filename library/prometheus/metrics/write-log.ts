import { counter, gauge, open, summary } from '../../../metrics';

/** Metrics of the write-ahead log, of servers and agents. */
export const writeLogMetrics = {
  prometheus_tsdb_wal_completed_pages_total: counter({ help: 'Pages written completely.', unit: 'events' }),
  prometheus_tsdb_wal_fsync_duration_seconds: summary({
    help: 'Time to write the log to the disk.',
    unit: 'seconds',
    observations: 'operations',
    quantiles: [0.5, 0.9, 0.99],
  }),
  prometheus_tsdb_wal_page_flushes_total: counter({ help: 'Pages written.', unit: 'operations' }),
  prometheus_tsdb_wal_record_part_writes_total: counter({ help: 'Parts of records written.', unit: 'operations' }),
  prometheus_tsdb_wal_record_parts_bytes_written_total: counter({
    help: 'Bytes of the parts of records written.',
    unit: 'bytes',
  }),
  prometheus_tsdb_wal_segment_current: gauge({
    help: 'Number of the segment that is written.',
    unit: 'none',
    range: { min: 0 },
  }),
  prometheus_tsdb_wal_storage_size_bytes: gauge({ help: 'Disk space of the write-ahead log.', unit: 'bytes' }),
  prometheus_tsdb_wal_record_bytes_saved_total: counter({
    help: 'Bytes of records saved by compression.',
    unit: 'bytes',
    labels: { compression: open(1, 'snappy') },
    startsAtZero: true,
  }),
  prometheus_tsdb_wal_truncations_total: counter({ help: 'Attempts to shorten the log.', unit: 'operations' }),
  prometheus_tsdb_wal_truncations_failed_total: counter({
    help: 'Attempts to shorten the log that failed.',
    unit: 'operations',
  }),
  prometheus_tsdb_wal_writes_failed_total: counter({ help: 'Writes to the log that failed.', unit: 'operations' }),
};
