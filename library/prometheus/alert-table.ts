import { percent } from '../../promql';
import type { Thresholds } from '../common/adjust';
import { withoutThreshold } from '../common/alert-table';

/** Alerts of Prometheus on itself, with the shares above which they fire. */
export const prometheusAlertTable = {
  PrometheusDiskNearRetentionLimit: percent(95),
  ...withoutThreshold(
    'Watchdog',
    'PrometheusReloadFailed',
    'PrometheusRuleEvaluationFailed',
    'PrometheusRuleEvaluationSlow',
    'PrometheusStorageTrouble',
    'PrometheusScrapeLimitExceeded',
    'PrometheusDiscoveryFailing',
    'PrometheusSamplesRejected',
  ),
};

/** Thresholds of the alerts of Prometheus on itself. */
export type PrometheusThresholds = Thresholds<typeof prometheusAlertTable>;
