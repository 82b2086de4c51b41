/**
 * The monitoring itself.
 *
 * @module
 */
export { monitoringDashboard as dashboard, type MonitoringProps } from './dashboard';
export { monitoringPart as system } from './system';
