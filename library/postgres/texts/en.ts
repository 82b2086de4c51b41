import type { AlertTemplate, Runbook, SystemCommands } from '../../../alerts';
import type { RunbookTexts } from '../../common/wording';

/** Impact and steps of a runbook page. */
type RunbookSteps = Pick<Runbook, 'impact' | 'steps'>;

/** Texts about PostgreSQL, in English. */
export const en = {
  /** Reason why a pod may lack the exporter. */
  absent: 'the Deployment was applied without it; ',
  unreachable: {
    summary: ({ labels }: AlertTemplate<'instance'>) => `PostgreSQL refuses connections (${labels.instance})`,
    description:
      "The exporter runs but cannot connect: the server is down, refuses connections, or the exporter's password has changed.",
    runbook: ({
      list,
      describe,
      logs,
      previousLogs,
      exec,
    }: SystemCommands): RunbookTexts<'up' | 'used' | 'allowed'> => ({
      impact:
        "If the server is down or full: no logins, no file lists, no uploads; requests fail with 5xx. If only the exporter's password is wrong, none.",
      steps: [
        `Check the pod and its containers: ${list}. \`CrashLoopBackOff\`: ${previousLogs} shows why. \`OOMKilled\` or \`Evicted\`: ${describe}.`,
        `Find the exact error in the logs: ${logs}. \`password authentication failed\`: set the same password for the exporter (Secret \`postgres-exporter\`) and for its role; this is not an outage.`,
        '`too many clients already`: the query below shows which database holds the connections. Restart the client that leaks them, not the database.',
        '`No space left on device`: free space or enlarge the volume before you restart, see MachineDiskAlmostFull. Never delete `pg_wal` by hand.',
        `Check that the server answers from inside: ${exec('pg_isready')}.`,
      ],
      queries: {
        up: 'Can the exporter connect (1) or not (0)',
        used: 'Connections by database',
        allowed: 'Maximum connections',
      },
    }),
  },
  queries: {
    states: 'Connections by database and state',
    share: 'Share of the connections that are open',
    collectors: 'Collectors of the exporter that succeed (1) or fail (0)',
    longest: 'Longest open transaction by database',
    blocked: 'Connections that wait for a lock, by database',
    deadlocks: 'Deadlocks within an hour, by database',
    deadShare: 'Share of dead rows by table',
    kept: 'Write-ahead log that each replication slot keeps',
    log: 'Size of the write-ahead log',
    failures: 'Failed attempts to archive per second',
  },
  connectionsNearLimit: {
    summary: ({ labels, value }: AlertTemplate<'instance'>) =>
      `PostgreSQL has ${value} of its connections in use (${labels.instance})`,
    description: (share: number) =>
      `More than ${share}% of max_connections, without those reserved for superusers, are open.`,
    runbook: ({ exec }: SystemCommands): RunbookSteps => ({
      impact: 'None yet. At 100%, new connections fail with `too many clients already`: requests end with 5xx.',
      steps: [
        `Find who holds them: ${exec(`psql -U postgres -c 'select usename, application_name, state, count(*) from pg_stat_activity group by 1, 2, 3 order by 4 desc'`)}.`,
        'Many `idle` connections of one application: it does not return them, or its pool is too large. Restart it, and limit its pool.',
        'Many `idle in transaction`: see PostgresTransactionOpenLong. Many `active`: queries are slow or blocked, see PostgresQueriesBlocked.',
        'All of them are needed: put a pooler (PgBouncer) before the server; raise `max_connections` only with the memory for it.',
      ],
    }),
  },
  exporterQueriesFailing: {
    summary: ({ labels }: AlertTemplate<'instance' | 'collector'>) =>
      `The exporter of PostgreSQL cannot read ${labels.collector} (${labels.instance})`,
    description:
      'A query of the exporter fails while the server answers: what it reads is missing on dashboards and in alerts.',
    runbook: ({ logs, exec }: SystemCommands): RunbookSteps => ({
      impact: 'None for users. Alerts on what this collector reads do not fire.',
      steps: [
        `Read the error of the query: ${logs}.`,
        `\`permission denied\`: ${exec(`psql -U postgres -c 'grant pg_monitor to postgres_exporter'`)}.`,
        '`does not exist` after an upgrade of PostgreSQL: upgrade the exporter.',
        '`canceling statement due to statement timeout`: the server is overloaded, or waits for locks.',
      ],
    }),
  },
  transactionOpenLong: {
    summary: ({ labels, value }: AlertTemplate<'instance' | 'datname'>) =>
      `A transaction of ${labels.datname} has been open for ${value} (${labels.instance})`,
    description:
      'It keeps its locks, and no dead row that is younger than it can be removed. Dumps by pg_dump do not count.',
    runbook: ({ exec }: SystemCommands): RunbookSteps => ({
      impact: 'Queries that need its locks wait. Tables grow, and all queries on them get slower.',
      steps: [
        `Find it: ${exec(`psql -U postgres -c 'select pid, usename, application_name, state, now() - xact_start as open, query from pg_stat_activity where xact_start is not null order by xact_start limit 5'`)}.`,
        '`idle in transaction`: the application has forgotten to commit. `active`: the query itself is slow, or waits.',
        `End it, which rolls it back: ${exec(`psql -U postgres -c 'select pg_terminate_backend(‹pid›)'`)}.`,
        'It happens again: set `idle_in_transaction_session_timeout`, such as `10min`, for the role of the application.',
      ],
    }),
  },
  queriesBlocked: {
    summary: ({ labels, value }: AlertTemplate<'instance' | 'datname'>) =>
      `${value} of ${labels.datname} wait for locks (${labels.instance})`,
    description: 'They wait for other transactions to end, for ten minutes now.',
    runbook: ({ exec }: SystemCommands): RunbookSteps => ({
      impact: 'Requests that need the locked rows or tables hang, and then fail.',
      steps: [
        `Find who blocks whom: ${exec(`psql -U postgres -c 'select pid, pg_blocking_pids(pid) as blocked_by, state, query from pg_stat_activity where cardinality(pg_blocking_pids(pid)) > 0'`)}.`,
        'A migration (`ALTER TABLE`, `CREATE INDEX` without `CONCURRENTLY`) waits or blocks: cancel it, and repeat it with a short `lock_timeout`.',
        `End the one that blocks, which rolls it back: ${exec(`psql -U postgres -c 'select pg_terminate_backend(‹pid›)'`)}.`,
      ],
    }),
  },
  deadlocks: {
    summary: ({ labels, value }: AlertTemplate<'instance' | 'datname'>) =>
      `${value} deadlocks in ${labels.datname} within an hour (${labels.instance})`,
    description: 'Transactions blocked each other, and PostgreSQL ended one of each.',
    runbook: ({ logs }: SystemCommands): RunbookSteps => ({
      impact:
        'The ended transactions fail (`deadlock detected`). Users see an error unless the application repeats them.',
      steps: [
        `Find both statements in the logs, after \`deadlock detected\`: ${logs}.`,
        'The application should change rows in the same order everywhere, such as by id, and repeat a transaction that ended like this.',
        'It began with a deployment: roll it back.',
      ],
    }),
  },
  tableNotVacuumed: {
    summary: ({ labels, value }: AlertTemplate<'instance' | 'relname'>) =>
      `${value} of the rows of ${labels.relname} are dead (${labels.instance})`,
    description: (share: number) =>
      `More than ${share}% of the rows of a table are dead, for two hours: autovacuum does not run, or cannot remove them.`,
    runbook: ({ exec }: SystemCommands): RunbookSteps => ({
      impact: 'None yet. The table grows on the disk, and queries on it get slower.',
      steps: [
        'Is a transaction open for long (query below)? It keeps the dead rows: see PostgresTransactionOpenLong. So does a replication slot without reader.',
        `Is autovacuum on: ${exec(`psql -U postgres -c 'show autovacuum'`)}? For the table: \`\\d+ ‹schemaname›.‹relname›\` must not show \`autovacuum_enabled=false\`.`,
        `Remove them now, while the table is in use: ${exec(`psql -U postgres -d ‹datname› -c 'vacuum (verbose, analyze) ‹schemaname›.‹relname›'`)}. \`dead but not yet removable\`: something still needs them.`,
        'Autovacuum is too slow: raise `autovacuum_vacuum_cost_limit`, or lower `autovacuum_vacuum_scale_factor` of the table.',
      ],
    }),
  },
  slotWithoutReader: {
    summary: ({ labels, value }: AlertTemplate<'instance' | 'slot_name'>) =>
      `Replication slot ${labels.slot_name} without reader keeps ${value} (${labels.instance})`,
    description:
      'PostgreSQL keeps the write-ahead log until the reader of the slot comes back; without one, until the disk is full.',
    runbook: ({ exec }: SystemCommands): RunbookSteps => ({
      impact: 'None yet. When the disk is full, the server stops.',
      steps: [
        'Is its reader (a replica, a backup tool, Debezium) only down? Start it again: the slot shrinks by itself.',
        `Nobody needs the slot any longer: ${exec('psql -U postgres')}, then \`select pg_drop_replication_slot('‹slot›')\`. Its reader must then begin from the start.`,
        'Limit what a slot can keep: `max_slot_wal_keep_size`. Never delete files of `pg_wal` by hand.',
      ],
    }),
  },
  archivingFailing: {
    summary: ({ labels }: AlertTemplate<'instance'>) =>
      `PostgreSQL cannot archive its write-ahead log (${labels.instance})`,
    description: 'The archive command has failed for 15 minutes. PostgreSQL keeps the files until it succeeds.',
    runbook: ({ logs, exec }: SystemCommands): RunbookSteps => ({
      impact: 'A restore ends at the last archived file. When the disk is full, the server stops.',
      steps: [
        `Read the error of the archive command: ${logs}.`,
        `Which file: ${exec(`psql -U postgres -c 'select last_failed_wal, last_failed_time, last_archived_time from pg_stat_archiver'`)}.`,
        'The storage of the archive is full, or its credentials have expired: fix it there. PostgreSQL tries again each minute.',
        'Never delete files of `pg_wal` by hand.',
      ],
    }),
  },
  dashboard: {
    title: 'Postgres',
    description: 'The PostgreSQL server: connections, transactions, locks, cache, sizes, write-ahead log.',
    rows: {
      state: 'State',
      activity: 'Activity',
      waits: 'Connections and locks',
      contents: 'Sizes',
      log: 'Write-ahead log',
    },
    up: { title: 'Server', description: 'The exporter connected to PostgreSQL at the last scrape.' },
    connectionShare: {
      title: 'Connections used',
      description:
        'Share of the allowed connections (max_connections, without those of superusers) that are open; at 100% the server refuses new ones.',
    },
    cacheHits: {
      title: 'Reads served from cache',
      description: 'Share of blocks found in memory; below 95%, shared_buffers is too small or a query reads too much.',
      noValue: 'No reads',
    },
    deadlocks: { title: 'Deadlocks', description: 'Transactions that blocked each other, over the last hour.' },
    transactions: { title: 'Transactions/s', description: 'Transactions committed and rolled back per second.' },
    connections: { title: 'Connections by database', description: 'Open connections to each database.' },
    tuples: {
      title: 'Rows/s',
      description: 'Rows fetched by index, inserted, updated and deleted per second.',
    },
    fetched: 'fetched',
    inserted: 'inserted',
    updated: 'updated',
    deleted: 'deleted',
    locks: { title: 'Locks', description: 'Locks held, by mode.' },
    size: { title: 'Database size', description: 'Disk space of each database.' },
    temporary: {
      title: 'Temporary files',
      description: 'Data written to temporary files per second: sorts or joins that exceed work_mem.',
    },
    collectors: {
      title: 'Queries of the exporter',
      description:
        'Whether all collectors of the exporter succeeded at the last scrape; what a failed one reads is missing here.',
    },
    collectorFailed: 'Failing',
    collectorsSucceeded: 'OK',
    states: { title: 'Connections by state', description: 'Connections by state; idle in transaction should be few.' },
    longest: {
      title: 'Longest transaction',
      description: 'Longest open transaction of each database, without those of pg_dump.',
      noValue: 'No connections',
    },
    blocked: {
      title: 'Blocked queries',
      description: 'Connections of each database that wait for a lock.',
      noValue: 'None',
    },
    tables: {
      title: 'Tables with the most dead rows',
      description:
        'Tables of the database to which the exporter connects. The time is that since the last autovacuum; empty: never.',
      noValue: 'No tables',
    },
    schema: 'Schema',
    table: 'Table',
    dead: 'Dead rows',
    deadShare: 'Share of dead rows',
    sinceVacuum: 'Since the last autovacuum',
    tableSize: 'Size',
    logSize: { title: 'Size of the write-ahead log', description: 'Disk space of pg_wal.' },
    slots: {
      title: 'Kept by replication slots',
      description: 'Write-ahead log that each replication slot keeps for its reader.',
      noValue: 'No replication slots',
    },
    buffers: {
      title: 'Blocks of the cache/s',
      description: 'Blocks allocated, written by the background writer, and by checkpoints (before PostgreSQL 17).',
    },
    allocated: 'allocated',
    cleaned: 'background writer',
    checkpoints: 'checkpoints',
    archiving: {
      title: 'Archived files/s',
      description: 'Files of the write-ahead log archived, and failed attempts; 0 without archiving.',
    },
    archived: 'archived',
    archivingFailed: 'failed',
  },
};

/** Texts of one language: a text that is missing does not compile. */
export type Texts = typeof en;
