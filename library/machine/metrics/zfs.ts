import { closed, counter, gauge, open } from '../../../metrics';
import { family, rare } from './family';
import { named } from './named';

const withZfs = rare('with ZFS');
const help = (name: string, kstat: string) => `Statistic ${name} of ZFS (${kstat}).`;

const sizes = (kstat: string) => (name: string) => gauge({ help: help(name, kstat), unit: 'bytes', ...withZfs });
const numbers = (kstat: string) => (name: string) => gauge({ help: help(name, kstat), unit: 'none', ...withZfs });
// The names of counters of the kernel do not end in _total.
const counted = { hasUnconventionalName: true, ...withZfs } as const;
const events = (kstat: string) => (name: string) => counter({ help: help(name, kstat), unit: 'events', ...counted });
const bytes = (kstat: string) => (name: string) => counter({ help: help(name, kstat), unit: 'bytes', ...counted });

const orders = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;
const levels = [...orders, '11'] as const;

const zpool = open(1, 'tank');
const ofPool = { labels: { zpool }, startsAtZero: true, ...counted } as const;
const ofDataset = { labels: { zpool, dataset: open(5, 'tank/data') }, startsAtZero: true, ...counted } as const;

/**
 * Metrics of ZFS without those of its cache. The exporter takes over all names of the kernel module; other versions of ZFS
 * have other ones. Collector: zfs.
 */
