import { eventsIndicator, Objective, percent, selectors } from '../../../promql';
import { kairoCms } from './catalogue';

const m = selectors(kairoCms);

/**
 * Objectives of the project; the guide has none. As for Gauzian, 99 % of requests without an error.
 */
export const objectives = {
  availability: new Objective({
    name: 'kairo_cms_availability',
    title: 'Disponibilité',
    indicator: eventsIndicator({ failures: m.api_errors_total, events: m.http_requests_total }),
    target: percent(99),
  }),
} as const;
