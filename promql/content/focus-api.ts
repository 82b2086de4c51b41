import {
  eventsIndicator,
  latencyIndicator,
  meanOf,
  Objective,
  percent,
  rate,
  ratio,
  seconds,
  selectors,
  sum,
} from '..';
import { focusApi } from '../../metrics/content/focus-api';

const m = selectors(focusApi);

/** Share of requests that were answered with an error, of the client or of the server. */
export const errorShare = ratio(
  sum(rate(m.focus_api_http_errors_total)).by('job'),
  sum(rate(m.focus_api_http_requests_total)).by('job'),
);

/** How long a request takes on average. */
export const meanLatency = meanOf(m.focus_api_http_request_duration_seconds, { by: ['job'] });

const hits = sum(rate(m.focus_api_cache_hits_total)).by('job');
const misses = sum(rate(m.focus_api_cache_misses_total)).by('job');
const lookups = hits.plus(misses);

/** Share of the keys looked up in the cache that were found, and that were not: both are counted from the start, from zero. */
export const hitShare = hits.dividedBy(lookups.greaterThan(0));
export const missShare = misses.dividedBy(lookups.greaterThan(0));

/** Seconds within which 95 of 100 requests are to be answered: above them the guide calls a response slow. */
const slow = 1;

/**
 * The guide has thresholds and no objectives; these two are ours. 99 % of requests without an error of the server, as for
 * Gauzian: what clients do wrong is not our failure. 95 % within the second that the guide means by slow; its mean hides the slow
 * ones behind the fast.
 */
export const objectives = {
  availability: new Objective({
    name: 'focus_api_availability',
    title: 'Disponibilité',
    indicator: eventsIndicator({
      failures: m.focus_api_http_requests_total.where({ status: /5../ }),
      events: m.focus_api_http_requests_total,
    }),
    target: percent(99),
  }),
  latency: new Objective({
    name: 'focus_api_latency',
    title: 'Latence',
    indicator: latencyIndicator(m.focus_api_http_request_duration_seconds, slow),
    target: percent(95),
  }),
} as const;

/** The thresholds of the guide: they colour its panels and are its alerts. */
export const guideThresholds = {
  errorShare: percent(5),
  meanLatency: seconds(slow),
  // Above 80 % it is good, below 50 % the strategy is to be thought over.
  hitShare: { good: percent(80), bad: percent(50) },
} as const;
