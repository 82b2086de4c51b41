import type { Duration } from './duration';

/** Values that apply where a stack says nothing, each stated once. */
export const defaults = {
  /** Time between two scrapes of a target. */
  scrapeInterval: '15s' satisfies Duration,
  /** Time between two evaluations of a rule group. */
  evaluationInterval: '15s' satisfies Duration,
  /** Namespace of the servers of a stack. */
  namespace: 'monitoring',
  /** Namespace of servers that run on each machine. */
  machineNamespace: 'node-exporter',
  /** How long Alertmanager keeps silences that ended and the memory of sent notifications. */
  alertmanagerRetention: '120h' satisfies Duration,
  /** When Grafana's database is copied: five fields of cron, in UTC. */
  backupSchedule: '30 2 * * *',
  /** Copies of Grafana's database that are kept. */
  backups: 14,
} as const;

/** Name of the alert that always fires: whoever receives it outside notices when it stops. */
export const watchdog = 'Watchdog';
