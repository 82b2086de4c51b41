import { closed, counter, gauge, open, optional } from '../../../metrics';
import { family, rare } from './family';

const device = open(2, 'vda', 'sda');
// The kernel has all counters of a disk from its start. Source: /proc/diskstats, of which node_exporter exposes each line.
const ofDevice = { labels: { device }, startsAtZero: true } as const;

const seconds = (help: string) => counter({ help, unit: 'seconds', ...ofDevice });
const operations = (help: string) => counter({ help, unit: 'operations', ...ofDevice });
const bytes = (help: string) => counter({ help, unit: 'bytes', ...ofDevice });

const discards = { ...ofDevice, exposedWhen: 'from Linux 4.18 on' } as const;
const flushes = { ...ofDevice, exposedWhen: 'from Linux 5.5 on' } as const;

const raid = open(1, 'md0');
const ofRaid = { labels: { device: raid }, ...rare('with a software RAID (md)') } as const;

const nvme = open(1, 'nvme0');
const onNvme = rare('with an NVMe disk');
const namespace = (help: string) =>
  gauge({ help, unit: 'bytes', labels: { device: nvme, nsid: open(1, '1') }, ...onNvme });

const multipath = { device: open(1, 'mpatha'), sysfs_name: open(1, 'dm-0') };
const withMultipath = rare('with multipath devices');

const tape = { labels: { device: open(1, 'st0') }, ...rare('with a tape drive') } as const;
const tapeCounter = { ...tape, startsAtZero: true } as const;

