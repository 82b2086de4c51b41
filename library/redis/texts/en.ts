import type { AlertTemplate, SystemCommands } from '../../../alerts';
import type { RunbookTexts } from '../../common/wording';

/** Steps that free connections. */
const freeConnections = ({ exec }: SystemCommands): [string, string, string, string] => [
  `Find who holds the connections: ${exec('redis-cli client list')}. \`addr\` and \`name\` say who it is, \`idle\` the seconds without a command.`,
  'Many idle connections of one application: it does not close them. Restart it, and limit the size of its pool.',
  `To close idle connections meanwhile: ${exec('redis-cli config set timeout 300')} (after 5 minutes, until the next start).`,
  'All connections are in use: raise `maxclients`, and the limit of open files of the process above it.',
];

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
  memoryAlmostFull: {
    summary: ({ labels, value }: AlertTemplate<'instance'>) => `Redis uses ${value} of its memory (${labels.instance})`,
    description: (share: number) =>
      `The data takes more than ${share}% of maxmemory, and the policy noeviction removes no keys.`,
    runbook: ({ exec }: SystemCommands): RunbookTexts<'share' | 'keys' | 'expiring'> => ({
      impact:
        'None yet. At 100%, Redis refuses each write that needs memory (`OOM command not allowed`); reads still work.',
      steps: [
        `Find the largest keys: ${exec('redis-cli --bigkeys')}. Keys without a time to live grow for ever: compare both curves below.`,
        'The application should set a time to live and does not: fix it there.',
        'The data may be lost, as in a cache: set `maxmemory-policy` to `allkeys-lru`. Redis then removes the least used keys.',
        'The data must stay: raise `maxmemory`, and the memory limit of the container further above it, because a snapshot copies changed memory.',
      ],
      queries: {
        share: 'Share of maxmemory that the data takes',
        keys: 'Keys by database',
        expiring: 'Keys with a time to live by database',
      },
    }),
  },
  clientsNearLimit: {
    summary: ({ labels, value }: AlertTemplate<'instance'>) =>
      `Redis has ${value} of the clients that it allows (${labels.instance})`,
    description: (share: number) => `More than ${share}% of maxclients are connected.`,
    runbook: (system: SystemCommands): RunbookTexts<'connected' | 'allowed'> => ({
      impact: 'None yet. At 100%, Redis refuses new connections (`max number of clients reached`).',
      steps: freeConnections(system),
      queries: { connected: 'Connected clients', allowed: 'Allowed clients' },
    }),
  },
  connectionsRejected: {
    summary: ({ labels }: AlertTemplate<'instance'>) => `Redis refused connections (${labels.instance})`,
    description: 'In the last 15 minutes, a client could not connect because maxclients others were connected.',
    runbook: (system: SystemCommands): RunbookTexts<'rejected' | 'connected' | 'allowed'> => ({
      impact: 'Applications that connect anew fail (`max number of clients reached`); the connected ones continue.',
      steps: freeConnections(system),
      queries: {
        rejected: 'Connections rejected per second',
        connected: 'Connected clients',
        allowed: 'Allowed clients',
      },
    }),
  },
  persistenceFailing: {
    summary: ({ labels }: AlertTemplate<'instance'>) => `Redis cannot save its data (${labels.instance})`,
    description: 'The last snapshot, or the last write to the append-only file, failed.',
    runbook: ({ logs, exec }: SystemCommands): RunbookTexts<'snapshot' | 'appendOnly' | 'age'> => ({
      impact:
        'Redis refuses writes (`MISCONF`), unless `stop-writes-on-bgsave-error` is `no`. A restart loses what is not saved.',
      steps: [
        `Read the reason: ${logs}. \`No space left on device\`: see MachineDiskAlmostFull.`,
        '`fork: Cannot allocate memory`: set `vm.overcommit_memory=1` on the machine, or give it more memory.',
        '`Permission denied` or `Read-only file system`: check the volume and its owner.',
        `Save again: ${exec('redis-cli bgsave')}. Then ${exec('redis-cli info persistence')} must show \`rdb_last_bgsave_status:ok\` and \`aof_last_write_status:ok\`.`,
      ],
      queries: {
        snapshot: 'Last snapshot succeeded (1) or failed (0)',
        appendOnly: 'Last write to the append-only file succeeded (1) or failed (0)',
        age: 'Time since the last snapshot',
      },
    }),
  },
  dashboard: {
    title: 'Redis',
    description: 'The Redis server: memory, clients, commands, cache hit rate, snapshots.',
    rows: { state: 'State', activity: 'Activity', contents: 'Memory and keys', persistence: 'Persistence' },
    up: { title: 'Server', description: 'The exporter connected to Redis at the last scrape.' },
    memoryShare: {
      title: 'Memory used',
      description:
        'Share of maxmemory that the data takes; empty without maxmemory. Full is normal for a cache that removes keys.',
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
    connections: {
      title: 'Connections/s',
      description: 'Connections accepted, and refused because too many clients were connected, per second.',
    },
    accepted: 'accepted',
    rejected: 'refused',
    fragmentation: {
      title: 'Fragmentation',
      description:
        'Memory of the process as a multiple of that of the data. Above 1.5 with much data, memory is lost; below 1, part of it is in swap.',
    },
    saved: {
      title: 'Last save',
      description: 'Whether the last snapshot and the last write to the append-only file succeeded.',
    },
    snapshot: 'snapshot',
    appendOnly: 'append-only file',
    failed: 'Failed',
    succeeded: 'OK',
    snapshotAge: {
      title: 'Time since the last snapshot',
      description: 'Without snapshots, the time since the start of the server.',
    },
    appendOnlySize: {
      title: 'Append-only file',
      description: 'Size of the append-only file.',
      noValue: 'No append-only file',
    },
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
