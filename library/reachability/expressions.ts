import { days, selectors, time } from '../../promql';
import { blackboxProbe } from './catalogue';

const m = selectors(blackboxProbe);

/**
 * Remaining time of the first certificate to expire. It has no value when the handshake fails, as
 * with an expired certificate.
 */
export const certificateLeft = m.probe_ssl_earliest_cert_expiry.minus(time());

/**
 * Remaining times at which the alerts on a certificate fire. Certificates of Let's Encrypt are
 * renewed 30 days before their end, so the warning fires after 16 days of failed renewals, and the
 * critical alert three days before the end.
 */
export const certificateLimits = { warning: days(14), critical: days(3) } as const;
