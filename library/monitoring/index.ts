/**
 * The monitoring itself.
 *
 * @module
 */
export { monitoringDashboard as dashboard, type MonitoringProps } from './dashboard';
export { agentPanel, monitoringPanel, serverPanel } from './panels';
export { monitoringSystem as system } from './system';
