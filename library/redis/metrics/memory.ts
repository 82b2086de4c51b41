import { counter, gauge, open } from '../../../metrics';

const db = open(16, 'db0');
const from74 = 'from Redis 7.4 on';

/** Memory and keys. */
export const memoryMetrics = {
  redis_memory_max_bytes: gauge({ help: 'Memory that data may take; 0: any.', unit: 'bytes' }),
  redis_memory_used_bytes: gauge({ help: 'Memory that data takes.', unit: 'bytes' }),
  redis_memory_used_rss_bytes: gauge({ help: 'Memory of the process.', unit: 'bytes' }),
  redis_memory_used_peak_bytes: gauge({ help: 'Most memory that data has taken.', unit: 'bytes' }),
  redis_memory_used_dataset_bytes: gauge({ help: 'Memory of the data without what manages it.', unit: 'bytes' }),
  redis_memory_used_overhead_bytes: gauge({ help: 'Memory of what manages the data.', unit: 'bytes' }),
  redis_memory_used_startup_bytes: gauge({ help: 'Memory taken at the start.', unit: 'bytes' }),
  redis_memory_used_lua_bytes: gauge({ help: 'Memory of the Lua interpreter of scripts.', unit: 'bytes' }),
  redis_memory_used_vm_eval_bytes: gauge({ help: 'Memory of the interpreter of scripts.', unit: 'bytes' }),
  redis_memory_used_vm_functions_bytes: gauge({ help: 'Memory of the interpreter of functions.', unit: 'bytes' }),
  redis_memory_used_vm_total: gauge({
    help: 'Memory of the interpreters of scripts and functions.',
    unit: 'bytes',
    hasUnconventionalName: true,
  }),
  redis_memory_used_functions_bytes: gauge({ help: 'Memory of functions.', unit: 'bytes' }),
  redis_memory_used_scripts_bytes: gauge({ help: 'Memory of scripts and functions.', unit: 'bytes' }),
  redis_memory_used_scripts_eval_bytes: gauge({ help: 'Memory of cached scripts.', unit: 'bytes' }),
  redis_mem_fragmentation_ratio: gauge({
    help: 'Memory of the process as a multiple of that of the data. Below 1, part of it is in swap.',
    unit: 'none',
    range: { min: 0 },
  }),
  redis_mem_fragmentation_bytes: gauge({
    help: 'Memory of the process that data does not take.',
    unit: 'bytes',
    range: { min: -Infinity },
  }),
  redis_mem_clients_normal: gauge({ help: 'Memory of clients.', unit: 'bytes' }),
  redis_mem_clients_slaves: gauge({ help: 'Memory of connected replicas.', unit: 'bytes' }),
  redis_mem_cluster_links_bytes: gauge({ help: 'Memory of the connections in a Redis Cluster.', unit: 'bytes' }),
  redis_mem_aof_buffer_bytes: gauge({ help: 'Memory of the buffers of the append-only file.', unit: 'bytes' }),
  redis_mem_replication_backlog_bytes: gauge({ help: 'Memory of the backlog for replicas.', unit: 'bytes' }),
  redis_mem_total_replication_buffers_bytes: gauge({ help: 'Memory of the buffers for replicas.', unit: 'bytes' }),
  redis_mem_not_counted_for_eviction_bytes: gauge({
    help: 'Memory that does not count towards the limit.',
    unit: 'bytes',
  }),
  redis_mem_overhead_db_hashtable_rehashing_bytes: gauge({
    help: 'Memory for tables of keys that are being resized.',
    unit: 'bytes',
    exposedWhen: from74,
  }),
  redis_allocator_allocated_bytes: gauge({ help: 'Memory allocated for data.', unit: 'bytes' }),
  redis_allocator_active_bytes: gauge({ help: 'Memory of pages in use.', unit: 'bytes' }),
  redis_allocator_resident_bytes: gauge({ help: 'Memory that the allocator holds.', unit: 'bytes' }),
  redis_allocator_muzzy_bytes: gauge({
    help: 'Memory that the allocator has offered to the kernel.',
    unit: 'bytes',
    exposedWhen: from74,
  }),
  redis_allocator_frag_ratio: gauge({
    help: 'Pages in use as a multiple of the memory allocated.',
    unit: 'none',
    range: { min: 0 },
  }),
  redis_allocator_frag_bytes: gauge({ help: 'Memory lost in pages in use.', unit: 'bytes', range: { min: -Infinity } }),
  redis_allocator_rss_ratio: gauge({
    help: 'Memory that the allocator holds as a multiple of pages in use.',
    unit: 'none',
    range: { min: 0 },
  }),
  redis_allocator_rss_bytes: gauge({
    help: 'Memory that the allocator could return.',
    unit: 'bytes',
    range: { min: -Infinity },
  }),
  redis_active_defrag_running: gauge({
    help: 'Processor share of active defragmentation; 0: it does not run.',
    unit: 'percent',
  }),
  redis_defrag_hits: gauge({ help: 'Values moved by active defragmentation.', unit: 'events' }),
  redis_defrag_misses: gauge({ help: 'Values that active defragmentation left in place.', unit: 'events' }),
  redis_defrag_key_hits: gauge({ help: 'Keys whose values active defragmentation moved.', unit: 'keys' }),
  redis_defrag_key_misses: gauge({ help: 'Keys that active defragmentation skipped.', unit: 'keys' }),
  redis_lazyfree_pending_objects: gauge({
    help: 'Objects that are still to be freed in the background.',
    unit: 'objects',
  }),
  redis_lazyfreed_objects: gauge({ help: 'Objects freed in the background.', unit: 'objects' }),
  redis_db_keys: gauge({ help: 'Keys of a database.', unit: 'keys', labels: { db } }),
  redis_db_keys_expiring: gauge({ help: 'Keys of a database that have a time to live.', unit: 'keys', labels: { db } }),
  redis_db_avg_ttl_seconds: gauge({
    help: 'Mean time to live of the keys of a database.',
    unit: 'seconds',
    labels: { db },
    exposedWhen: 'for a database with keys',
  }),
  redis_keyspace_hits_total: counter({ help: 'Keys that were looked up and found.', unit: 'keys' }),
  redis_keyspace_misses_total: counter({ help: 'Keys that were looked up and not found.', unit: 'keys' }),
  redis_expired_keys_total: counter({ help: 'Keys removed because their time was over.', unit: 'keys' }),
  redis_expired_subkeys_total: counter({
    help: 'Fields of hashes removed because their time was over.',
    unit: 'keys',
    exposedWhen: from74,
  }),
  redis_expired_stale_percentage: gauge({
    help: 'Estimated share of keys whose time is over and that are still there.',
    unit: 'percent',
  }),
  redis_expired_time_cap_reached_total: counter({
    help: 'Searches for expired keys ended because they took too long.',
    unit: 'events',
  }),
  redis_expire_cycle_cpu_time_ms_total: counter({
    help: 'Processor time for expired keys, in milliseconds.',
    unit: 'none',
  }),
  redis_evicted_keys_total: counter({ help: 'Keys removed because memory was full.', unit: 'keys' }),
  redis_eviction_exceeded_time_ms_total: counter({
    help: 'Time with more memory than the limit, in milliseconds.',
    unit: 'none',
  }),
  redis_current_eviction_exceeded_time_ms: gauge({
    help: 'Time since memory is above the limit, in milliseconds; 0: it is not.',
    unit: 'none',
    range: { min: 0 },
  }),
  redis_last_key_groups_scrape_duration_milliseconds: gauge({
    help: 'Time that the exporter took for groups of keys, in milliseconds.',
    unit: 'none',
    range: { min: 0 },
  }),
};