/** Metrics of disks. Collectors: diskstats, dmmultipath, mdadm, nvme, tapestats. */
export const diskMetrics = {
  ...family('node_disk_', seconds, {
    io_time_seconds_total: 'Time that a disk was busy.',
    io_time_weighted_seconds_total:
      'Time that requests spent at a disk, in total: its rate is the length of the queue.',
    read_time_seconds_total: 'Time of all reads, in total.',
    write_time_seconds_total: 'Time of all writes, in total.',
  }),
  ...family('node_disk_', bytes, {
    read_bytes_total: 'Bytes read from a disk.',
    written_bytes_total: 'Bytes written to a disk.',
  }),
  ...family('node_disk_', operations, {
    reads_completed_total: 'Reads.',
    writes_completed_total: 'Writes.',
    reads_merged_total: 'Reads that were joined with others.',
    writes_merged_total: 'Writes that were joined with others.',
  }),
  node_disk_io_now: gauge({ help: 'Requests at a disk.', unit: 'requests', labels: { device } }),
  node_disk_discards_completed_total: counter({ help: 'Discards.', unit: 'operations', ...discards }),
  node_disk_discards_merged_total: counter({
    help: 'Discards that were joined with others.',
    unit: 'operations',
    ...discards,
  }),
  node_disk_discarded_sectors_total: counter({ help: 'Discarded sectors of 512 bytes.', unit: 'blocks', ...discards }),
  node_disk_discard_time_seconds_total: counter({
    help: 'Time of all discards, in total.',
    unit: 'seconds',
    ...discards,
  }),
  node_disk_flush_requests_total: counter({ help: 'Flushes of the cache of a disk.', unit: 'operations', ...flushes }),
  node_disk_flush_requests_time_seconds_total: counter({
    help: 'Time of all flushes, in total.',
    unit: 'seconds',
    ...flushes,
  }),
  node_disk_info: gauge({
    help: 'Always 1; numbers and kind of a disk stand in its labels.',
    unit: 'none',
    labels: {
      device,
      major: open(2, '254'),
      minor: open(2, '0'),
      // From udev, whose data the exporter does not read.
      path: optional(open(1)),
      wwn: optional(open(1)),
      model: optional(open(1)),
      serial: optional(open(1)),
      revision: optional(open(1)),
      rotational: closed('0', '1'),
    },
    combinations: 2,
  }),
  node_md_disks: gauge({
    help: 'Disks of a RAID by state.',
    unit: 'objects',
    labels: { device: raid, state: closed('active', 'failed', 'spare') },
    ...rare('with a software RAID (md)'),
  }),
  node_md_disks_required: gauge({ help: 'Disks that a RAID should have.', unit: 'objects', ...ofRaid }),
  node_md_state: gauge({
    help: 'Is 1 for what a RAID does.',
    unit: 'boolean',
    labels: { device: raid, state: closed('active', 'check', 'inactive', 'recovering', 'resync') },
    ...rare('with a software RAID (md)'),
  }),
  node_md_blocks: gauge({ help: 'Blocks of a RAID.', unit: 'blocks', ...ofRaid }),
  node_md_blocks_synced: gauge({ help: 'Blocks that are the same on all disks of a RAID.', unit: 'blocks', ...ofRaid }),
  node_md_degraded: gauge({ help: 'Disks that a RAID lacks.', unit: 'objects', ...ofRaid }),
  node_md_raid_disks: gauge({ help: 'Disks of a RAID, without spares.', unit: 'objects', ...ofRaid }),
  node_nvme_info: gauge({
    help: 'Always 1; the model and state of an NVMe disk stand in its labels.',
    unit: 'none',
    labels: {
      device: nvme,
      firmware_revision: open(1),
      model: open(1),
      serial: open(1),
      state: open(1, 'live'),
      cntlid: open(1),
    },
    ...onNvme,
  }),
  node_nvme_namespace_info: gauge({
    help: 'Always 1; the path of an NVMe namespace stands in its labels.',
    unit: 'none',
    labels: { device: nvme, nsid: open(1, '1'), ana_state: optional(open(1, 'optimized')) },
    ...onNvme,
  }),
  ...family('node_nvme_namespace_', namespace, {
    capacity_bytes: 'Capacity of an NVMe namespace.',
    size_bytes: 'Size of an NVMe namespace, as the disk states it.',
    used_bytes: 'Space that an NVMe namespace uses, as the disk states it.',
    logical_block_size_bytes: 'Size of a block of an NVMe namespace.',
  }),
  node_dmmultipath_device_info: gauge({
    help: 'Always 1; the identity of a multipath device stands in its labels.',
    unit: 'none',
    labels: { ...multipath, uuid: open(1) },
    ...withMultipath,
  }),
  node_dmmultipath_device_active: gauge({
    help: 'Whether a multipath device is in use.',
    unit: 'boolean',
    labels: multipath,
    ...withMultipath,
  }),
  node_dmmultipath_device_size_bytes: gauge({
    help: 'Size of a multipath device.',
    unit: 'bytes',
    labels: multipath,
    ...withMultipath,
  }),
  ...family(
    'node_dmmultipath_device_',
    (help) => gauge({ help, unit: 'objects', labels: multipath, ...withMultipath }),
    {
      paths: 'Paths to a multipath device.',
      paths_active: 'Paths to a multipath device that work.',
      paths_failed: 'Paths to a multipath device that do not work.',
    },
  ),
  node_dmmultipath_path_state: gauge({
    help: 'Is 1 for the state of a path.',
    unit: 'boolean',
    labels: { device: open(1, 'mpatha'), path: open(2, 'sda'), state: open(1, 'running') },
    ...withMultipath,
  }),
  node_tape_io_now: gauge({ help: 'Requests at a tape drive.', unit: 'requests', ...tape }),
  ...family('node_tape_', (help) => counter({ help, unit: 'seconds', ...tapeCounter }), {
    io_time_seconds_total: 'Time of all requests to a tape drive.',
    read_time_seconds_total: 'Time of reads from a tape.',
    write_time_seconds_total: 'Time of writes to a tape.',
  }),
  ...family('node_tape_', (help) => counter({ help, unit: 'bytes', ...tapeCounter }), {
    read_bytes_total: 'Bytes read from a tape.',
    written_bytes_total: 'Bytes written to a tape.',
  }),
  ...family('node_tape_', (help) => counter({ help, unit: 'operations', ...tapeCounter }), {
    reads_completed_total: 'Reads from a tape.',
    writes_completed_total: 'Writes to a tape.',
    io_others_total: 'Other requests to a tape drive, such as rewinding.',
    residual_total: 'Requests to a tape drive of another size than asked for.',
  }),
};
