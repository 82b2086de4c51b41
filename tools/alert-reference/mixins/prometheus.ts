import type { Mixin } from './mixin';

/** Alerts of the prometheus-mixin. */
export const prometheusMixin: Mixin = {
  title: 'prometheus-mixin',
  source: 'prometheus/prometheus at d15adb9, documentation/prometheus-mixin',
  alerts: 23,
  rows: {
    PrometheusBadConfig: ['PrometheusReloadFailed'],
    PrometheusSDRefreshFailure: 'Targets here are watched in the API server or listed; nothing is refreshed.',
    PrometheusKubernetesListWatchFailures: ['PrometheusDiscoveryFailing'],
    PrometheusNotificationQueueRunningFull: ['PrometheusNotificationsDropped'],
    PrometheusErrorSendingAlertsToSomeAlertmanagers: ['PrometheusNotificationsDropped'],
    PrometheusErrorSendingAlertsToAnyAlertmanager: ['PrometheusNotificationsDropped'],
    PrometheusNotConnectedToAlertmanagers: ['AlertmanagerDown', 'AlertmanagerAbsent'],
    PrometheusTSDBReloadsFailing: ['PrometheusStorageTrouble'],
    PrometheusTSDBCompactionsFailing: ['PrometheusStorageTrouble'],
    PrometheusNotIngestingSamples: ['PrometheusAbsent'],
    PrometheusDuplicateTimestamps: ['PrometheusSamplesRejected'],
    PrometheusOutOfOrderTimestamps: ['PrometheusSamplesRejected'],
    PrometheusRemoteStorageFailures: ['PrometheusSamplesLost'],
    PrometheusRemoteWriteBehind: ['PrometheusSendingLate'],
    PrometheusRemoteWriteDesiredShards: ['PrometheusSendingLate'],
    PrometheusRuleFailures: ['PrometheusRuleEvaluationFailed'],
    PrometheusMissingRuleEvaluations: ['PrometheusRuleEvaluationSlow'],
    PrometheusTargetLimitHit: 'No job has such a limit.',
    PrometheusLabelLimitHit: ['PrometheusScrapeLimitExceeded'],
    PrometheusScrapeBodySizeLimitHit: ['PrometheusScrapeLimitExceeded'],
    PrometheusScrapeSampleLimitHit: ['PrometheusScrapeLimitExceeded', 'PrometheusSamplesGrowing'],
    PrometheusTargetSyncFailure: 'Steps that change labels are generated and validated.',
    PrometheusHighQueryLoad:
      'Queries wait in a queue or end after a minute; nothing is lost. A panel shows their durations.',
  },
};
