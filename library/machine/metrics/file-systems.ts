import { counter, gauge, open, optional } from '../../../metrics';
import { family, rare } from './family';

const filesystem = { device: open(3, '/dev/vda1'), fstype: open(2, 'ext4'), mountpoint: open(3, '/', '/boot') };
// Each file system has one device, one type and one mount point.
const ofFilesystem = { labels: filesystem, combinations: 3 } as const;
// For a file system that cannot be read, only these metrics exist, with the reason.
const alsoUnreadable = {
  labels: { ...filesystem, device_error: optional(open(1, 'permission denied')) },
  combinations: 3,
} as const;

const btrfs = open(1, '0abb23a9-579b-43e6-ad30-227ef47fcb9d');
const onBtrfs = rare('with a Btrfs file system');
const ofBtrfs = { labels: { uuid: btrfs }, ...onBtrfs } as const;
// With the rights of root, each device has its identity.
const btrfsDevice = { uuid: btrfs, device: open(1, 'vdb'), btrfs_dev_uuid: optional(open(1)) };
const withRights = rare('with a Btrfs file system and the rights of root');
const layout = { uuid: btrfs, block_group_type: open(3, 'data'), mode: open(2, 'single') };
const ofLayout = { labels: layout, combinations: 3, ...onBtrfs } as const;

const cache = { uuid: open(1, 'deaddd54-c735-46d5-868e-f331c5fd7c74') };
const withCache = rare('with a cache in front of a disk (bcache)');
const backing = { labels: { ...cache, backing_device: open(1, 'bdev0') }, ...withCache } as const;
const caching = { labels: { ...cache, cache_device: open(1, 'cache0') }, ...withCache } as const;
const ofCache = { labels: cache, ...withCache } as const;

