import { counter, gauge, open, optional } from '../../../metrics';

const collector = open(15, 'database', 'locks', 'stat_activity', 'stat_database');
const before17 = 'before PostgreSQL 17';

/** The server, its write-ahead log, and the exporter. */
export const serverMetrics = {
  pg_up: gauge({ help: 'Whether the last scrape could connect to the server.', unit: 'boolean' }),
  pg_static: gauge({
    help: 'Always 1; the version of the server stands in its labels.',
    unit: 'none',
    labels: { server: open(1), short_version: open(1, '17.6.0'), version: open(1) },
  }),
  pg_exporter_last_scrape_duration_seconds: gauge({
    help: 'Time that the exporter took for the last scrape.',
    unit: 'seconds',
  }),
  pg_exporter_last_scrape_error: gauge({ help: 'Whether a query of the last scrape failed.', unit: 'boolean' }),
  pg_exporter_scrapes_total: counter({ help: 'Scrapes of the exporter.', unit: 'events' }),
  pg_scrape_collector_duration_seconds: gauge({
    help: 'Time that a collector of the exporter took.',
    unit: 'seconds',
    labels: { collector },
  }),
  pg_scrape_collector_success: gauge({
    help: 'Whether a collector of the exporter succeeded.',
    unit: 'boolean',
    labels: { collector },
  }),
  postgres_exporter_build_info: gauge({
    help: 'Always 1; the version stands in its labels.',
    unit: 'none',
    labels: {
      version: open(1, '0.20.1'),
      revision: open(1),
      branch: optional(open(1)),
      goversion: open(1),
      goos: open(1),
      goarch: open(1),
      tags: open(1),
    },
  }),
  postgres_exporter_config_last_reload_success_timestamp_seconds: gauge({
    help: 'When the exporter last read its file of modules.',
    unit: 'timestamp',
  }),
  postgres_exporter_config_last_reload_successful: gauge({
    help: 'Whether the exporter could read its file of modules.',
    unit: 'boolean',
  }),
  pg_stat_bgwriter_buffers_alloc_total: counter({ help: 'Blocks allocated in the cache.', unit: 'blocks' }),
  pg_stat_bgwriter_buffers_clean_total: counter({ help: 'Blocks written by the background writer.', unit: 'blocks' }),
  pg_stat_bgwriter_maxwritten_clean_total: counter({
    help: 'Rounds of the background writer that ended because it had written too many blocks.',
    unit: 'events',
  }),
  pg_stat_bgwriter_stats_reset_total: counter({
    help: 'When the statistics of the background writer were last reset.',
    unit: 'timestamp',
  }),
  pg_stat_bgwriter_buffers_backend_total: counter({
    help: 'Blocks written by connections.',
    unit: 'blocks',
    exposedWhen: before17,
  }),
  pg_stat_bgwriter_buffers_backend_fsync_total: counter({
    help: 'Syncs of files by connections.',
    unit: 'events',
    exposedWhen: before17,
  }),
  pg_stat_bgwriter_buffers_checkpoint_total: counter({
    help: 'Blocks written by checkpoints.',
    unit: 'blocks',
    exposedWhen: before17,
  }),
  pg_stat_bgwriter_checkpoint_sync_time_total: counter({
    help: 'Time of syncs by checkpoints, in milliseconds.',
    unit: 'none',
    exposedWhen: before17,
  }),
  pg_stat_bgwriter_checkpoint_write_time_total: counter({
    help: 'Time of writes by checkpoints, in milliseconds.',
    unit: 'none',
    exposedWhen: before17,
  }),
  pg_stat_bgwriter_checkpoints_req_total: counter({
    help: 'Checkpoints because of much write-ahead log, or by hand.',
    unit: 'events',
    exposedWhen: before17,
  }),
  pg_stat_bgwriter_checkpoints_timed_total: counter({
    help: 'Checkpoints on schedule.',
    unit: 'events',
    exposedWhen: before17,
  }),
  pg_wal_segments: gauge({ help: 'Files of the write-ahead log.', unit: 'files' }),
  pg_wal_size_bytes: gauge({ help: 'Disk space of the write-ahead log.', unit: 'bytes' }),
  pg_stat_archiver_archived_count: counter({
    help: 'Files of the write-ahead log that were archived.',
    unit: 'files',
    hasUnconventionalName: true,
  }),
  pg_stat_archiver_failed_count: counter({
    help: 'Failures to archive a file of the write-ahead log.',
    unit: 'files',
    hasUnconventionalName: true,
  }),
  pg_stat_archiver_last_archive_age: gauge({
    help: 'Time since a file of the write-ahead log was last archived.',
    unit: 'seconds',
    exposedWhen: 'with archiving, after the first file',
  }),
};
