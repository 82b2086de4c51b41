import { counter, gauge, open } from '../../../metrics';

// The exporter connects to one database.
const ofTable = {
  labels: { datname: open(1, 'gauzian'), schemaname: open(2, 'public'), relname: open(20, 'files') },
  combinations: 20,
  exposedWhen: 'for a database with tables',
} as const;
// The server has all counters of a table from its creation.
const unconventional = { startsAtZero: true, ...ofTable } as const;

/** Tables of the database to which the exporter connects. */
export const tablesMetrics = {
  pg_stat_user_tables_analyze_count: counter({
    help: 'Analyzes of a table by hand.',
    unit: 'events',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_user_tables_autoanalyze_count: counter({
    help: 'Automatic analyzes of a table.',
    unit: 'events',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_user_tables_autovacuum_count: counter({
    help: 'Automatic vacuums of a table.',
    unit: 'events',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_user_tables_vacuum_count: counter({
    help: 'Vacuums of a table by hand.',
    unit: 'events',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_user_tables_idx_scan: counter({
    help: 'Reads of a table through an index.',
    unit: 'events',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_user_tables_idx_tup_fetch: counter({
    help: 'Rows of a table fetched through an index.',
    unit: 'rows',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_user_tables_seq_scan: counter({
    help: 'Reads of a whole table.',
    unit: 'events',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_user_tables_seq_tup_read: counter({
    help: 'Rows of a table read by reads of the whole table.',
    unit: 'rows',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_user_tables_n_tup_del: counter({
    help: 'Rows of a table deleted.',
    unit: 'rows',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_user_tables_n_tup_hot_upd: counter({
    help: 'Rows of a table updated without a change of indexes.',
    unit: 'rows',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_user_tables_n_tup_ins: counter({
    help: 'Rows of a table inserted.',
    unit: 'rows',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_user_tables_n_tup_upd: counter({
    help: 'Rows of a table updated.',
    unit: 'rows',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_stat_user_tables_n_dead_tup: gauge({ help: 'Estimated dead rows of a table.', unit: 'rows', ...ofTable }),
  pg_stat_user_tables_n_live_tup: gauge({ help: 'Estimated live rows of a table.', unit: 'rows', ...ofTable }),
  pg_stat_user_tables_n_mod_since_analyze: gauge({
    help: 'Estimated rows of a table changed since its last analyze.',
    unit: 'rows',
    ...ofTable,
  }),
  pg_stat_user_tables_last_analyze: gauge({
    help: 'When a table was last analyzed by hand; 0: never.',
    unit: 'timestamp',
    ...ofTable,
  }),
  pg_stat_user_tables_last_autoanalyze: gauge({
    help: 'When a table was last analyzed automatically; 0: never.',
    unit: 'timestamp',
    ...ofTable,
  }),
  pg_stat_user_tables_last_autovacuum: gauge({
    help: 'When a table was last vacuumed automatically; 0: never.',
    unit: 'timestamp',
    ...ofTable,
  }),
  pg_stat_user_tables_last_vacuum: gauge({
    help: 'When a table was last vacuumed by hand; 0: never.',
    unit: 'timestamp',
    ...ofTable,
  }),
  pg_stat_user_tables_index_size_bytes: gauge({
    help: 'Disk space of the indexes of a table.',
    unit: 'bytes',
    ...ofTable,
  }),
  pg_stat_user_tables_table_size_bytes: gauge({ help: 'Disk space of a table.', unit: 'bytes', ...ofTable }),
  pg_statio_user_tables_heap_blocks_hit: counter({
    help: 'Blocks of a table found in the cache.',
    unit: 'blocks',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_statio_user_tables_heap_blocks_read: counter({
    help: 'Blocks of a table read from disk.',
    unit: 'blocks',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_statio_user_tables_idx_blocks_hit: counter({
    help: 'Blocks of the indexes of a table found in the cache.',
    unit: 'blocks',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_statio_user_tables_idx_blocks_read: counter({
    help: 'Blocks of the indexes of a table read from disk.',
    unit: 'blocks',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_statio_user_tables_toast_blocks_hit: counter({
    help: 'Blocks of large values of a table found in the cache.',
    unit: 'blocks',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_statio_user_tables_toast_blocks_read: counter({
    help: 'Blocks of large values of a table read from disk.',
    unit: 'blocks',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_statio_user_tables_tidx_blocks_hit: counter({
    help: 'Blocks of the indexes of large values of a table found in the cache.',
    unit: 'blocks',
    hasUnconventionalName: true,
    ...unconventional,
  }),
  pg_statio_user_tables_tidx_blocks_read: counter({
    help: 'Blocks of the indexes of large values of a table read from disk.',
    unit: 'blocks',
    hasUnconventionalName: true,
    ...unconventional,
  }),
};
