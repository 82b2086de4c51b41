import { closed, counter, gauge, histogram, open, summary } from '../../../metrics';

/** Metrics of alerts, and of silences. */
export const alertsMetrics = {
  alertmanager_alerts: gauge({
    help: 'Alerts that are known.',
    unit: 'none',
    labels: { state: closed('active', 'suppressed', 'unprocessed') },
  }),
  alertmanager_alerts_received_total: counter({
    help: 'Alerts received.',
    unit: 'events',
    labels: { version: open(1, 'v2'), status: closed('firing', 'resolved') },
    startsAtZero: true,
  }),
  alertmanager_alerts_invalid_total: counter({
    help: 'Alerts received that were invalid.',
    unit: 'events',
    labels: { version: open(1, 'v2') },
    startsAtZero: true,
  }),
  alertmanager_alerts_per_alert_limit: gauge({
    help: 'Alerts that one name may have; 0: any.',
    unit: 'none',
    range: { min: 0 },
  }),
  alertmanager_alerts_limited_total: counter({
    help: 'Alerts refused because their name has too many.',
    unit: 'events',
    labels: { alertname: open(1) },
    exposedWhen: 'with a limit of alerts by name',
  }),
  alertmanager_dispatcher_aggregation_groups: gauge({ help: 'Groups of alerts.', unit: 'none', range: { min: 0 } }),
  alertmanager_dispatcher_aggregation_group_creation_given_up_total: counter({
    help: 'Alerts lost because their group could not be created.',
    unit: 'events',
  }),
  alertmanager_dispatcher_aggregation_group_creation_retries_total: counter({
    help: 'Groups created at the same time by several.',
    unit: 'events',
  }),
  alertmanager_dispatcher_aggregation_group_limit_reached_total: counter({
    help: 'Groups not created because there were too many.',
    unit: 'events',
  }),
  alertmanager_dispatcher_alert_processing_duration_seconds: summary({
    help: 'Time to find the routes of alerts.',
    unit: 'seconds',
    observations: 'events',
    quantiles: [],
  }),
  alertmanager_inhibition_rules: gauge({ help: 'Rules of inhibition.', unit: 'none', range: { min: 0 } }),
  alertmanager_silences: gauge({
    help: 'Silences.',
    unit: 'none',
    labels: { state: closed('active', 'expired', 'pending') },
  }),
  alertmanager_silences_gc_duration_seconds: summary({
    help: 'Time to remove old silences.',
    unit: 'seconds',
    observations: 'operations',
    quantiles: [],
  }),
  alertmanager_silences_gc_errors_total: counter({ help: 'Removals of old silences that failed.', unit: 'errors' }),
  alertmanager_silences_gossip_messages_propagated_total: counter({
    help: 'Silences passed on to other members.',
    unit: 'events',
  }),
  alertmanager_silences_maintenance_total: counter({
    help: 'Times that silences were written to the disk.',
    unit: 'operations',
  }),
  alertmanager_silences_maintenance_errors_total: counter({
    help: 'Times that silences could not be written to the disk.',
    unit: 'errors',
  }),
  alertmanager_silences_matcher_compile_errors_total: counter({
    help: 'Matchers of silences that could not be read.',
    unit: 'errors',
    labels: { stage: closed('index', 'load_snapshot') },
    startsAtZero: true,
  }),
  alertmanager_silences_matcher_index_size: gauge({
    help: 'Silences in the index of matchers.',
    unit: 'none',
    range: { min: 0 },
  }),
  alertmanager_silences_queries_total: counter({ help: 'Lookups of silences.', unit: 'queries' }),
  alertmanager_silences_query_duration_seconds: histogram({
    help: 'Time to look up silences.',
    unit: 'seconds',
    observations: 'queries',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  }),
  alertmanager_silences_query_errors_total: counter({ help: 'Lookups of silences that failed.', unit: 'errors' }),
  alertmanager_silences_query_silences_scanned_total: counter({
    help: 'Silences that lookups compared.',
    unit: 'events',
  }),
  alertmanager_silences_query_silences_skipped_total: counter({
    help: 'Silences that lookups left out.',
    unit: 'events',
  }),
  alertmanager_silences_snapshot_duration_seconds: summary({
    help: 'Time to write silences to the disk.',
    unit: 'seconds',
    observations: 'operations',
    quantiles: [],
  }),
  alertmanager_silences_snapshot_size_bytes: gauge({ help: 'Size of the silences on the disk.', unit: 'bytes' }),
  alertmanager_silences_state_size: gauge({
    help: 'Silences that are kept, expired ones included.',
    unit: 'none',
    range: { min: 0 },
  }),
  alertmanager_silences_version_index_size: gauge({
    help: 'Silences in the index of versions.',
    unit: 'none',
    range: { min: 0 },
  }),
};
