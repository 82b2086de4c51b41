import { catalogue, counter, gauge, histogram, open } from '../../metrics';
import { processMetrics } from '../../metrics/process';
import { rejectedScrapes } from '../prometheus/rejected-scrapes';

/** Labels of remote writes. */
const remote = { remote_name: open(1, 'grafana-cloud'), url: open(1) };
// They exist as soon as the remote write does.
const ofRemote = { labels: remote, startsAtZero: true } as const;

/** Catalogue of Prometheus in agent mode. */
export const prometheusAgent = catalogue({
  name: 'prometheus_agent',
  software: 'prometheus',
  version: '3.16.0',
  otherSeries: 407,
  metrics: {
    ...processMetrics,
    prometheus_config_last_reload_successful: gauge({
      help: 'Whether the configuration was read without a fault when it was last read.',
      unit: 'boolean',
    }),
    prometheus_config_last_reload_success_timestamp_seconds: gauge({
      help: 'When the configuration was last read without a fault.',
      unit: 'timestamp',
    }),
    prometheus_target_scrape_pool_targets: gauge({
      help: 'Targets of a job.',
      unit: 'targets',
      labels: { scrape_job: open(6, 'kairo-cms') },
    }),
    ...rejectedScrapes,
    prometheus_agent_active_series: gauge({ help: 'Series that are read.', unit: 'series' }),
    prometheus_agent_corruptions_total: counter({
      help: 'Times that the write-ahead log was found corrupt.',
      unit: 'events',
    }),
    prometheus_tsdb_wal_storage_size_bytes: gauge({ help: 'Disk space of the write-ahead log.', unit: 'bytes' }),
    prometheus_remote_storage_samples_total: counter({
      help: 'Samples sent.',
      unit: 'samples',
      ...ofRemote,
    }),
    prometheus_remote_storage_samples_failed_total: counter({
      help: 'Samples that whoever gets them refused, and that are lost.',
      unit: 'samples',
      ...ofRemote,
    }),
    prometheus_remote_storage_samples_retried_total: counter({
      help: 'Samples that could not be sent, and were sent again.',
      unit: 'samples',
      ...ofRemote,
    }),
    prometheus_remote_storage_samples_pending: gauge({
      help: 'Samples that wait to be sent.',
      unit: 'samples',
      labels: remote,
    }),
    prometheus_remote_storage_queue_highest_timestamp_seconds: gauge({
      help: 'The time of the newest sample that is to be sent.',
      unit: 'timestamp',
      labels: remote,
    }),
    prometheus_remote_storage_queue_highest_sent_timestamp_seconds: gauge({
      help: 'The time of the newest sample that was sent.',
      unit: 'timestamp',
      labels: remote,
    }),
    prometheus_remote_storage_sent_batch_duration_seconds: histogram({
      help: 'Time to send a batch of samples.',
      unit: 'seconds',
      observations: 'operations',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 60, 120, 300],
      labels: remote,
    }),
  },
});
