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

/** Returns limits, or the default ones in place of those with issues, which are reported once. */
export function usableLimits(limits = certificateLimits): CertificateLimits {
  return certificateLimitIssues(limits).length === 0 ? limits : certificateLimits;
}

/** Returns the colours of the remaining time of a certificate: they change when its alerts fire. */
export function certificateThresholds(limits = certificateLimits): Thresholds<'seconds'> {
  const { warning, critical } = usableLimits(limits);
  const issues = certificateLimitIssues(limits);
  return { ...thresholds('red', [critical, 'yellow'], [warning, 'green']), issues };
}
