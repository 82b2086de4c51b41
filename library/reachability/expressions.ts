import { days, selectors, time } from '../../promql';
import { blackboxProbe } from './catalogue';

const m = selectors(blackboxProbe);

/** How long the first certificate of an address still holds that expires; nothing when the handshake fails, as it does afterwards. */
export const certificateLeft = m.probe_ssl_earliest_cert_expiry.minus(time());

/**
 * How long before its end a certificate is told of. Let's Encrypt's are renewed 30 days before they end: after 16 days of failures
 * somebody looks, and three days before the end somebody is woken.
 */
export const certificateLimits = { warning: days(14), critical: days(3) } as const;
