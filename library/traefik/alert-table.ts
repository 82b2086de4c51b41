import { percent } from '../../promql';
import type { Thresholds } from '../common/adjust';
import { targetAlertTable, withoutThreshold } from '../common/alert-table';

/**
 * Alerts of the system, with the share of failed requests above which one fires. The limits of certificates are
 * `certificateLimits`.
 */
export const traefikAlertTable = {
  TraefikErrorsHigh: percent(5),
  ...withoutThreshold('TraefikCertificateExpiring', 'TraefikCertificateAlmostExpired'),
  ...targetAlertTable('Traefik'),
};

/** Thresholds of the alerts on Traefik. */
export type TraefikThresholds = Thresholds<typeof traefikAlertTable>;
