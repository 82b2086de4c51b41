import { max, selectors, time } from '../../promql';
import { lastScrape, type Reading } from '../common/alerts';
import { traefik } from './catalogue';

const m = selectors(traefik);

/** Requests that failed in a service, or that no server of it answered (502, 503, 504). */
export const failedRequests = m.traefik_service_requests_total.where({ code: /5../ });

/**
 * Remaining time of each certificate by its names. Until Traefik restarts it also shows those that
 * it has renewed, with another serial number: the latest is the one that it serves.
 */
export const certificateLeft = certificateLeftOf(lastScrape);

/** The same of a gauge that is read in another way. */
export function certificateLeftOf(read: Reading) {
  return max(read(m.traefik_tls_certs_not_after)).by('cn', 'sans').minus(time());
}
