/**
 * Monitoring of the stack itself.
 *
 * @module
 */
export { monitoringDashboard as dashboard, type MonitoringProps } from './dashboard';
export {
  agentPanel,
  monitoringPanel,
  serverPanel,
  type AgentPanel,
  type MonitoringPanel,
  type ServerPanel,
} from './panels';
export { monitoringSystem as system } from './system';
