import type { AlertTemplate, ClusterCommands, Runbook, SystemCommands } from '../../../alerts';
import type { RunbookTexts } from '../../common/wording';
import { dashboard } from './dashboard-en';
import { disks } from './disks-en';
import { load } from './load-en';

/** Steps that free space on a disk. */
const room = ({ deleteFailedPods }: ClusterCommands): [string, string, string] => [
  'Find what takes the space, on the server: `df -h`, then `sudo du -xh --max-depth=3 ‹mountpoint› | sort -h | tail -20`.',
  `Free what is safe to free: \`sudo k3s crictl rmi --prune\` (images), \`sudo journalctl --vacuum-size=500M\` (logs), ${deleteFailedPods} (evicted pods).`,
  'Volumes are in `/var/lib/rancher/k3s/storage`: a database grows there with its data. Delete nothing there by hand; enlarge the disk, or lower the retention of Prometheus.',
];

/** Texts about machines, in English. */
export const en = {
  exporter: 'Machine exporter',
  impact: 'None if the machine still runs; but alerts for a full disk or exhausted memory do not fire.',
  hint: ({ nodes }: ClusterCommands) =>
    `Check the machine: ${nodes}, \`ssh\`; otherwise the console of the hosting provider.`,
  fillingUp: {
    summary: ({ labels: { mountpoint, instance } }: AlertTemplate<'mountpoint' | 'instance'>) =>
      `Disk ${mountpoint} of ${instance} will be full within a day`,
    description:
      'At the rate of the last six hours, no space will be left in 24 hours. Find what grows (logs, images, databases), or enlarge the disk.',
  },
  almostFull: {
    summary: ({ labels: { mountpoint, instance }, value }: AlertTemplate<'mountpoint' | 'instance'>) =>
      `Disk ${mountpoint} of ${instance} is ${value} full`,
    description: (free: number) =>
      `Less than ${free}% is free: at 5% k3s evicts pods, and databases stop when the disk is full.`,
  },
  readOnly: {
    summary: ({ labels: { mountpoint, instance } }: AlertTemplate<'mountpoint' | 'instance'>) =>
      `Disk ${mountpoint} of ${instance} is read-only`,
    description: 'The kernel remounted the file system read-only, usually after a disk error.',
  },
  memory: {
    summary: ({ labels: { instance }, value }: AlertTemplate<'instance'>) => `Memory of ${instance} is ${value} used`,
    description: (free: number) =>
      `Less than ${free}% of the memory is available: the kernel will kill the largest process.`,
  },
  diskQueries: {
    available: 'Free space by mount point',
    taken: 'Space taken (negative) in six hours',
  },
  fillingUpRunbook: (cluster: ClusterCommands): Pick<Runbook, 'impact' | 'steps'> => ({
    impact: 'None yet. When the disk is full: databases stop, uploads fail, Kubernetes evicts pods.',
    steps: [
      ...room(cluster),
      'Has the curve flattened by itself (a backup, an image pull)? Then wait for the alert to end.',
    ],
  }),
  almostFullRunbook: (cluster: ClusterCommands): Pick<Runbook, 'impact' | 'steps'> => ({
    impact:
      'None yet. Then short outages as pods are evicted; in the end nothing can be written: uploads are refused, databases stop.',
    steps: [
      ...room(cluster),
      `Check for evicted pods or a node under pressure: ${cluster.podsNotRunning} and ${cluster.nodeConditions} (\`DiskPressure\`). The pressure ends a few minutes after space is free again.`,
      'Find deleted files that are still open: `sudo lsof +L1`; restart the process that holds them.',
    ],
  }),
  readOnlyRunbook: ({ restart }: SystemCommands): RunbookTexts<'readOnly' | 'written'> => ({
    impact: 'Whatever writes to this disk fails: databases stop, uploads are refused. Reads still work, for a while.',
    steps: [
      'Find the cause, on the server: `sudo dmesg -T | grep -iE "remount|I/O error|ext4|xfs|nvme" | tail -20`.',
      '`I/O error`: the disk or its cable is failing. Do not repair on it: check that backups exist, copy what can be read, have the disk replaced.',
      'A file system error without a disk error: stop k3s (`sudo systemctl stop k3s`), unmount, `fsck`, mount, start again. The root disk is repaired at boot (`fsck.mode=force`).',
      'Check the disk: `sudo smartctl -a /dev/‹disk›`; at a hosting provider, open a ticket.',
      `Everything works again but the alert still fires: the exporter holds a stale view; restart it, ${restart}.`,
    ],
    queries: { readOnly: 'Read-only (1) by mount point', written: 'Data written per second' },
  }),
  memoryRunbook: ({
    podsByMemory,
    podsByRestarts,
  }: ClusterCommands): RunbookTexts<'available' | 'share' | 'waiting'> => ({
    impact: 'None yet, or slow responses. Next the kernel kills the largest process, often a database or Prometheus.',
    steps: [
      `Find what uses it: ${podsByMemory}; outside Kubernetes, \`ps aux --sort=-rss | head\`.`,
      `Check whether the kernel has already killed a process: \`sudo dmesg -T | grep -i "out of memory"\` and ${podsByRestarts} (restarts).`,
      'A pod that keeps growing: restart it to gain time; give it a limit to protect the others.',
      'All pods stay within their limits: the machine is too small, or runs too much.',
    ],
    queries: {
      available: 'Available memory',
      share: 'Share used',
      waiting: 'Share of time spent waiting for memory',
    },
  }),
  disks,
  load,
  dashboard,
};

/** Texts of one language: a text that is missing does not compile. */
export type Texts = typeof en;
