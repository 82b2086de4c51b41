import { meanOf, quantity, rate, ratio, selectors, sum } from '../../../promql';
import { focusApi } from './catalogue';

const m = selectors(focusApi);

/** Share of requests with an error of the client or the server. */
export const errorShare = ratio(
  sum(rate(m.focus_api_http_errors_total)).by('job'),
  sum(rate(m.focus_api_http_requests_total)).by('job'),
);

/** Mean duration of a request. */
export const meanLatency = meanOf(m.focus_api_http_request_duration_seconds, { by: ['job'] });

const hits = sum(rate(m.focus_api_cache_hits_total)).by('job');
const misses = sum(rate(m.focus_api_cache_misses_total)).by('job');
const lookups = hits.plus(misses);

/** Shares of cache lookups that hit and that missed. Both counters start at zero. */
export const hitShare = hits.dividedBy(lookups.greaterThan(0));
export const missShare = misses.dividedBy(lookups.greaterThan(0));

/** The share that hit, of at least 30 lookups in five minutes: at night the few keys have expired. */
export const busyHitShare = hits.dividedBy(lookups.greaterThan(quantity(0.1, 'keys/s')));
