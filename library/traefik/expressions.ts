import { max, selectors, time } from '../../promql';
import { traefik } from './catalogue';

const m = selectors(traefik);

/**
 * Remaining time of each certificate by its names. Until Traefik restarts it also shows those that
 * it has renewed, with another serial number: the latest is the one that it serves.
 */
export const certificateLeft = max(m.traefik_tls_certs_not_after).by('cn', 'sans').minus(time());
