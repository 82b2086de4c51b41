import { closed, counter, gauge, histogram, open, summary } from '../../../metrics';

const job = open(8, 'gauzian-backend');
const name = closed('scrape', 'notify');
const config = open(10, 'gauzian-backend', 'config-0');
const mechanism = open(1, 'dns');
const interval = open(2, '15s', '30s');

/** Metrics of targets: their discovery and scrapes, of servers and agents. */
export const scrapingMetrics = {
  prometheus_sd_discovered_targets: gauge({ help: 'Targets found.', unit: 'targets', labels: { name, config } }),
  prometheus_sd_failed_configs: gauge({
    help: 'Configurations of discovery that could not be started.',
    unit: 'none',
    labels: { name },
    range: { min: 0 },
  }),
  prometheus_sd_last_update_timestamp_seconds: gauge({
    help: 'When discovery last passed on targets.',
    unit: 'timestamp',
    labels: { name, config },
  }),
  prometheus_sd_received_updates_total: counter({
    help: 'Changes that discovery found.',
    unit: 'events',
    labels: { name },
    startsAtZero: true,
  }),
  prometheus_sd_updates_total: counter({
    help: 'Changes that discovery passed on.',
    unit: 'events',
    labels: { name },
    startsAtZero: true,
  }),
  prometheus_sd_updates_delayed_total: counter({
    help: 'Changes that could not be passed on at once.',
    unit: 'events',
    labels: { name },
    startsAtZero: true,
  }),
  prometheus_sd_dns_lookups_total: counter({ help: 'Lookups of names for discovery.', unit: 'requests' }),
  prometheus_sd_dns_lookup_failures_total: counter({
    help: 'Lookups of names for discovery that failed.',
    unit: 'errors',
  }),
  prometheus_sd_file_read_errors_total: counter({ help: 'Files of targets that could not be read.', unit: 'errors' }),
  prometheus_sd_file_scan_duration_seconds: summary({
    help: 'Time to read the files of targets.',
    unit: 'seconds',
    observations: 'operations',
    quantiles: [0.5, 0.9, 0.99],
  }),
  prometheus_sd_file_watcher_errors_total: counter({
    help: 'Errors of the watch on files of targets.',
    unit: 'errors',
  }),
  prometheus_sd_http_failures_total: counter({
    help: 'Lists of targets over HTTP that could not be read.',
    unit: 'errors',
  }),
  prometheus_sd_kubernetes_events_total: counter({
    help: 'Changes that the Kubernetes API reported.',
    unit: 'events',
    labels: {
      event: closed('add', 'delete', 'update'),
      role: closed('endpoints', 'endpointslice', 'ingress', 'node', 'pod', 'service'),
    },
    startsAtZero: true,
  }),
  prometheus_sd_kubernetes_failures_total: counter({
    help: 'Requests to the Kubernetes API that failed while targets were looked for.',
    unit: 'errors',
  }),
  prometheus_sd_refresh_failures_total: counter({
    help: 'Repeated lookups of targets that failed.',
    unit: 'errors',
    labels: { mechanism, config },
    startsAtZero: true,
    exposedWhen: 'with a discovery that looks again, such as DNS',
  }),
  prometheus_sd_refresh_duration_seconds: summary({
    help: 'Time of repeated lookups of targets.',
    unit: 'seconds',
    observations: 'operations',
    quantiles: [0.5, 0.9, 0.99],
    labels: { mechanism, config },
    exposedWhen: 'with a discovery that looks again, such as DNS',
  }),
  prometheus_sd_refresh_duration_histogram_seconds: histogram({
    help: 'Time of repeated lookups of targets.',
    unit: 'seconds',
    observations: 'operations',
    buckets: [0.01, 0.1, 1, 10],
    labels: { mechanism, config },
    exposedWhen: 'with a discovery that looks again, such as DNS',
  }),
  prometheus_target_interval_length_seconds: summary({
    help: 'Time between two scrapes of a target, by the interval that is configured.',
    unit: 'seconds',
    observations: 'operations',
    quantiles: [0.01, 0.05, 0.5, 0.9, 0.99],
    labels: { interval },
  }),
  prometheus_target_interval_length_histogram_seconds: histogram({
    help: 'Time between two scrapes of a target, by the interval that is configured.',
    unit: 'seconds',
    observations: 'operations',
    buckets: [0.01, 0.1, 1, 10],
    labels: { interval },
  }),
  prometheus_target_metadata_cache_bytes: gauge({
    help: 'Memory of the types and help texts of metrics.',
    unit: 'bytes',
    labels: { scrape_job: job },
  }),
  prometheus_target_metadata_cache_entries: gauge({
    help: 'Metrics whose type and help text are kept.',
    unit: 'series',
    labels: { scrape_job: job },
  }),
  prometheus_target_scrape_duration_seconds: histogram({
    help: 'Time from the beginning of a scrape until its samples are stored.',
    unit: 'seconds',
    observations: 'operations',
    buckets: [],
  }),
  prometheus_target_scrape_pool_targets: gauge({
    help: 'Targets of a job.',
    unit: 'targets',
    labels: { scrape_job: job },
  }),
  prometheus_target_scrape_pool_target_limit: gauge({
    help: 'Targets that a job may have; 0: any.',
    unit: 'targets',
    labels: { scrape_job: job },
  }),
  prometheus_target_scrape_pool_symboltable_items: gauge({
    help: 'Strings of labels that a job keeps.',
    unit: 'none',
    labels: { scrape_job: job },
    range: { min: 0 },
  }),
  prometheus_target_scrape_pool_sync_total: counter({
    help: 'Times that the targets of a job were brought up to date.',
    unit: 'operations',
    labels: { scrape_job: job },
    startsAtZero: true,
  }),
  prometheus_target_scrape_pool_exceeded_label_limits_total: counter({
    help: 'Scrapes thrown away because of too many labels, or too long values of labels.',
    unit: 'operations',
  }),
  prometheus_target_scrapes_exceeded_body_size_limit_total: counter({
    help: 'Scrapes thrown away because the page of the target was larger than it may be.',
    unit: 'operations',
  }),
  prometheus_target_scrapes_exceeded_sample_limit_total: counter({
    help: 'Scrapes thrown away because the target exposed more samples than it may.',
    unit: 'operations',
  }),
  prometheus_target_scrape_pool_exceeded_target_limit_total: counter({
    help: 'Times that a job had more targets than it may.',
    unit: 'operations',
  }),
  prometheus_target_scrape_pool_reloads_total: counter({ help: 'Changes of jobs.', unit: 'reloads' }),
  prometheus_target_scrape_pool_reloads_failed_total: counter({
    help: 'Changes of jobs that failed.',
    unit: 'reloads',
  }),
  prometheus_target_scrape_pools_total: counter({ help: 'Jobs that were to be started.', unit: 'operations' }),
  prometheus_target_scrape_pools_failed_total: counter({ help: 'Jobs that could not be started.', unit: 'operations' }),
  prometheus_target_scrapes_cache_flush_forced_total: counter({
    help: 'Times that the cache of a target was emptied because it had grown.',
    unit: 'events',
  }),
  prometheus_target_scrapes_exceeded_native_histogram_bucket_limit_total: counter({
    help: 'Scrapes thrown away because a native histogram had more buckets than it may.',
    unit: 'operations',
  }),
  prometheus_target_scrapes_exemplar_out_of_order_total: counter({
    help: 'Exemplars refused because a later one was there already.',
    unit: 'events',
  }),
  prometheus_target_scrapes_sample_duplicate_timestamp_total: counter({
    help: 'Samples refused because there was another one with the same time.',
    unit: 'samples',
  }),
  prometheus_target_scrapes_sample_out_of_bounds_total: counter({
    help: 'Samples refused because their time is too far from now.',
    unit: 'samples',
  }),
  prometheus_target_scrapes_sample_out_of_order_total: counter({
    help: 'Samples refused because a later one was there already.',
    unit: 'samples',
  }),
  prometheus_target_sync_failed_total: counter({
    help: 'Targets that could not be made of what discovery found.',
    unit: 'errors',
    labels: { scrape_job: job },
    startsAtZero: true,
  }),
  prometheus_target_sync_length_seconds: summary({
    help: 'Time to bring the targets of a job up to date.',
    unit: 'seconds',
    observations: 'operations',
    quantiles: [0.01, 0.05, 0.5, 0.9, 0.99],
    labels: { scrape_job: job },
  }),
  prometheus_target_sync_length_histogram_seconds: histogram({
    help: 'Time to bring the targets of a job up to date.',
    unit: 'seconds',
    observations: 'operations',
    buckets: [0.01, 0.1, 1, 10],
    labels: { scrape_job: job },
  }),
};
