import { counter, gauge, histogram, open, summary } from '../../../metrics';

// One file and group for each alert.
const ofGroup = { rule_group: open(50, '/etc/prometheus/rules/machine.MachineDiskAlmostFull.yml;machine') };
const alertmanager = open(1);

/** Metrics of rules, and of the alerts that are sent. */
export const rulesMetrics = {
  prometheus_rule_evaluation_duration_seconds: summary({
    help: 'Time to evaluate a rule.',
    unit: 'seconds',
    observations: 'evaluations',
    quantiles: [0.5, 0.9, 0.99],
  }),
  prometheus_rule_evaluation_duration_histogram_seconds: histogram({
    help: 'Time to evaluate a rule.',
    unit: 'seconds',
    observations: 'evaluations',
    buckets: [0.01, 0.1, 1, 10],
  }),
  prometheus_rule_evaluation_failures_total: counter({
    help: 'Rule evaluations that failed.',
    unit: 'evaluations',
    labels: ofGroup,
    startsAtZero: true,
  }),
  prometheus_rule_evaluations_total: counter({
    help: 'Rule evaluations.',
    unit: 'evaluations',
    labels: ofGroup,
    startsAtZero: true,
  }),
  prometheus_rule_group_duration_seconds: summary({
    help: 'Time to evaluate a group of rules.',
    unit: 'seconds',
    observations: 'evaluations',
    quantiles: [0.01, 0.05, 0.5, 0.9, 0.99],
  }),
  prometheus_rule_group_duration_histogram_seconds: histogram({
    help: 'Time to evaluate a group of rules.',
    unit: 'seconds',
    observations: 'evaluations',
    buckets: [0.01, 0.1, 1, 10],
  }),
  prometheus_rule_group_interval_seconds: gauge({
    help: 'How often a group of rules is evaluated.',
    unit: 'seconds',
    labels: ofGroup,
  }),
  prometheus_rule_group_iterations_total: counter({
    help: 'Evaluations of a group that were due.',
    unit: 'evaluations',
    labels: ofGroup,
    startsAtZero: true,
  }),
  prometheus_rule_group_iterations_missed_total: counter({
    help: 'Evaluations of a group that were left out because the one before took too long.',
    unit: 'evaluations',
    labels: ofGroup,
    startsAtZero: true,
  }),
  prometheus_rule_group_last_duration_seconds: gauge({
    help: 'Time that the last evaluation of a group took.',
    unit: 'seconds',
    labels: ofGroup,
  }),
  prometheus_rule_group_last_evaluation_samples: gauge({
    help: 'Samples that the last evaluation of a group returned.',
    unit: 'samples',
    labels: ofGroup,
  }),
  prometheus_rule_group_last_evaluation_timestamp_seconds: gauge({
    help: 'When a group was last evaluated.',
    unit: 'timestamp',
    labels: ofGroup,
  }),
  prometheus_rule_group_last_restore_duration_seconds: gauge({
    help: 'Time to read the state of the alerts of a group after a start.',
    unit: 'seconds',
    labels: ofGroup,
  }),
  prometheus_rule_group_last_rule_duration_sum_seconds: gauge({
    help: 'Time of all rules of a group in its last evaluation, also of those that ran at once.',
    unit: 'seconds',
    labels: ofGroup,
  }),
  prometheus_rule_group_rules: gauge({ help: 'Rules of a group.', unit: 'none', labels: ofGroup, range: { min: 0 } }),
  prometheus_notifications_dropped_total: counter({
    help: 'Notifications that could not be sent.',
    unit: 'notifications',
    labels: { alertmanager },
    startsAtZero: true,
  }),
  prometheus_notifications_errors_total: counter({
    help: 'Notifications that an Alertmanager refused.',
    unit: 'notifications',
    labels: { alertmanager },
    startsAtZero: true,
  }),
  prometheus_notifications_sent_total: counter({
    help: 'Notifications sent.',
    unit: 'notifications',
    labels: { alertmanager },
    startsAtZero: true,
  }),
  prometheus_notifications_queue_length: gauge({
    help: 'Alerts that wait to be sent.',
    unit: 'notifications',
    labels: { alertmanager },
  }),
  prometheus_notifications_latency_seconds: summary({
    help: 'Time to send alerts to an Alertmanager.',
    unit: 'seconds',
    observations: 'requests',
    quantiles: [0.5, 0.9, 0.99],
    labels: { alertmanager },
    exposedWhen: 'after the first alert',
  }),
  prometheus_notifications_latency_histogram_seconds: histogram({
    help: 'Time to send alerts to an Alertmanager.',
    unit: 'seconds',
    observations: 'requests',
    buckets: [0.01, 0.1, 1, 10],
    labels: { alertmanager },
    exposedWhen: 'after the first alert',
  }),
};
