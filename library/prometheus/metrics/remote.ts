import { counter, gauge, histogram } from '../../../metrics';

/** Metrics that exist also without remote writes, of servers and agents. */
export const remoteMetrics = {
  prometheus_notifications_alertmanagers_discovered: gauge({ help: 'Alertmanagers that are known.', unit: 'targets' }),
  prometheus_notifications_queue_capacity: gauge({
    help: 'Alerts that may wait for each Alertmanager.',
    unit: 'notifications',
  }),
  prometheus_remote_read_handler_gate_wait_duration_seconds: histogram({
    help: 'Time that remote reads of this server waited.',
    unit: 'seconds',
    observations: 'requests',
    buckets: [],
  }),
  prometheus_remote_read_handler_queries: gauge({
    help: 'Remote reads of this server that run or wait.',
    unit: 'queries',
  }),
  prometheus_remote_storage_highest_timestamp_in_seconds: gauge({
    help: 'Time of the newest sample for remote writes.',
    unit: 'timestamp',
  }),
  prometheus_remote_storage_samples_in_total: counter({ help: 'Samples for remote writes.', unit: 'samples' }),
  prometheus_remote_storage_histograms_in_total: counter({
    help: 'Native histograms for remote writes.',
    unit: 'samples',
  }),
  prometheus_remote_storage_exemplars_in_total: counter({ help: 'Exemplars for remote writes.', unit: 'samples' }),
  prometheus_remote_storage_string_interner_zero_reference_releases_total: counter({
    help: 'Strings released that were not kept; a fault of the program.',
    unit: 'events',
  }),
};
