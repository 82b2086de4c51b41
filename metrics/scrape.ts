import { prometheusCatalogue } from './catalogue';
import { closed, open } from './label';
import { gauge } from './metric';

/**
 * Metrics that Prometheus writes for each scrape. Source:
 * https://prometheus.io/docs/concepts/jobs_instances/. That of a limit needs the option
 * `extra_scrape_metrics`.
 */
export const scrape = prometheusCatalogue({
  name: 'scrape',
  software: 'prometheus',
  version: '3.16.0',
  metrics: {
    up: gauge({ help: 'Whether the target was reached and its page read.', unit: 'boolean' }),
    scrape_duration_seconds: gauge({ help: 'Time that the scrape took.', unit: 'seconds' }),
    scrape_samples_scraped: gauge({ help: 'Samples that the target exposed.', unit: 'samples' }),
    scrape_samples_post_metric_relabeling: gauge({
      help: 'Samples of the target that were left after relabeling.',
      unit: 'samples',
    }),
    scrape_sample_limit: gauge({
      help: 'Samples of the target above which Prometheus rejects the scrape.',
      unit: 'samples',
    }),
    scrape_series_added: gauge({ help: 'New series, approximately, that the scrape brought.', unit: 'series' }),
  },
});

/**
 * Metric that Prometheus writes for the state of alerts. Source:
 * https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/.
 */
export const alertState = prometheusCatalogue({
  name: 'alertState',
  software: 'prometheus',
  version: '3.16.0',
  targetLabels: [],
  metrics: {
    ALERTS: gauge({
      help: 'An alert that is pending or firing.',
      unit: 'none',
      labels: {
        alertname: open(40, 'TargetDown'),
        alertstate: closed('pending', 'firing'),
        severity: closed('critical', 'warning', 'info', 'none'),
      },
      // Most alerts are inactive most of the time.
      combinations: 10,
    }),
  },
});
