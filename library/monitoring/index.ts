/**
 * Monitoring of the stack itself.
 *
 * @module
 */
export { monitoringDashboard as dashboard, type MonitoringProps } from './dashboard';
export {
  monitoringPanel,
  remoteWritePanel,
  serverPanel,
  type AgentPanel,
  type MonitoringPanel,
  type RemoteWritePanel,
  type ServerPanel,
} from './panels';
export { monitoringSystem as system } from './system';
