import { panelHandles, type Dashboard } from '../../dashboards';

/** The uid of the dashboard of a server and of that of an agent: a stack has one of them. */
export const monitoringUid = 'monitoring';

/** Panels that both have. */
export type MonitoringPanel = 'reloaded' | 'targets' | 'discovered';

/** Panels of a server to which alerts link. */
export type ServerPanel =
  | MonitoringPanel
  | 'disk'
  | 'diskUse'
  | 'evaluation'
  | 'failures'
  | 'notifications'
  | 'notificationsFailed'
  | 'samples';

/** Panels of an agent to which alerts link. */
export type AgentPanel = MonitoringPanel | 'delay' | 'sent';

// The types of the dashboards hold that they have these panels.
export const monitoringPanel = panelHandles<Dashboard<MonitoringPanel>>(monitoringUid);
export const serverPanel = panelHandles<Dashboard<ServerPanel>>(monitoringUid);
export const agentPanel = panelHandles<Dashboard<AgentPanel>>(monitoringUid);
