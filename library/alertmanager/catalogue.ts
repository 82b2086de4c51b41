import { catalogue, closed, counter, gauge, open } from '../../metrics';
import { processMetrics } from '../../metrics/process';

/** Alertmanager counts all of its 18 integrations, and all reasons of failures, from its start. */
const integration = open(18, 'email', 'slack', 'discord', 'telegram', 'pagerduty', 'webhook');

/** Catalogue of Alertmanager. */
export const alertmanager = catalogue({
  name: 'alertmanager',
  software: 'alertmanager',
  version: '0.35.1',
  // Counted on the exposition of a new process.
  otherSeries: 313,
  metrics: {
    ...processMetrics,
    alertmanager_alerts: gauge({
      help: 'Alerts that are known.',
      unit: 'none',
      labels: { state: closed('active', 'suppressed', 'unprocessed') },
    }),
    alertmanager_notifications_total: counter({
      help: 'Notifications that were to be sent.',
      unit: 'notifications',
      labels: { integration },
      startsAtZero: true,
    }),
    alertmanager_notifications_failed_total: counter({
      help: 'Notifications that could not be sent, after all attempts.',
      unit: 'notifications',
      labels: {
        integration,
        reason: closed(
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
        ),
      },
      startsAtZero: true,
    }),
    alertmanager_silences: gauge({
      help: 'Silences.',
      unit: 'none',
      labels: { state: closed('active', 'expired', 'pending') },
    }),
  },
});
