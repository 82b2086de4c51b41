import type { AlertTemplate, Runbook } from '../../../alerts';

/** Impact and steps of a runbook page. */
type RunbookSteps = Pick<Runbook, 'impact' | 'steps'>;

/** Texts about MinIO, in English. */
export const en = {
  impact: 'No file can be uploaded or read; logins and lists still work.',
  hint: '`403`: the token has expired; create a new one with `mc admin prometheus generate ‹alias›` and provide it (guide *Rotate a secret* of Vigie). Disk full: MinIO refuses writes, see MachineDiskAlmostFull.',
  queries: {
    drives: 'Drives out of reach',
    sets: 'Drives within reach, by erasure set',
    used: 'Share of the space that is taken',
    stored: 'Size of the objects stored',
  },
  drivesOffline: {
    summary: ({ value }: AlertTemplate<'job'>) => `MinIO: ${value} drives are offline`,
    description: 'MinIO cannot reach drives of its storage, for five minutes.',
    runbook: (): RunbookSteps => ({
      impact: 'None as long as enough drives are left (MinioUnhealthy); data on them has fewer copies.',
      steps: [
        'Find the drives: `mc admin info ‹alias›` lists each with its state.',
        'Look at the machine: `sudo dmesg -T | grep -iE "I/O error|ext4|xfs|nvme" | tail -20` and `df -h`. A volume that is not mounted: mount it, and restart MinIO.',
        'A broken drive: replace it with an empty one at the same path. MinIO heals it by itself; `mc admin heal ‹alias›` shows the progress.',
      ],
    }),
  },
  spaceAlmostFull: {
    summary: ({ value }: AlertTemplate<'job'>) => `Storage of MinIO is ${value} full`,
    description: (share: number) => `More than ${share}% of the usable space is taken; a full MinIO refuses uploads.`,
    runbook: (): RunbookSteps => ({
      impact: 'None yet. At 100%, uploads fail (`XMinioStorageFull`); reads still work.',
      steps: [
        'Find the largest buckets: `mc du --depth 1 ‹alias›`. Old versions take space too: `mc du --versions --depth 1 ‹alias›`.',
        'Remove what is no longer needed, or let it expire: `mc ilm rule add --expire-days 90 ‹alias›/‹bucket›`. Incomplete uploads: `mc rm --incomplete --recursive --force ‹alias›/‹bucket›`.',
        'Something else fills the same disk: see MachineDiskAlmostFull.',
        'All of it is needed: enlarge the volume.',
      ],
    }),
  },
  unhealthy: {
    summary: ({ labels }: AlertTemplate<'instance'>) =>
      `MinIO has too few drives to read and write (${labels.instance})`,
    description: 'An erasure set has lost its quorum: its objects cannot be written, or not even read.',
    runbook: (): RunbookSteps => ({
      impact: 'Uploads fail, and downloads of the objects on these drives too.',
      steps: [
        'Find the drives: `mc admin info ‹alias›` lists each with its state.',
        'Bring back the servers and volumes that are away first: that restores the quorum at once.',
        'Drives are lost for good: replace them, and restore the objects from the backup.',
      ],
    }),
  },
  dashboard: {
    title: 'MinIO',
    description: 'The S3 storage: capacity, drives, requests, traffic.',
    rows: { state: 'State', activity: 'Activity', process: 'Process' },
    health: { title: 'Health', description: 'Whether all erasure sets have enough drives to read and write.' },
    unhealthy: 'No quorum',
    healthy: 'OK',
    firstByte: {
      title: 'First byte within 0.5 s',
      description: 'Share of the requests of each operation whose first byte was sent within half a second.',
      noValue: 'No requests',
    },
    memory: { title: 'Memory', description: 'Memory of the process.' },
    processor: { title: 'Processor', description: 'Processors that the process uses.' },
    used: { title: 'Capacity used', description: 'Share of the usable space that is taken.' },
    offline: { title: 'Offline', description: 'Drives and servers that MinIO cannot reach.' },
    drives: 'drives',
    servers: 'servers',
    usage: {
      title: 'Data stored',
      description: 'Size of all objects, as counted by the scanner of MinIO (a few hours late).',
    },
    objects: {
      title: 'Objects',
      description: 'Number of objects, as counted by the scanner of MinIO (a few hours late).',
    },
    requests: { title: 'S3 requests/s', description: 'Requests per second, by operation.' },
    errors: {
      title: 'S3 errors/s',
      description: '4xx and 5xx responses, and requests with a wrong signature, per second.',
    },
    signature: 'wrong signature',
    throughput: { title: 'S3 traffic', description: 'Data received and sent per second.' },
    received: 'received',
    sent: 'sent',
    pending: {
      title: 'Requests in progress',
      description: 'Requests being served and waiting; requests that keep waiting mean that the storage is saturated.',
    },
    processed: 'being served',
    waiting: 'waiting',
  },
};

/** Texts of one language: a text that is missing does not compile. */
export type Texts = typeof en;
