import type { Thresholds } from '../common/adjust';
import { targetAlertTable, withoutThreshold } from '../common/alert-table';
import { remoteWriteAlertTable } from '../prometheus/remote-write/alert-table';

/** Alerts of an agent, with the delay above which they fire. */
export const agentAlertTable = {
  ...remoteWriteAlertTable,
  ...withoutThreshold(
    'Watchdog',
    'PrometheusReloadFailed',
    'PrometheusScrapeLimitExceeded',
    'PrometheusDiscoveryFailing',
    'MonitoringRestarting',
  ),
  ...targetAlertTable('Prometheus'),
};

/** Thresholds of the alerts of an agent. */
export type AgentThresholds = Thresholds<typeof agentAlertTable>;
