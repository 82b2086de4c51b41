import { counter, gauge, summary } from './metric';
import { open } from './label';
import { processMetrics } from './process';

/**
 * Metrics of a process that exposes Prometheus' client library for Go with its default collectors, on
 * Linux. Seen on client_golang 1.23 to 1.25 with Go 1.26.
 */
export const goMetrics = {
  ...processMetrics,
  process_open_fds: gauge({ help: 'Open file descriptors.', unit: 'files' }),
  process_max_fds: gauge({ help: 'File descriptors that the process may open.', unit: 'files' }),
  process_virtual_memory_bytes: gauge({ help: 'Address space of the process.', unit: 'bytes' }),
  process_virtual_memory_max_bytes: gauge({ help: 'Address space that the process may have.', unit: 'bytes' }),
  process_network_receive_bytes_total: counter({
    help: "Bytes received over the network of the process' namespace.",
    unit: 'bytes',
  }),
  process_network_transmit_bytes_total: counter({
    help: "Bytes sent over the network of the process' namespace.",
    unit: 'bytes',
  }),
  go_info: gauge({
    help: 'Always 1; the version of Go stands in its label.',
    unit: 'none',
    labels: { version: open(1, 'go1.26.8') },
  }),
  go_goroutines: gauge({ help: 'Goroutines.', unit: 'none', range: { min: 0 } }),
  go_threads: gauge({ help: 'Threads of the operating system.', unit: 'none', range: { min: 0 } }),
  go_sched_gomaxprocs_threads: gauge({
    help: 'Threads that run Go code at once (GOMAXPROCS).',
    unit: 'none',
    range: { min: 0 },
  }),
  go_gc_duration_seconds: summary({
    help: 'Time for which a garbage collection stopped the process.',
    unit: 'seconds',
    observations: 'events',
    quantiles: [0, 0.25, 0.5, 0.75, 1],
  }),
  go_gc_gogc_percent: gauge({
    help: 'Growth of the heap after which the garbage collector runs (GOGC).',
    unit: 'percent',
    range: { max: Infinity },
  }),
  go_gc_gomemlimit_bytes: gauge({
    help: 'Memory that the Go runtime tries not to exceed (GOMEMLIMIT).',
    unit: 'bytes',
  }),
  go_memstats_alloc_bytes: gauge({ help: 'Heap memory in use, like go_memstats_heap_alloc_bytes.', unit: 'bytes' }),
  go_memstats_alloc_bytes_total: counter({ help: 'Heap memory allocated since the start.', unit: 'bytes' }),
  go_memstats_buck_hash_sys_bytes: gauge({ help: 'Memory of the tables of the profiler.', unit: 'bytes' }),
  go_memstats_frees_total: counter({ help: 'Heap objects freed.', unit: 'objects' }),
  go_memstats_gc_sys_bytes: gauge({ help: 'Memory of what the garbage collector keeps.', unit: 'bytes' }),
  go_memstats_heap_alloc_bytes: gauge({ help: 'Memory of heap objects, those not yet freed included.', unit: 'bytes' }),
  go_memstats_heap_idle_bytes: gauge({ help: 'Heap memory without objects.', unit: 'bytes' }),
  go_memstats_heap_inuse_bytes: gauge({ help: 'Heap memory in spans with objects.', unit: 'bytes' }),
  go_memstats_heap_objects: gauge({ help: 'Heap objects.', unit: 'objects' }),
  go_memstats_heap_released_bytes: gauge({
    help: 'Heap memory given back to the operating system.',
    unit: 'bytes',
  }),
  go_memstats_heap_sys_bytes: gauge({ help: 'Heap memory taken from the operating system.', unit: 'bytes' }),
  go_memstats_last_gc_time_seconds: gauge({ help: 'When the last garbage collection ended.', unit: 'timestamp' }),
  go_memstats_mallocs_total: counter({ help: 'Heap objects allocated, freed ones included.', unit: 'objects' }),
  go_memstats_mcache_inuse_bytes: gauge({ help: 'Memory of caches of the allocator in use.', unit: 'bytes' }),
  go_memstats_mcache_sys_bytes: gauge({ help: 'Memory taken for caches of the allocator.', unit: 'bytes' }),
  go_memstats_mspan_inuse_bytes: gauge({ help: 'Memory of descriptions of spans in use.', unit: 'bytes' }),
  go_memstats_mspan_sys_bytes: gauge({ help: 'Memory taken for descriptions of spans.', unit: 'bytes' }),
  go_memstats_next_gc_bytes: gauge({ help: 'Size of the heap at which the next collection runs.', unit: 'bytes' }),
  go_memstats_other_sys_bytes: gauge({ help: 'Memory taken for other parts of the runtime.', unit: 'bytes' }),
  go_memstats_stack_inuse_bytes: gauge({ help: 'Memory of stacks in use.', unit: 'bytes' }),
  go_memstats_stack_sys_bytes: gauge({ help: 'Memory taken for stacks.', unit: 'bytes' }),
  go_memstats_sys_bytes: gauge({ help: 'All memory taken from the operating system.', unit: 'bytes' }),
};

/** Metrics of the handler that exposes a page with Prometheus' client library for Go. */
export const promhttpMetrics = {
  promhttp_metric_handler_requests_in_flight: gauge({ help: 'Scrapes being answered.', unit: 'requests' }),
  promhttp_metric_handler_requests_total: counter({
    help: 'Scrapes answered.',
    unit: 'requests',
    labels: { code: open(3, '200', '500', '503') },
    startsAtZero: true,
  }),
};
