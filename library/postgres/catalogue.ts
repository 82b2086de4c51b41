import { catalogue, closed, counter, gauge, open, optional } from '../../metrics';

// Databases: the application's, postgres and two templates.
const datname = open(4, 'gauzian', 'postgres');
// Values without a database have an empty name.
const ofDatabase = { labels: { datname: optional(datname), datid: open(5) }, combinations: 5 } as const;
// The server has all counters of a database from its creation. Source: pg_stat_database, of which the exporter exposes each row.
const unconventional = { hasUnconventionalName: true, startsAtZero: true, ...ofDatabase } as const;

/** Catalogue of postgres_exporter with its default collectors. */
export const postgresExporter = catalogue({
  name: 'postgres_exporter',
  software: 'postgres_exporter',
  version: '0.20.1',
  otherSeries: 450,
  metrics: {
    pg_up: gauge({ help: 'Whether the last scrape could connect to the server.', unit: 'boolean' }),
    pg_database_size_bytes: gauge({ help: 'Disk space of a database.', unit: 'bytes', labels: { datname } }),
    pg_locks_count: gauge({
      help: 'Locks held.',
      unit: 'none',
      labels: {
        datname,
        mode: closed(
          'accessexclusivelock',
          'accesssharelock',
          'exclusivelock',
          'rowexclusivelock',
          'rowsharelock',
          'sharelock',
          'sharerowexclusivelock',
          'shareupdateexclusivelock',
          'sireadlock',
        ),
      },
    }),
    pg_settings_max_connections: gauge({
      help: 'Connections that the server allows.',
      unit: 'connections',
      range: { min: 1 },
    }),
    pg_stat_database_numbackends: gauge({ help: 'Connections to a database.', unit: 'connections', ...ofDatabase }),
    pg_stat_database_blks_hit: counter({ help: 'Blocks found in the cache.', unit: 'blocks', ...unconventional }),
    pg_stat_database_blks_read: counter({ help: 'Blocks read from disk.', unit: 'blocks', ...unconventional }),
    pg_stat_database_deadlocks: counter({ help: 'Deadlocks.', unit: 'events', ...unconventional }),
    pg_stat_database_temp_bytes: counter({
      help: 'Bytes written to temporary files.',
      unit: 'bytes',
      ...unconventional,
    }),
    pg_stat_database_tup_deleted: counter({ help: 'Rows deleted.', unit: 'rows', ...unconventional }),
    pg_stat_database_tup_fetched: counter({ help: 'Rows fetched through an index.', unit: 'rows', ...unconventional }),
    pg_stat_database_tup_inserted: counter({ help: 'Rows inserted.', unit: 'rows', ...unconventional }),
    pg_stat_database_tup_returned: counter({ help: 'Rows read.', unit: 'rows', ...unconventional }),
    pg_stat_database_tup_updated: counter({ help: 'Rows updated.', unit: 'rows', ...unconventional }),
    pg_stat_database_xact_commit: counter({ help: 'Transactions committed.', unit: 'transactions', ...unconventional }),
    pg_stat_database_xact_rollback: counter({
      help: 'Transactions rolled back.',
      unit: 'transactions',
      ...unconventional,
    }),
  },
});
