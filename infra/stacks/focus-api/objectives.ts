import { eventsIndicator, latencyIndicator, Objective, percent, seconds, selectors } from '../../../promql';
import { focusApi } from './catalogue';

const m = selectors(focusApi);

/**
 * Seconds within which 95 % of the requests must be answered: the guide's limit of a slow response.
 */
const slow = 1;

/**
 * Objectives of the project; the guide has only thresholds. Availability: 99 % of requests without
 * a server error, as for Gauzian, because client errors are not failures. Latency: 95 % within the
 * guide's limit, because its mean hides slow requests.
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
    // The series have no status, and checking a password is slow: one client with wrong passwords
    // can cause all failures.
    isCausedByClients: true,
  }),
} as const;

/** Thresholds of the guide, used for panels and alerts. */
export const guideThresholds = {
  errorShare: percent(5),
  meanLatency: seconds(slow),
  // Good above 80 %; below 50 % the guide recommends a change of the caching strategy.
  hitShare: { good: percent(80), bad: percent(50) },
} as const;
