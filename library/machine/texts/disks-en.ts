import type { AlertTemplate, ClusterCommands, Runbook } from '../../../alerts';

type RunbookText = Pick<Runbook, 'impact' | 'steps'>;
type OfFileSystem = AlertTemplate<'mountpoint' | 'instance'>;
type OfArray = AlertTemplate<'device' | 'instance'>;

/** Steps that free inodes. */
const room = ({ deleteFailedPods }: ClusterCommands): [string, string, string] => [
  'Find the folders with the most files, on the server: `sudo du --inodes -xS ‹mountpoint› | sort -n | tail -20`.',
  `Free what is safe to free: \`sudo k3s crictl rmi --prune\` (images have many small files), ${deleteFailedPods} (evicted pods), old sessions and caches of applications.`,
  'The files are needed: ext4 has a fixed number of inodes. Move them to a file system that was made with more (`mkfs.ext4 -N`), or to XFS.',
];

/** Texts about inodes and RAID, in English. */
export const disks = {
  inodesFillingUp: {
    summary: ({ labels: { mountpoint, instance } }: OfFileSystem) =>
      `Disk ${mountpoint} of ${instance} will have no inodes within a day`,
    description:
      'At the rate of the last six hours, no file can be created in 24 hours, although there may be space. Find what creates so many files.',
  },
  inodesAlmostExhausted: {
    summary: ({ labels: { mountpoint, instance }, value }: OfFileSystem) =>
      `Disk ${mountpoint} of ${instance} has used ${value} of its inodes`,
    description: (share: number) =>
      `More than ${share}% of the inodes are used: at 100% no file can be created, although there may be space.`,
  },
  inodeQueries: { share: 'Share of the inodes used', taken: 'Inodes taken (negative) in six hours' },
  inodesFillingUpRunbook: (cluster: ClusterCommands): RunbookText => ({
    impact: 'None yet. Without inodes, databases and uploads fail with "No space left on device".',
    steps: [...room(cluster), 'The curve has flattened by itself: wait for the alert to end.'],
  }),
  inodesAlmostExhaustedRunbook: (cluster: ClusterCommands): RunbookText => ({
    impact: 'None yet. At 100%: "No space left on device" with free space; the kubelet evicts pods before that.',
    steps: [
      ...room(cluster),
      `Check for evicted pods or a node under pressure: ${cluster.podsNotRunning} and ${cluster.nodeConditions} (\`DiskPressure\`).`,
    ],
  }),
  raidDegraded: {
    summary: ({ labels: { device, instance }, value }: OfArray) =>
      `RAID ${device} of ${instance} lacks ${value} of its disks`,
    description: 'It works without redundancy, or with less: the next disk that fails may take all data with it.',
  },
  raidDiskFailed: {
    summary: ({ labels: { device, instance } }: OfArray) => `A disk of RAID ${device} of ${instance} has failed`,
    description:
      'The kernel has taken a disk out of the array after errors. A spare has replaced it, if there was one.',
  },
  raidQueries: { missing: 'Disks that are missing', failed: 'Disks that have failed', state: 'What the array does' },
  raidDegradedRunbook: {
    impact: 'None for users. Reads and writes can be slower. The redundancy is gone or less.',
    steps: [
      'Check that the last backup is there before anything else.',
      'Look at the array, on the server: `cat /proc/mdstat` and `sudo mdadm --detail /dev/‹device›`. `recovery`: it rebuilds; wait, and read the time that is left.',
      'Find the disk that is missing: `sudo dmesg -T | grep -iE "md|I/O error|ata|nvme" | tail -30`, `lsblk`, `sudo smartctl -a /dev/‹disk›`.',
      'Have the disk replaced (at a hosting provider: a ticket with its serial number), partition it like the others, and add it: `sudo mdadm --manage /dev/‹device› --add /dev/‹partition›`.',
    ],
  } satisfies RunbookText,
  raidDiskFailedRunbook: {
    impact: 'None for users, as long as the array has its redundancy.',
    steps: [
      'Find the failed disk, on the server: `sudo mdadm --detail /dev/‹device›` marks it `faulty`; `sudo smartctl -a /dev/‹disk›` has its serial number.',
      'Check that the last backup is there.',
      'Remove it and have it replaced: `sudo mdadm --manage /dev/‹device› --remove /dev/‹partition›`; add the new one with `--add`.',
    ],
  } satisfies RunbookText,
};
