import { gauge } from '../../../metrics';

/** Duration that is -1 before the first one. */
const orNone = { range: { min: -1 } } as const;
const withAppendOnlyFile = 'with an append-only file';

/** Snapshots and the append-only file. */
export const persistenceMetrics = {
  redis_loading_dump_file: gauge({ help: 'Whether the server is loading its file.', unit: 'boolean' }),
  redis_async_loading: gauge({
    help: 'Whether a replica loads data and serves the old one meanwhile.',
    unit: 'boolean',
  }),
  redis_rdb_bgsave_in_progress: gauge({ help: 'Whether a snapshot is being written.', unit: 'boolean' }),
  redis_rdb_changes_since_last_save: gauge({
    help: 'Changes since the last snapshot.',
    unit: 'none',
    range: { min: 0 },
  }),
  redis_rdb_current_bgsave_duration_sec: gauge({
    help: 'Time since the start of the snapshot that is being written; -1: none.',
    unit: 'seconds',
    ...orNone,
  }),
  redis_rdb_last_bgsave_duration_sec: gauge({
    help: 'Time of the last snapshot; -1: none.',
    unit: 'seconds',
    ...orNone,
  }),
  redis_rdb_last_bgsave_status: gauge({ help: 'Whether the last snapshot was written.', unit: 'boolean' }),
  redis_rdb_last_cow_size_bytes: gauge({ help: 'Memory copied during the last snapshot.', unit: 'bytes' }),
  redis_rdb_last_load_expired_keys: gauge({
    help: 'Keys left out when the file was loaded, because their time was over.',
    unit: 'keys',
  }),
  redis_rdb_last_load_loaded_keys: gauge({ help: 'Keys loaded from the file.', unit: 'keys' }),
  redis_rdb_last_save_timestamp_seconds: gauge({
    help: 'When the last snapshot was written; without one, when the server was started.',
    unit: 'timestamp',
  }),
  redis_rdb_saves_total: gauge({ help: 'Snapshots since the start.', unit: 'events', hasUnconventionalName: true }),
  redis_aof_enabled: gauge({ help: 'Whether an append-only file is written.', unit: 'boolean' }),
  redis_aof_last_write_status: gauge({
    help: 'Whether the last write to the append-only file succeeded.',
    unit: 'boolean',
  }),
  redis_aof_last_bgrewrite_status: gauge({
    help: 'Whether the last rewrite of the append-only file succeeded.',
    unit: 'boolean',
  }),
  redis_aof_last_rewrite_duration_sec: gauge({
    help: 'Time of the last rewrite of the append-only file; -1: none.',
    unit: 'seconds',
    ...orNone,
  }),
  redis_aof_current_rewrite_duration_sec: gauge({
    help: 'Time since the start of the rewrite of the append-only file; -1: none.',
    unit: 'seconds',
    ...orNone,
  }),
  redis_aof_rewrite_in_progress: gauge({ help: 'Whether the append-only file is being rewritten.', unit: 'boolean' }),
  redis_aof_rewrite_scheduled: gauge({
    help: 'Whether a rewrite of the append-only file waits for the snapshot to end.',
    unit: 'boolean',
  }),
  redis_aof_last_cow_size_bytes: gauge({
    help: 'Memory copied during the last rewrite of the append-only file.',
    unit: 'bytes',
  }),
  redis_aof_current_size_bytes: gauge({
    help: 'Size of the append-only file.',
    unit: 'bytes',
    exposedWhen: withAppendOnlyFile,
  }),
  redis_aof_base_size_bytes: gauge({
    help: 'Size of the append-only file after its last rewrite.',
    unit: 'bytes',
    exposedWhen: withAppendOnlyFile,
  }),
  redis_aof_buffer_length: gauge({
    help: 'Data that waits to be written to the append-only file.',
    unit: 'bytes',
    exposedWhen: withAppendOnlyFile,
  }),
  redis_aof_pending_rewrite: gauge({
    help: 'Whether a rewrite of the append-only file waits.',
    unit: 'boolean',
    exposedWhen: withAppendOnlyFile,
  }),
  redis_aof_pending_bio_fsync: gauge({
    help: 'Syncs of the append-only file that wait.',
    unit: 'none',
    exposedWhen: withAppendOnlyFile,
    range: { min: 0 },
  }),
  redis_aof_delayed_fsync: gauge({
    help: 'Syncs of the append-only file that were late.',
    unit: 'none',
    exposedWhen: withAppendOnlyFile,
    range: { min: 0 },
  }),
};
