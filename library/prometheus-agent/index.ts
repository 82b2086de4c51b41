/**
 * Prometheus in agent mode.
 *
 * @module
 */
export { agentAlerts as alerts, type AgentAlertsOf } from './alerts';
export { prometheusAgent as catalogue } from './catalogue';
export { agentDashboard as dashboard, type AgentDashboardOf } from './dashboard';
export { sendingDelay } from './expressions';
export { agentSystem as system } from './system';