/** Metrics of file systems. Collectors: bcache, btrfs, filesystem. */
export const fileSystemMetrics = {
  ...family('node_filesystem_', (help) => gauge({ help, unit: 'bytes', ...ofFilesystem }), {
    avail_bytes: 'Space left for users other than root.',
    free_bytes: 'Space left, with what only root may use.',
    size_bytes: 'Size.',
    purgeable_bytes: 'Space that macOS can free; 0 on Linux.',
  }),
  ...family('node_filesystem_', (help) => gauge({ help, unit: 'files', ...ofFilesystem }), {
    files: 'Inodes. 0 for file systems without a fixed number of them.',
    files_free: 'Inodes left.',
  }),
  ...family('node_filesystem_', (help) => gauge({ help, unit: 'boolean', ...alsoUnreadable }), {
    readonly: 'Whether it can only be read.',
    device_error: 'Whether its sizes could not be read.',
  }),
  node_filesystem_mount_info: gauge({
    help: 'Always 1; the numbers of the device stand in its labels.',
    unit: 'none',
    labels: {
      device: filesystem.device,
      mountpoint: filesystem.mountpoint,
      major: open(2, '254'),
      minor: open(3, '1'),
    },
    combinations: 3,
  }),
  node_btrfs_info: gauge({
    help: 'Always 1; the name of a Btrfs file system stands in its labels.',
    unit: 'none',
    labels: { uuid: btrfs, label: optional(open(1)) },
    ...onBtrfs,
  }),
  node_btrfs_global_rsv_size_bytes: gauge({ help: 'Space that Btrfs keeps for itself.', unit: 'bytes', ...ofBtrfs }),
  node_btrfs_commits_total: counter({ help: 'Commits.', unit: 'operations', startsAtZero: true, ...ofBtrfs }),
  node_btrfs_commit_seconds_total: counter({
    help: 'Time of all commits, in total.',
    unit: 'seconds',
    startsAtZero: true,
    ...ofBtrfs,
  }),
  ...family('node_btrfs_', (help) => gauge({ help, unit: 'seconds', ...ofBtrfs }), {
    last_commit_seconds: 'Duration of the last commit.',
    max_commit_seconds: 'Duration of the longest commit.',
  }),
  node_btrfs_device_size_bytes: gauge({
    help: 'Size of a device of a Btrfs file system.',
    unit: 'bytes',
    labels: btrfsDevice,
    ...onBtrfs,
  }),
  node_btrfs_device_unused_bytes: gauge({
    help: 'Space of a device that Btrfs has not taken yet.',
    unit: 'bytes',
    labels: btrfsDevice,
    ...withRights,
  }),
  node_btrfs_device_errors_total: counter({
    help: 'Errors of a device of a Btrfs file system.',
    unit: 'errors',
    labels: { ...btrfsDevice, type: open(5, 'read_io', 'write_io') },
    startsAtZero: true,
    ...withRights,
  }),
  node_btrfs_reserved_bytes: gauge({
    help: 'Space that Btrfs has reserved by kind of data.',
    unit: 'bytes',
    labels: { uuid: btrfs, block_group_type: open(3, 'data') },
    ...onBtrfs,
  }),
  ...family('node_btrfs_', (help) => gauge({ help, unit: 'bytes', ...ofLayout }), {
    used_bytes: 'Space used by kind of data and layout.',
    size_bytes: 'Space taken by kind of data and layout.',
  }),
  node_btrfs_allocation_ratio: gauge({
    help: 'Space on devices per space of data, by kind of data and layout.',
    unit: 'none',
    range: { min: 0 },
    ...ofLayout,
  }),
  ...family('node_bcache_', (help) => gauge({ help, unit: 'none', ...ofCache }), {
    average_key_size_sectors: 'Mean size of an entry of the index, in sectors.',
    congested: 'Whether the cache is bypassed because it is busy.',
    tree_depth: 'Depth of the index.',
  }),
  ...family('node_bcache_', (help) => gauge({ help, unit: 'objects', ...ofCache }), {
    active_journal_entries: 'Entries of the journal that are not in the index yet.',
    btree_nodes: 'Nodes of the index.',
  }),
  ...family('node_bcache_', (help) => gauge({ help, unit: 'percent', ...ofCache }), {
    cache_available_percent: 'Share of the cache that needs not be written to the disk first.',
    root_usage_percent: 'Share used of the root node of the index.',
  }),
  node_bcache_btree_cache_size_bytes: gauge({ help: 'Memory of the index.', unit: 'bytes', ...ofCache }),
  node_bcache_btree_read_average_duration_seconds: gauge({
    help: 'Mean duration of a read of the index.',
    unit: 'seconds',
    ...ofCache,
  }),
  node_bcache_cache_read_races_total: counter({
    help: 'Reads whose data was replaced meanwhile.',
    unit: 'events',
    startsAtZero: true,
    ...ofCache,
  }),
  ...family('node_bcache_', (help) => counter({ help, unit: 'operations', startsAtZero: true, ...backing }), {
    cache_hits_total: 'Requests that the cache answered.',
    cache_misses_total: 'Requests that the cache could not answer.',
    cache_bypass_hits_total: 'Requests past the cache whose data was in it.',
    cache_bypass_misses_total: 'Requests past the cache whose data was not in it.',
    cache_miss_collisions_total: 'Requests whose data was written meanwhile.',
  }),
  node_bcache_cache_readaheads_total: counter({
    help: 'Reads ahead into the cache.',
    unit: 'operations',
    labels: backing.labels,
    startsAtZero: true,
    ...rare('with a cache in front of a disk (bcache) before Linux 5.14'),
  }),
  node_bcache_bypassed_bytes_total: counter({
    help: 'Bytes past the cache.',
    unit: 'bytes',
    startsAtZero: true,
    ...backing,
  }),
  ...family('node_bcache_', (help) => gauge({ help, unit: 'bytes', ...backing }), {
    dirty_data_bytes: 'Data in the cache that is not on the disk yet.',
    dirty_target_bytes: 'Data that may be in the cache and not on the disk.',
  }),
  ...family('node_bcache_', (help) => gauge({ help, unit: 'none', ...backing }), {
    writeback_rate: 'Bytes per second from the cache to the disk.',
    writeback_rate_proportional_term: 'Proportional part of the controller of that rate.',
    writeback_rate_integral_term: 'Integral part of the controller of that rate.',
    writeback_change: 'Last change of that rate.',
  }),
  node_bcache_io_errors: gauge({ help: 'Recent errors of a cache device.', unit: 'errors', ...caching }),
  ...family('node_bcache_', (help) => counter({ help, unit: 'bytes', startsAtZero: true, ...caching }), {
    written_bytes_total: 'Bytes written to a cache device.',
    metadata_written_bytes_total: 'Bytes of them that are no data.',
  }),
};
