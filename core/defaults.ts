import type { Duration } from './duration';

/** Default values of a stack. */
export const defaults = {
  /** Interval between two scrapes of a target. */
  scrapeInterval: '15s' satisfies Duration,
  /** Interval between two evaluations of a rule group. */
  evaluationInterval: '15s' satisfies Duration,
  /** Time after its last sample for which Prometheus still sees a series. */
  lookback: '5m' satisfies Duration,
  /** Language of the texts of a stack. */
  language: 'en',
  /** Namespace of the servers of a stack. */
  namespace: 'monitoring',
  /** Namespace of servers that run on each machine. */
  machineNamespace: 'node-exporter',
  /** Time for which Alertmanager keeps expired silences and its notification log. */
  alertmanagerRetention: '120h' satisfies Duration,
  /** Schedule of backups of Grafana's database: five cron fields, in UTC. */
  backupSchedule: '30 2 * * *',
  /** Number of backups of Grafana's database that are kept. */
  backups: 14,
} as const;

/** Uid of the data source that Grafana Cloud has for the samples that it stores. */
export const grafanaCloudDataSource = 'grafanacloud-prom';

/** Name of the alert on notifications that Alertmanager does not deliver, by their `integration`. */
export const notificationsFailing = 'AlertmanagerNotificationsFailing';

/** Name of the alert that always fires. A service outside notices when its notifications stop. */
export const watchdog = 'Watchdog';
