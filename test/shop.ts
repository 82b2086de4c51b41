import { catalogue, closed, counter, gauge, histogram, httpStatus, nativeHistogram, open, summary } from '../metrics';
import { eventsIndicator, Objective, percent, selectors, type ObjectiveProps } from '../promql';

/** Small application of the unit tests. */
export const shop = catalogue({
  name: 'shop',
  software: 'shop',
  version: '1.0.0',
  targetLabels: ['job', 'instance', 'pod'],
  metrics: {
    http_requests_total: counter({
      help: 'HTTP requests answered.',
      unit: 'requests',
      labels: {
        method: closed('GET', 'POST'),
        route: open(5, '/', '/cart'),
        status: httpStatus('200', '404', '500'),
      },
    }),
    http_request_duration_seconds: histogram({
      help: 'Time to answer an HTTP request.',
      unit: 'seconds',
      observations: 'requests',
      buckets: [0.1, 0.5, 1],
      labels: { route: open(5, '/', '/cart') },
    }),
    payload_bytes: nativeHistogram({ help: 'Size of request bodies.', unit: 'bytes', labels: { route: open(5) } }),
    gc_duration_seconds: summary({
      help: 'Pauses for garbage collection.',
      unit: 'seconds',
      observations: 'events',
      quantiles: [0, 0.5, 1],
    }),
    bytes_sent_total: counter({ help: 'Bytes sent.', unit: 'bytes' }),
    connections_open: gauge({
      help: 'Open connections.',
      unit: 'connections',
      labels: { state: closed('active', 'idle') },
    }),
    connections_limit: gauge({ help: 'Connections that may be open.', unit: 'connections' }),
    memory_bytes: gauge({ help: 'Memory in use.', unit: 'bytes', range: { min: 1 } }),
    start_time_seconds: gauge({ help: 'When the process started.', unit: 'timestamp' }),
  },
});

/** Metrics of the shop as expressions. */
export const metrics = selectors(shop);

/** Context of rules without a Grafana. */
export const noLinks = { panelUrl: () => undefined, runbookUrl: () => undefined };

/** Objective: 99 % of the requests to the shop succeed. */
export function availability(props: Partial<ObjectiveProps<'requests/s'>> = {}): Objective<'requests/s'> {
  return new Objective({
    name: 'shop_availability',
    title: 'Availability',
    indicator: eventsIndicator({
      failures: metrics.http_requests_total.where({ status: /5../ }),
      events: metrics.http_requests_total,
    }),
    target: percent(99),
    ...props,
  });
}
