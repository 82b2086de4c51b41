import { eventsIndicator, Objective, percent, selectors } from '../../../promql';
import { kairoCms } from './catalogue';

const m = selectors(kairoCms);

/**
 * Objectives of the project; the guide has none. As for Gauzian, 99 % of requests without a server
 * error. The guide does not say whether `api_errors_total` also counts 4xx, which one client can
 * cause, so only its warning has that metric.
 */
export const objectives = {
  availability: new Objective({
    name: 'kairo_cms_availability',
    title: 'Disponibilité',
    indicator: eventsIndicator({
      failures: m.http_requests_total.where({ status: /5../ }),
      events: m.http_requests_total,
    }),
    target: percent(99),
  }),
} as const;
