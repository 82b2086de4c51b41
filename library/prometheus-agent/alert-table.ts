import { minutes } from '../../promql';
import type { Thresholds } from '../common/adjust';
import { targetAlertTable, withoutThreshold } from '../common/alert-table';

/** Alerts of an agent, with the delay above which they fire. */
export const agentAlertTable = {
  PrometheusSendingLate: minutes(2),
  ...withoutThreshold(
    'Watchdog',
    'PrometheusReloadFailed',
    'PrometheusScrapeLimitExceeded',
    'PrometheusDiscoveryFailing',
    'PrometheusSamplesLost',
    'MonitoringRestarting',
  ),
  ...targetAlertTable('Prometheus'),
};

/** Thresholds of the alerts of an agent. */
export type AgentThresholds = Thresholds<typeof agentAlertTable>;
