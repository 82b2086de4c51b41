import { selectors, time } from '../../promql';
import { blackboxProbe } from './catalogue';

const m = selectors(blackboxProbe);

/**
 * Remaining time of the first certificate to expire. It has no value when the handshake fails, as
 * with an expired certificate.
 */
export const certificateLeft = m.probe_ssl_earliest_cert_expiry.minus(time());
