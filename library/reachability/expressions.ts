import type { Duration } from '../../core/duration';
import { avgOverTime, min, selectors, time } from '../../promql';
import { lastScrape, type Reading } from '../common/alerts';
import { blackboxProbe } from './catalogue';

const m = selectors(blackboxProbe);

/**
 * Remaining time of the first certificate to expire. It has no value when the handshake fails, as
 * with an expired certificate.
 */
export const certificateLeft = certificateLeftOf(lastScrape);

/** The same of a gauge that is read in another way. */
export function certificateLeftOf(read: Reading) {
  return read(m.probe_ssl_earliest_cert_expiry).minus(time());
}

/** Share of the probes of each address within a window that succeeded. */
export const uptimeOf = (window: Duration) => min(avgOverTime(m.probe_success, window)).by('instance');
