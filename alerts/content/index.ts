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
export { kairoCmsAlerts, type KairoCmsAlertsOf } from './kairo-cms';
export { machineAlerts } from './machine';
export { prometheusAlerts } from './prometheus';
export { agentAlerts } from './prometheus-agent';
export { reachabilityAlerts, type ReachabilityOf } from './reachability';
export { targetAlerts, type WatchedAddress, type WatchedJob, type WatchedPods } from './targets';
