import { counter, gauge, histogram } from '../../../metrics';

// Bounds as the runtime computes them.
const objectSizes = [
  8.999999999999998, 24.999999999999996, 64.99999999999999, 144.99999999999997, 320.99999999999994, 704.9999999999999,
  1536.9999999999998, 3200.9999999999995, 6528.999999999999, 13568.999999999998, 27264.999999999996,
] as const;
const pauses = [
  6.399999999999999e-8, 6.399999999999999e-7, 7.167999999999999e-6, 8.191999999999999e-5, 0.0009175039999999999,
  0.010485759999999998, 0.11744051199999998,
] as const;

/** Metrics of the Go runtime that Prometheus exposes besides the usual ones. */
export const goRuntimeMetrics = {
  go_gc_cleanups_executed_cleanups_total: counter({
    help: 'Cleanup functions that the runtime has run.',
    unit: 'events',
  }),
  go_gc_cleanups_queued_cleanups_total: counter({
    help: 'Cleanup functions that the runtime was to run.',
    unit: 'events',
  }),
  go_gc_cycles_automatic_gc_cycles_total: counter({
    help: 'Garbage collections that the runtime began.',
    unit: 'events',
  }),
  go_gc_cycles_forced_gc_cycles_total: counter({
    help: 'Garbage collections that the program asked for.',
    unit: 'events',
  }),
  go_gc_cycles_total_gc_cycles_total: counter({ help: 'Garbage collections.', unit: 'events' }),
  go_gc_finalizers_executed_finalizers_total: counter({ help: 'Finalizers that the runtime has run.', unit: 'events' }),
  go_gc_finalizers_queued_finalizers_total: counter({
    help: 'Finalizers that the runtime was to run.',
    unit: 'events',
  }),
  go_gc_heap_allocs_by_size_bytes: histogram({
    help: 'Sizes of the objects allocated on the heap.',
    unit: 'bytes',
    observations: 'objects',
    buckets: objectSizes,
  }),
  go_gc_heap_allocs_bytes_total: counter({ help: 'Memory allocated on the heap.', unit: 'bytes' }),
  go_gc_heap_allocs_objects_total: counter({ help: 'Objects allocated on the heap.', unit: 'objects' }),
  go_gc_heap_frees_by_size_bytes: histogram({
    help: 'Sizes of the objects freed.',
    unit: 'bytes',
    observations: 'objects',
    buckets: objectSizes,
  }),
  go_gc_heap_frees_bytes_total: counter({ help: 'Memory of the heap freed by the garbage collector.', unit: 'bytes' }),
  go_gc_heap_frees_objects_total: counter({ help: 'Objects freed by the garbage collector.', unit: 'objects' }),
  go_gc_heap_goal_bytes: gauge({
    help: 'Size of the heap at the end of a garbage collection that is aimed at.',
    unit: 'bytes',
  }),
  go_gc_heap_live_bytes: gauge({ help: 'Memory of the objects that the last garbage collection kept.', unit: 'bytes' }),
  go_gc_heap_objects_objects: gauge({ help: 'Objects on the heap.', unit: 'objects' }),
  go_gc_heap_tiny_allocs_objects_total: counter({ help: 'Small objects that share a block.', unit: 'objects' }),
  go_gc_limiter_last_enabled_gc_cycle: gauge({
    help: 'Garbage collection in which the processor time of the collector was last limited; 0: none.',
    unit: 'none',
    range: { min: 0 },
  }),
  go_gc_pauses_seconds: histogram({
    help: 'Time for which garbage collections stopped the program.',
    unit: 'seconds',
    observations: 'events',
    buckets: pauses,
  }),
  go_gc_scan_globals_bytes: gauge({ help: 'Memory of global variables that is scanned.', unit: 'bytes' }),
  go_gc_scan_heap_bytes: gauge({ help: 'Memory of the heap that is scanned.', unit: 'bytes' }),
  go_gc_scan_stack_bytes: gauge({ help: 'Memory of stacks scanned in the last garbage collection.', unit: 'bytes' }),
  go_gc_scan_total_bytes: gauge({ help: 'All memory that is scanned.', unit: 'bytes' }),
  go_gc_stack_starting_size_bytes: gauge({ help: 'Stack of a new goroutine.', unit: 'bytes' }),
  go_sched_goroutines_created_goroutines_total: counter({ help: 'Goroutines created.', unit: 'events' }),
  go_sched_goroutines_goroutines: gauge({ help: 'Goroutines.', unit: 'none', range: { min: 0 } }),
  go_sched_goroutines_not_in_go_goroutines: gauge({
    help: 'Goroutines in a system call or in C.',
    unit: 'none',
    range: { min: 0 },
  }),
  go_sched_goroutines_runnable_goroutines: gauge({
    help: 'Goroutines that wait for a thread.',
    unit: 'none',
    range: { min: 0 },
  }),
  go_sched_goroutines_running_goroutines: gauge({ help: 'Goroutines that run.', unit: 'none', range: { min: 0 } }),
  go_sched_goroutines_waiting_goroutines: gauge({
    help: 'Goroutines that wait for something else.',
    unit: 'none',
    range: { min: 0 },
  }),
  go_sched_latencies_seconds: histogram({
    help: 'Time for which goroutines waited for a thread.',
    unit: 'seconds',
    observations: 'events',
    buckets: pauses,
  }),
  go_sched_pauses_stopping_gc_seconds: histogram({
    help: 'Time until the program had stopped for a garbage collection.',
    unit: 'seconds',
    observations: 'events',
    buckets: pauses,
  }),
  go_sched_pauses_stopping_other_seconds: histogram({
    help: 'Time until the program had stopped for something else.',
    unit: 'seconds',
    observations: 'events',
    buckets: pauses,
  }),
  go_sched_pauses_total_gc_seconds: histogram({
    help: 'Time for which the program was stopped for a garbage collection.',
    unit: 'seconds',
    observations: 'events',
    buckets: pauses,
  }),
  go_sched_pauses_total_other_seconds: histogram({
    help: 'Time for which the program was stopped for something else.',
    unit: 'seconds',
    observations: 'events',
    buckets: pauses,
  }),
  go_sched_threads_total_threads: gauge({ help: 'Threads of the runtime.', unit: 'none', range: { min: 0 } }),
  go_sync_mutex_wait_total_seconds_total: counter({
    help: 'Time for which goroutines waited for a lock.',
    unit: 'seconds',
  }),
};
