/** Texts about MinIO, in English. */
export const en = {
  impact: 'No file can be uploaded or read; logins and lists still work.',
  hint: '`403`: the token has expired; create a new one with `mc admin prometheus generate ‹alias›` and provide it (guide *Rotate a secret* of Vigie). Disk full: MinIO refuses writes, see MachineDiskAlmostFull.',
  dashboard: {
    title: 'MinIO',
    description: 'The S3 storage: capacity, drives, requests, traffic.',
    rows: { state: 'State', activity: 'Activity' },
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
