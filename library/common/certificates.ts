import type { Issue } from '../../core/errors';
import { thresholds, type Thresholds } from '../../dashboards';
import { days } from '../../promql';
import type { CertificateLimits } from '../../stack/public-urls';

/**
 * Limits for certificates of 90 days, such as those of Let's Encrypt, which are renewed 30 days
 * before their end: the warning fires after 16 days of failed renewals, the critical alert after 23.
 */
export const certificateLimits: CertificateLimits = { warning: days(14), critical: days(7) };

/** Returns the issues of limits of certificates. */
export function certificateLimitIssues({ warning, critical } = certificateLimits): Issue[] {
  if (Number.isFinite(warning.value) && critical.value > 0 && warning.value > critical.value) return [];
  return [
    {
      path: 'certificateLimits',
      problem: 'these are no limits of certificates',
      given: `warning: ${warning.value} s, critical: ${critical.value} s`,
      allowed: 'a warning before the critical alert, and both before the end',
    },
  ];
}

/** Returns the colours of the remaining time of a certificate: they change when its alerts fire. */
export function certificateThresholds({ warning, critical } = certificateLimits): Thresholds<'seconds'> {
  const issues = certificateLimitIssues({ warning, critical });
  return { ...thresholds('red', [critical, 'yellow'], [warning, 'green']), issues };
}
