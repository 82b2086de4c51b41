import { eventsIndicator, latencyIndicator, Objective, percent, seconds, selectors } from '../../../promql';
import { focusApi } from './catalogue';

const m = selectors(focusApi);

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
