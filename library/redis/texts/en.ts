import type { AlertTemplate, SystemCommands } from '../../../alerts';
import type { RunbookTexts } from '../../common/wording';

/** Texts about Redis, in English. */
export const en = {
  unreachable: {
    summary: ({ labels }: AlertTemplate<'instance'>) => `Redis refuses connections (${labels.instance})`,
    description:
      "The exporter runs but cannot connect: the server is down, refuses connections, or the exporter's password has changed.",
    runbook: (
      { list, describe, logs, previousLogs, exec }: SystemCommands,
      impact: string,
    ): RunbookTexts<'up' | 'clients' | 'rejected' | 'memory'> => ({
      impact: `${impact} If only the exporter's password is wrong, none.`,
      steps: [
        `Check the pod and its containers: ${list}. Restarts: ${previousLogs}. \`OOMKilled\`: ${describe}; the memory limit is too low for \`maxmemory\`.`,
        `Read the logs: ${logs}. \`NOAUTH\` or \`WRONGPASS\`: set the same password in the server and in the Secret \`redis-exporter\`; this is not an outage.`,
        '`LOADING`: the server is loading its file, wait. `MISCONF`: it cannot write to its disk, see MachineDiskAlmostFull.',
        '`max number of clients reached`: restart the client that leaks connections (connected clients below).',
        `Check that it answers from inside: ${exec('redis-cli ping')} must return \`PONG\`, or \`NOAUTH\` if it requires a password.`,
      ],
      queries: {
        up: 'Can the exporter connect (1) or not (0)',
        clients: 'Connected clients',
        rejected: 'Connections rejected per second',
        memory: 'Memory of the data',
      },
    }),
  },
  dashboard: {
    title: 'Redis',
    description: 'The Redis server: memory, clients, commands, cache hit rate.',
    rows: { state: 'State', activity: 'Activity', contents: 'Memory and keys' },
    up: { title: 'Server', description: 'The exporter connected to Redis at the last scrape.' },
    memoryShare: {
      title: 'Memory used',
      description: 'Share of maxmemory that the data takes; empty without maxmemory.',
      noValue: 'No limit',
    },
    hits: {
      title: 'Cache hit rate',
      description: 'Share of requested keys that were there. Good above 80%, fair from 50 to 80%.',
      noValue: 'No reads',
    },
    clients: { title: 'Clients', description: 'Connected clients, and those of them that wait in a blocking command.' },
    connected: 'connected',
    blocked: 'blocked',
    commands: { title: 'Commands/s', description: 'The ten most frequent commands.' },
    slowest: { title: 'Slowest commands', description: 'Mean duration of each command.', noValue: 'No commands' },
    command: 'Command',
    meanDuration: 'Mean duration',
    memory: {
      title: 'Memory',
      description: 'Memory of the data and of the process; a large gap is fragmentation.',
    },
    data: 'data',
    process: 'process',
    keys: { title: 'Keys', description: 'Number of keys, and those of them that have a time to live.' },
    all: 'all',
    expiring: 'with a TTL',
    removals: {
      title: 'Keys removed/s',
      description: 'Keys expired (their time is over) and evicted (memory was full) per second.',
    },
    expired: 'expired',
    evicted: 'evicted',
  },
};

/** Texts of one language: a text that is missing does not compile. */
export type Texts = typeof en;
