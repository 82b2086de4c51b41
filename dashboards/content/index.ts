/**
 * The dashboards of the stacks: one function each, which is told the jobs that it is about.
 *
 * @module
 */
export { focusApiOverview } from './focus-api';
export { gauzianOverview } from './gauzian';
export { kairoCmsDashboard } from './kairo-cms';
export { machineDashboard } from './machine';
export { minioDashboard } from './minio';
export { monitoringDashboard, type MonitoringProps } from './monitoring';
export { agentDashboard } from './prometheus-agent';
export { postgresDashboard } from './postgres';
export { redisDashboard } from './redis';
export { traefikDashboard } from './traefik';
export { reachabilityRows } from './reachability';
export type { DashboardOf } from './common';
