import type { AlertTemplate, SystemCommands } from '../../../alerts';
import type { RunbookTexts } from '../../common/wording';

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
  dashboard: {
    title: 'Postgres',
    description: 'The PostgreSQL server: connections, transactions, cache, sizes, locks.',
    rows: { state: 'State', activity: 'Activity', contents: 'Sizes' },
    up: { title: 'Server', description: 'The exporter connected to PostgreSQL at the last scrape.' },
    connectionShare: {
      title: 'Connections used',
      description:
        'Share of the allowed connections (max_connections) that are open; at 100% the server refuses new ones.',
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
  },
};

/** Texts of one language: a text that is missing does not compile. */
export type Texts = typeof en;
