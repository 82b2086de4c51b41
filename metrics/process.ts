import { counter, gauge } from './metric';

/**
 * Metrics of every process with an official Prometheus client library. Source:
 * https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics.
 */
export const processMetrics = {
  process_cpu_seconds_total: counter({ help: 'Processor time used.', unit: 'seconds' }),
  process_resident_memory_bytes: gauge({ help: 'Memory in use.', unit: 'bytes' }),
  process_start_time_seconds: gauge({ help: 'When the process started.', unit: 'timestamp' }),
};
