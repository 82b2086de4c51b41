import { closed, counter, gauge, histogram, open, summary } from '../../../metrics';

/** Alertmanager counts all of its 18 integrations, and all reasons of failures, from its start. */
const integration = open(18, 'email', 'slack', 'discord', 'telegram', 'pagerduty', 'webhook');
const reason = closed(
  'authError',
  'clientError',
  'configError',
  'contextCanceled',
  'contextDeadlineExceeded',
  'encodingError',
  'fileReadError',
  'missingContext',
  'other',
  'rateLimited',
  'requestError',
  'serverError',
  'templateError',
);

/** Metrics of notifications, and of their log. */
export const notificationsMetrics = {
  alertmanager_integrations: gauge({ help: 'Integrations in the configuration.', unit: 'none', range: { min: 0 } }),
  alertmanager_receivers: gauge({ help: 'Receivers in the configuration.', unit: 'none', range: { min: 0 } }),
  alertmanager_notifications_total: counter({
    help: 'Notifications that were to be sent.',
    unit: 'notifications',
    labels: { integration },
    startsAtZero: true,
  }),
  alertmanager_notifications_failed_total: counter({
    help: 'Notifications that could not be sent, after all attempts.',
    unit: 'notifications',
    labels: { integration, reason },
    startsAtZero: true,
  }),
  alertmanager_notifications_suppressed_total: counter({
    help: 'Alerts that were not notified.',
    unit: 'notifications',
    labels: { reason: open(4, 'silence', 'inhibition') },
    exposedWhen: 'after the first such alert',
  }),
  alertmanager_notification_requests_total: counter({
    help: 'Requests to services, each attempt of a notification.',
    unit: 'requests',
    labels: { integration },
    startsAtZero: true,
  }),
  alertmanager_notification_requests_failed_total: counter({
    help: 'Requests to services that failed.',
    unit: 'requests',
    labels: { integration },
    startsAtZero: true,
  }),
  alertmanager_notification_latency_seconds: histogram({
    help: 'Time to send a notification.',
    unit: 'seconds',
    observations: 'notifications',
    buckets: [1, 5, 10, 15, 20],
    labels: { integration },
  }),
  alertmanager_nflog_gc_duration_seconds: summary({
    help: 'Time to remove old entries of the log.',
    unit: 'seconds',
    observations: 'operations',
    quantiles: [],
  }),
  alertmanager_nflog_gossip_messages_propagated_total: counter({
    help: 'Entries of the log passed on to other members.',
    unit: 'events',
  }),
  alertmanager_nflog_maintenance_total: counter({
    help: 'Times that the log was written to the disk.',
    unit: 'operations',
  }),
  alertmanager_nflog_maintenance_errors_total: counter({
    help: 'Times that the log could not be written to the disk.',
    unit: 'errors',
  }),
  alertmanager_nflog_queries_total: counter({ help: 'Lookups in the log.', unit: 'queries' }),
  alertmanager_nflog_query_duration_seconds: histogram({
    help: 'Time to look up the log.',
    unit: 'seconds',
    observations: 'queries',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  }),
  alertmanager_nflog_query_errors_total: counter({ help: 'Lookups in the log that failed.', unit: 'errors' }),
  alertmanager_nflog_snapshot_duration_seconds: summary({
    help: 'Time to write the log to the disk.',
    unit: 'seconds',
    observations: 'operations',
    quantiles: [],
  }),
  alertmanager_nflog_snapshot_size_bytes: gauge({ help: 'Size of the log on the disk.', unit: 'bytes' }),
};
