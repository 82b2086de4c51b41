import { closed, gauge, open, optional } from '../../../metrics';

const datname = open(4, 'gauzian', 'postgres');
// A state without a connection has one series for each database; only others have the labels after it.
const ofConnections = {
  labels: {
    datname,
    state: closed(
      'active',
      'idle',
      'idle in transaction',
      'idle in transaction (aborted)',
      'fastpath function call',
      'disabled',
    ),
    usename: optional(open(3, 'gauzian')),
    application_name: optional(open(3, 'psql')),
    backend_type: optional(open(3, 'client backend')),
    wait_event_type: optional(open(5, 'Client', 'Lock', 'IO')),
    wait_event: optional(open(10, 'ClientRead', 'transactionid')),
  },
  combinations: 60,
} as const;
const vacuumed = { datname, relname: open(3, 'orders') };
const duringVacuum = 'while a table is vacuumed';

/** Connections, locks and vacuums that run. */
export const activityMetrics = {
  pg_locks_count: gauge({
    help: 'Locks held.',
    unit: 'none',
    range: { min: 0 },
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
  pg_stat_activity_count: gauge({
    help: 'Connections by state, and what they wait for.',
    unit: 'connections',
    ...ofConnections,
  }),
  pg_stat_activity_max_tx_duration: gauge({
    help: 'Longest open transaction of the connections in a state.',
    unit: 'seconds',
    ...ofConnections,
  }),
  pg_stat_progress_vacuum_phase: gauge({
    help: 'Whether a vacuum of a table is in a phase.',
    unit: 'boolean',
    labels: {
      ...vacuumed,
      phase: closed(
        'initializing',
        'scanning heap',
        'vacuuming indexes',
        'vacuuming heap',
        'cleaning up indexes',
        'truncating heap',
        'performing final cleanup',
      ),
    },
    exposedWhen: duringVacuum,
  }),
  pg_stat_progress_vacuum_heap_blks: gauge({
    help: 'Blocks of a table that is being vacuumed.',
    unit: 'blocks',
    labels: vacuumed,
    exposedWhen: duringVacuum,
  }),
  pg_stat_progress_vacuum_heap_blks_scanned: gauge({
    help: 'Blocks of a table that its vacuum has read.',
    unit: 'blocks',
    labels: vacuumed,
    exposedWhen: duringVacuum,
  }),
  pg_stat_progress_vacuum_heap_blks_vacuumed: gauge({
    help: 'Blocks of a table that its vacuum has cleaned.',
    unit: 'blocks',
    labels: vacuumed,
    exposedWhen: duringVacuum,
  }),
  pg_stat_progress_vacuum_index_vacuums: gauge({
    help: 'Rounds over the indexes of a table that its vacuum has ended.',
    unit: 'none',
    range: { min: 0 },
    labels: vacuumed,
    exposedWhen: duringVacuum,
  }),
  pg_stat_progress_vacuum_max_dead_tuples: gauge({
    help: 'Dead rows, or from PostgreSQL 17 on bytes, that a vacuum can hold before a round over the indexes.',
    unit: 'none',
    range: { min: 0 },
    labels: vacuumed,
    exposedWhen: duringVacuum,
  }),
  pg_stat_progress_vacuum_num_dead_tuples: gauge({
    help: 'Dead rows, or from PostgreSQL 17 on bytes, that a vacuum holds.',
    unit: 'none',
    range: { min: 0 },
    labels: vacuumed,
    exposedWhen: duringVacuum,
  }),
};
