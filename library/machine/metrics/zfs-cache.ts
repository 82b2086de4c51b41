import { counter, gauge } from '../../../metrics';
import { rare } from './family';
import { named } from './named';

const withZfs = rare('with ZFS');
const help = (name: string) => `Statistic ${name} of the cache of ZFS (arcstats).`;

const size = (name: string) => gauge({ help: help(name), unit: 'bytes', ...withZfs });
const number = (name: string) => gauge({ help: help(name), unit: 'none', ...withZfs });
// The names of counters of the kernel do not end in _total.
const events = (name: string) => counter({ help: help(name), unit: 'events', hasUnconventionalName: true, ...withZfs });
const bytes = (name: string) => counter({ help: help(name), unit: 'bytes', hasUnconventionalName: true, ...withZfs });

/**
 * Metrics of the cache of ZFS, of which the exporter takes over all names. Other versions of ZFS have other ones. Source:
 * https://openzfs.github.io/openzfs-docs/Performance%20and%20Tuning/Module%20Parameters.html. Collector: zfs.
 */
export const zfsCacheMetrics = {
  node_zfs_arc_memory_available_bytes: gauge({
    help: 'Memory that the cache of ZFS may still take; negative: it must shrink.',
    unit: 'bytes',
    range: { min: -Infinity },
    ...withZfs,
  }),
  ...named('node_zfs_arc_', '', size, [
    'anon_evictable_data',
    'anon_evictable_metadata',
    'anon_size',
    'arc_loaned_bytes',
    'arc_meta_limit',
    'arc_meta_max',
    'arc_meta_min',
    'arc_meta_used',
    'arc_need_free',
    'arc_sys_free',
    'arc_tempreserve',
    'c',
    'c_max',
    'c_min',
    'data_size',
    'duplicate_buffers_size',
    'hdr_size',
    'l2_asize',
    'l2_hdr_size',
    'l2_size',
    'metadata_size',
    'mfu_evictable_data',
    'mfu_evictable_metadata',
    'mfu_ghost_evictable_data',
    'mfu_ghost_evictable_metadata',
    'mfu_ghost_size',
    'mfu_size',
    'mru_evictable_data',
    'mru_evictable_metadata',
    'mru_ghost_evictable_data',
    'mru_ghost_evictable_metadata',
    'mru_ghost_size',
    'mru_size',
    'other_size',
    'p',
    'size',
  ]),
  ...named('node_zfs_arc_', '', number, [
    'arc_no_grow',
    'duplicate_buffers',
    'hash_chain_max',
    'hash_chains',
    'hash_elements',
    'hash_elements_max',
  ]),
  ...named('node_zfs_arc_', '', events, [
    'arc_prune',
    'deleted',
    'demand_data_hits',
    'demand_data_misses',
    'demand_metadata_hits',
    'demand_metadata_misses',
    'duplicate_reads',
    'evict_not_enough',
    'evict_skip',
    'hash_collisions',
    'hits',
    'l2_abort_lowmem',
    'l2_cdata_free_on_write',
    'l2_cksum_bad',
    'l2_compress_failures',
    'l2_compress_successes',
    'l2_compress_zeros',
    'l2_evict_l1cached',
    'l2_evict_lock_retry',
    'l2_evict_reading',
    'l2_feeds',
    'l2_free_on_write',
    'l2_hits',
    'l2_io_error',
    'l2_misses',
    'l2_rw_clash',
    'l2_writes_done',
    'l2_writes_error',
    'l2_writes_lock_retry',
    'l2_writes_sent',
    'memory_direct_count',
    'memory_indirect_count',
    'memory_throttle_count',
    'mfu_ghost_hits',
    'mfu_hits',
    'misses',
    'mru_ghost_hits',
    'mru_hits',
    'mutex_miss',
    'prefetch_data_hits',
    'prefetch_data_misses',
    'prefetch_metadata_hits',
    'prefetch_metadata_misses',
  ]),
  ...named('node_zfs_arc_', '', bytes, [
    'evict_l2_cached',
    'evict_l2_eligible',
    'evict_l2_ineligible',
    'evict_l2_skip',
    'l2_read_bytes',
    'l2_write_bytes',
  ]),
};
