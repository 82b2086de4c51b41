import { counter, gauge, open, optional } from '../../../metrics';

// Databases: the application's, postgres and two templates.
const datname = open(4, 'gauzian', 'postgres');
const labels = { datname: optional(datname), datid: open(5) };
// Values without a database have an empty name.
const ofDatabase = { labels, combinations: 5 } as const;
// The server has all counters of a database from its creation. Source: pg_stat_database, of which the exporter exposes each row.
const unconventional = { startsAtZero: true, ...ofDatabase } as const;
// These have the address of the server.
const ofConflict = { startsAtZero: true, labels: { ...labels, datname, server: open(1) }, combinations: 4 } as const;

/** Databases and roles. */
export const databaseMetrics = {
  pg_database_size_bytes: gauge({ help: 'Disk space of a database.', unit: 'bytes', labels: { datname } }),
  pg_database_connection_limit: gauge({
    help: 'Connections that a database allows; -1: any.',
    unit: 'connections',
    range: { min: -1 },
    labels: { datname },
  }),
  pg_roles_connection_limit: gauge({
    help: 'Connections that a role may open; -1: any.',
    unit: 'connections',
    range: { min: -1 },
    labels: { rolname: open(20, 'postgres') },
  }),
  pg_stat_database_numbackends: gauge({ help: 'Connections to a database.', unit: 'connections', ...ofDatabase }),
  pg_stat_database_blks_hit: counter({
    help: 'Blocks found in the cache.',
    unit: 'blocks',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_database_blks_read: counter({
    help: 'Blocks read from disk.',
    unit: 'blocks',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_database_blk_read_time: counter({
    help: 'Time of reads from disk, in milliseconds; 0 without track_io_timing.',
    unit: 'none',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_database_blk_write_time: counter({
    help: 'Time of writes to disk, in milliseconds; 0 without track_io_timing.',
    unit: 'none',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_database_active_time_seconds_total: counter({
    help: 'Time in which connections ran statements.',
    unit: 'seconds',
    startsAtZero: true,
    ...ofDatabase,
    exposedWhen: 'from PostgreSQL 14 on',
  }),
  pg_stat_database_conflicts: counter({
    help: 'Queries of a replica cancelled because of changes on its primary.',
    unit: 'queries',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_database_conflicts_confl_bufferpin: counter({
    help: 'Queries of a replica cancelled because of pinned blocks.',
    unit: 'queries',
    hasUnconventionalName: true,
    ...ofConflict,
  }),
  pg_stat_database_conflicts_confl_deadlock: counter({
    help: 'Queries of a replica cancelled because of deadlocks.',
    unit: 'queries',
    hasUnconventionalName: true,
    ...ofConflict,
  }),
  pg_stat_database_conflicts_confl_lock: counter({
    help: 'Queries of a replica cancelled because of locks.',
    unit: 'queries',
    hasUnconventionalName: true,
    ...ofConflict,
  }),
  pg_stat_database_conflicts_confl_snapshot: counter({
    help: 'Queries of a replica cancelled because of removed rows.',
    unit: 'queries',
    hasUnconventionalName: true,
    ...ofConflict,
  }),
  pg_stat_database_conflicts_confl_tablespace: counter({
    help: 'Queries of a replica cancelled because of dropped tablespaces.',
    unit: 'queries',
    hasUnconventionalName: true,
    ...ofConflict,
  }),
  pg_stat_database_deadlocks: counter({
    help: 'Deadlocks.',
    unit: 'events',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_database_stats_reset: counter({
    help: 'When the statistics of a database were last reset; 0: never.',
    unit: 'timestamp',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_database_temp_bytes: counter({
    help: 'Bytes written to temporary files.',
    unit: 'bytes',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_database_temp_files: counter({
    help: 'Temporary files.',
    unit: 'files',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_database_tup_deleted: counter({
    help: 'Rows deleted.',
    unit: 'rows',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_database_tup_fetched: counter({
    help: 'Rows fetched through an index.',
    unit: 'rows',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_database_tup_inserted: counter({
    help: 'Rows inserted.',
    unit: 'rows',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_database_tup_returned: counter({
    help: 'Rows read.',
    unit: 'rows',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_database_tup_updated: counter({
    help: 'Rows updated.',
    unit: 'rows',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_database_xact_commit: counter({
    help: 'Transactions committed.',
    unit: 'transactions',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_database_xact_rollback: counter({
    help: 'Transactions rolled back.',
    unit: 'transactions',
    hasUnconventionalName: true,
    ...unconventional,
  }),
};
