import { catalogue, counter, gauge, histogram, open, optional, summary } from '../../metrics';
import { processMetrics } from '../../metrics/process';
import { rejectedScrapes } from './rejected-scrapes';

// One file and group for each alert.
const ruleGroup = open(50, '/etc/prometheus/rules/machine.MachineDiskAlmostFull.yml;machine');

/** Catalogue of Prometheus. */
export const prometheus = catalogue({
  name: 'prometheus',
  software: 'prometheus',
  version: '3.16.0',
  otherSeries: 840,
  metrics: {
    ...processMetrics,
    prometheus_build_info: gauge({
      help: 'Always 1; the version stands in its labels.',
      unit: 'none',
      labels: {
        version: open(1, '3.16.0'),
        revision: open(1),
        branch: optional(open(1)),
        goversion: open(1),
        goos: open(1),
        goarch: open(1),
        tags: open(1),
      },
    }),
    prometheus_config_last_reload_successful: gauge({
      help: 'Whether the configuration was read without a fault when it was last read.',
      unit: 'boolean',
    }),
    prometheus_config_last_reload_success_timestamp_seconds: gauge({
      help: 'When the configuration was last read without a fault.',
      unit: 'timestamp',
    }),
    prometheus_engine_query_duration_seconds: summary({
      help: 'Time of the parts of queries.',
      unit: 'seconds',
      observations: 'queries',
      quantiles: [0.5, 0.9, 0.99],
      labels: { slice: open(4, 'inner_eval', 'prepare_time', 'queue_time', 'result_sort') },
    }),
    prometheus_notifications_alertmanagers_discovered: gauge({
      help: 'Alertmanagers that are known.',
      unit: 'targets',
    }),
    prometheus_notifications_dropped_total: counter({
      help: 'Notifications that could not be sent.',
      unit: 'notifications',
      labels: { alertmanager: open(1) },
      startsAtZero: true,
    }),
    prometheus_notifications_errors_total: counter({
      help: 'Notifications that an Alertmanager refused.',
      unit: 'notifications',
      labels: { alertmanager: open(1) },
      startsAtZero: true,
    }),
    prometheus_notifications_sent_total: counter({
      help: 'Notifications sent.',
      unit: 'notifications',
      labels: { alertmanager: open(1) },
      startsAtZero: true,
    }),
    prometheus_rule_evaluation_failures_total: counter({
      help: 'Rule evaluations that failed.',
      unit: 'evaluations',
      labels: { rule_group: ruleGroup },
      startsAtZero: true,
    }),
    prometheus_rule_evaluations_total: counter({
      help: 'Rule evaluations.',
      unit: 'evaluations',
      labels: { rule_group: ruleGroup },
      startsAtZero: true,
    }),
    prometheus_rule_group_interval_seconds: gauge({
      help: 'How often a group of rules is evaluated.',
      unit: 'seconds',
      labels: { rule_group: ruleGroup },
    }),
    prometheus_rule_group_iterations_missed_total: counter({
      help: 'Evaluations of a group that were left out because the one before took too long.',
      unit: 'evaluations',
      labels: { rule_group: ruleGroup },
      startsAtZero: true,
    }),
    prometheus_rule_group_last_duration_seconds: gauge({
      help: 'Time that the last evaluation of a group took.',
      unit: 'seconds',
      labels: { rule_group: ruleGroup },
    }),
    prometheus_sd_kubernetes_failures_total: counter({
      help: 'Requests to the Kubernetes API that failed while targets were looked for.',
      unit: 'errors',
    }),
    prometheus_target_scrape_pool_targets: gauge({
      help: 'Targets of a job.',
      unit: 'targets',
      labels: { scrape_job: open(8, 'gauzian-backend') },
    }),
    ...rejectedScrapes,
    prometheus_target_scrapes_sample_duplicate_timestamp_total: counter({
      help: 'Samples refused because there was another one with the same time.',
      unit: 'samples',
    }),
    prometheus_target_scrapes_sample_out_of_order_total: counter({
      help: 'Samples refused because a later one was there already.',
      unit: 'samples',
    }),
    prometheus_tsdb_blocks_loaded: gauge({ help: 'Blocks of the database.', unit: 'blocks' }),
    prometheus_tsdb_checkpoint_creations_failed_total: counter({
      help: 'Checkpoints of the write-ahead log that failed.',
      unit: 'operations',
    }),
    prometheus_tsdb_compactions_failed_total: counter({ help: 'Compactions that failed.', unit: 'operations' }),
    prometheus_tsdb_head_chunks_storage_size_bytes: gauge({
      help: 'Disk space of the chunks of the last hours.',
      unit: 'bytes',
    }),
    prometheus_tsdb_head_samples_appended_total: counter({
      help: 'Samples stored.',
      unit: 'samples',
      // Floats and native histograms are separate.
      labels: { type: open(2, 'float', 'histogram') },
    }),
    prometheus_tsdb_head_series: gauge({ help: 'Series in memory.', unit: 'series' }),
    prometheus_tsdb_lowest_timestamp_seconds: gauge({ help: 'The time of the oldest sample.', unit: 'timestamp' }),
    prometheus_tsdb_reloads_failures_total: counter({
      help: 'Failed attempts to load the blocks of the database.',
      unit: 'reloads',
    }),
    prometheus_tsdb_retention_limit_bytes: gauge({ help: 'Disk space that blocks may take; 0: any.', unit: 'bytes' }),
    prometheus_tsdb_retention_limit_seconds: gauge({ help: 'Age that blocks may have; 0: any.', unit: 'seconds' }),
    prometheus_tsdb_storage_blocks_bytes: gauge({ help: 'Disk space of the blocks.', unit: 'bytes' }),
    prometheus_tsdb_wal_corruptions_total: counter({ help: 'Corruptions of the write-ahead log.', unit: 'events' }),
    prometheus_tsdb_wal_storage_size_bytes: gauge({ help: 'Disk space of the write-ahead log.', unit: 'bytes' }),
    prometheus_http_request_duration_seconds: histogram({
      help: 'Time to answer an HTTP request.',
      unit: 'seconds',
      observations: 'requests',
      buckets: [0.1, 0.2, 0.4, 1, 3, 8, 20, 60, 120],
      labels: { handler: open(15, '/api/v1/query', '/api/v1/query_range') },
    }),
  },
});
