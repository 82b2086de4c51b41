import { panelHandles, type Dashboard } from '../../dashboards';

/** Uid of the dashboard of a server or an agent. A stack has only one of them. */
export const monitoringUid = 'monitoring';

/** Panels of both dashboards. */
export type MonitoringPanel = 'reloaded' | 'running' | 'targets' | 'discovered' | 'discoveryFailures' | 'samplesByJob';

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

/** Panels of remote writes. */
export type RemoteWritePanel = 'delay' | 'sent';

/** Panels of an agent to which alerts link. */
export type AgentPanel = MonitoringPanel | RemoteWritePanel;

// The dashboards have these types, so that the panels exist.
/** Returns a panel that the dashboards of a server and of an agent have. */
export const monitoringPanel = panelHandles<Dashboard<MonitoringPanel>>(monitoringUid);
/** Returns a panel of the dashboard of a server. */
export const serverPanel = panelHandles<Dashboard<ServerPanel>>(monitoringUid);
/** Returns a panel of the remote writes of an agent, or of a server that has them. */
export const remoteWritePanel = panelHandles<Dashboard<RemoteWritePanel>>(monitoringUid);
