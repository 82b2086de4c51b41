/**
 * The alerts of the stacks: one function each, which is told the job that it is about.
 *
 * @module
 */
export { alertmanagerAlerts, type AlertmanagerAlertsOf } from './alertmanager';
export type { AlertsOf } from './common';
export { postgresAlerts, redisAlerts, type RedisUnreachable } from './databases';
export { focusApiAlerts, type FocusApiAlertsOf } from './focus-api';
export { gauzianAlerts } from './gauzian';
export { machineAlerts } from './machine';
export { prometheusAlerts } from './prometheus';
export { targetAlerts, type WatchedJob } from './targets';
