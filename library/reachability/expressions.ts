import { days, selectors, time } from '../../promql';
import { blackboxProbe } from './catalogue';

const m = selectors(blackboxProbe);

/** How long the first certificate of an address still holds that expires; nothing when the handshake fails, as it does afterwards. */
export const certificateLeft = m.probe_ssl_earliest_cert_expiry.minus(time());

/**
 * Time left of a certificate at which its alerts fire. Let's Encrypt's are renewed 30 days before they end: the warning fires after 16 days of
 * failures, the critical alert three days before the end.
 */
export const certificateLimits = { warning: days(14), critical: days(3) } as const;