export const zfsMetrics = {
  node_zfs_zpool_state: gauge({
    help: 'Is 1 for the state of a pool.',
    unit: 'boolean',
    labels: {
      zpool,
      state: closed('online', 'degraded', 'faulted', 'offline', 'removed', 'suspended', 'unavail'),
    },
    ...withZfs,
  }),
  ...family('node_zfs_zpool_', (text) => counter({ help: text, unit: 'bytes', ...ofPool }), {
    nread: 'Bytes read from a pool.',
    nwritten: 'Bytes written to a pool.',
  }),
  ...family('node_zfs_zpool_', (text) => counter({ help: text, unit: 'operations', ...ofPool }), {
    reads: 'Reads from a pool.',
    writes: 'Writes to a pool.',
  }),
  // In nanoseconds, for which there is no unit.
  ...family('node_zfs_zpool_', (text) => counter({ help: text, unit: 'none', ...ofPool }), {
    rtime: 'Nanoseconds in which requests were served.',
    rlentime: 'Nanoseconds of served requests, in total.',
    wtime: 'Nanoseconds in which requests waited.',
    wlentime: 'Nanoseconds of waiting requests, in total.',
    rupdate: 'Last change of the requests that are served.',
    wupdate: 'Last change of the requests that wait.',
  }),
  ...family('node_zfs_zpool_', (text) => gauge({ help: text, unit: 'requests', labels: { zpool }, ...withZfs }), {
    rcnt: 'Requests that are served.',
    wcnt: 'Requests that wait.',
  }),
  ...family('node_zfs_zpool_dataset_', (text) => counter({ help: text, unit: 'bytes', ...ofDataset }), {
    nread: 'Bytes read from a dataset.',
    nwritten: 'Bytes written to a dataset.',
  }),
  ...family('node_zfs_zpool_dataset_', (text) => counter({ help: text, unit: 'operations', ...ofDataset }), {
    reads: 'Reads from a dataset.',
    writes: 'Writes to a dataset.',
    nunlinks: 'Deletions of files of a dataset.',
    nunlinked: 'Deletions of files of a dataset that are done.',
  }),
  ...named('node_zfs_abd_', '', numbers('abdstats'), [
    'linear_cnt',
    'scatter_cnt',
    'scatter_page_multi_chunk',
    'scatter_page_multi_zone',
  ]),
  ...named('node_zfs_abd_scatter_order_', '', (number) => numbers('abdstats')(`scatter_order_${number}`), orders),
  ...named('node_zfs_abd_', '', sizes('abdstats'), [
    'linear_data_size',
    'scatter_chunk_waste',
    'scatter_data_size',
    'struct_size',
  ]),
  ...named('node_zfs_abd_', '', events('abdstats'), ['scatter_page_alloc_retry', 'scatter_sg_table_retry']),
  ...named('node_zfs_dbuf_', '', numbers('dbufstats'), [
    'dbuf_cache_count',
    'hash_chain_max',
    'hash_chains',
    'hash_elements',
    'hash_elements_max',
  ]),
  ...named(
    'node_zfs_dbuf_dbuf_cache_level_',
    '',
    (number) => numbers('dbufstats')(`dbuf_cache_level_${number}`),
    levels,
  ),
  ...named('node_zfs_dbuf_hash_dbuf_level_', '', (number) => numbers('dbufstats')(`hash_dbuf_level_${number}`), levels),
  ...named('node_zfs_dbuf_', '', sizes('dbufstats'), [
    'dbuf_cache_hiwater_bytes',
    'dbuf_cache_lowater_bytes',
    'dbuf_cache_max_bytes',
    'dbuf_cache_size',
    'dbuf_cache_size_max',
  ]),
  ...named(
    'node_zfs_dbuf_dbuf_cache_level_',
    '_bytes',
    (number) => sizes('dbufstats')(`dbuf_cache_level_${number}_bytes`),
    levels,
  ),
  ...named(
    'node_zfs_dbuf_hash_dbuf_level_',
    '_bytes',
    (number) => sizes('dbufstats')(`hash_dbuf_level_${number}_bytes`),
    levels,
  ),
  ...named('node_zfs_dbuf_', '', events('dbufstats'), [
    'dbuf_cache_total_evicts',
    'hash_collisions',
    'hash_hits',
    'hash_insert_race',
    'hash_misses',
  ]),
  ...named('node_zfs_dmu_tx_', '', events('dmu_tx'), [
    'dmu_tx_assigned',
    'dmu_tx_delay',
    'dmu_tx_dirty_delay',
    'dmu_tx_dirty_over_max',
    'dmu_tx_dirty_throttle',
    'dmu_tx_error',
    'dmu_tx_group',
    'dmu_tx_memory_reclaim',
    'dmu_tx_memory_reserve',
    'dmu_tx_quota',
    'dmu_tx_suspended',
  ]),
  ...named('node_zfs_dnode_', '', events('dnodestats'), [
    'dnode_alloc_next_block',
    'dnode_alloc_next_chunk',
    'dnode_alloc_race',
    'dnode_allocate',
    'dnode_buf_evict',
    'dnode_hold_alloc_hits',
    'dnode_hold_alloc_interior',
    'dnode_hold_alloc_lock_misses',
    'dnode_hold_alloc_lock_retry',
    'dnode_hold_alloc_misses',
    'dnode_hold_alloc_type_none',
    'dnode_hold_dbuf_hold',
    'dnode_hold_dbuf_read',
    'dnode_hold_free_hits',
    'dnode_hold_free_lock_misses',
    'dnode_hold_free_lock_retry',
    'dnode_hold_free_misses',
    'dnode_hold_free_overflow',
    'dnode_hold_free_refcount',
    'dnode_hold_free_txg',
    'dnode_move_active',
    'dnode_move_handle',
    'dnode_move_invalid',
    'dnode_move_recheck1',
    'dnode_move_recheck2',
    'dnode_move_rwlock',
    'dnode_move_special',
    'dnode_reallocate',
  ]),
  ...named('node_zfs_fm_', '', events('fm'), [
    'erpt_dropped',
    'erpt_set_failed',
    'fmri_set_failed',
    'payload_set_failed',
  ]),
  ...named('node_zfs_vdev_cache_', '', events('vdev_cache_stats'), ['delegations', 'hits', 'misses']),
  ...named('node_zfs_vdev_mirror_', '', events('vdev_mirror_stats'), [
    'non_rotating_linear',
    'non_rotating_seek',
    'preferred_found',
    'preferred_not_found',
    'rotating_linear',
    'rotating_offset',
    'rotating_seek',
  ]),
  ...named('node_zfs_xuio_', '', events('xuio_stats'), [
    'onloan_read_buf',
    'onloan_write_buf',
    'read_buf_copied',
    'read_buf_nocopy',
    'write_buf_copied',
    'write_buf_nocopy',
  ]),
  ...named('node_zfs_zfetch_', '', events('zfetchstats'), [
    'bogus_streams',
    'colinear_hits',
    'colinear_misses',
    'hits',
    'misses',
    'reclaim_failures',
    'reclaim_successes',
    'streams_noresets',
    'streams_resets',
    'stride_hits',
    'stride_misses',
  ]),
  ...named('node_zfs_zil_', '', events('zil'), [
    'zil_commit_count',
    'zil_commit_writer_count',
    'zil_itx_copied_count',
    'zil_itx_count',
    'zil_itx_indirect_count',
    'zil_itx_metaslab_normal_count',
    'zil_itx_metaslab_slog_count',
    'zil_itx_needcopy_count',
  ]),
  ...named('node_zfs_zil_', '', bytes('zil'), [
    'zil_itx_copied_bytes',
    'zil_itx_indirect_bytes',
    'zil_itx_metaslab_normal_bytes',
    'zil_itx_metaslab_slog_bytes',
    'zil_itx_needcopy_bytes',
  ]),
};
