import { dashboardRange, increase, max, not, quantileOf, quantity, rate, ratio, selectors, sum } from '../../../promql';
import { machine } from '../../../library';
import { booking } from './catalogue';
import type { FunnelStep } from './metrics/business';

const m = selectors(booking);
const n = selectors(machine.catalogue);

/** Share of requests with a server error. */
export const errorShare = ratio(
  sum(rate(m.http_requests_total.where({ status: /5../ }))).by('job'),
  sum(rate(m.http_requests_total)).by('job'),
);

/** Quantile of the request latency. */
export const requestLatency = (quantile: number) =>
  quantileOf(quantile, m.http_request_duration_seconds, { by: ['job'] });

/** 95th percentile of the duration of queries, by operation. */
export const queryLatency = quantileOf(0.95, m.db_query_duration_seconds, { by: ['operation'] });

/** Share of cache lookups that hit. */
export const hitShare = ratio(
  sum(rate(m.cache_lookups_total.where({ result: 'hit' }))),
  sum(rate(m.cache_lookups_total)),
);

const cpuTime = n.node_cpu_seconds_total;

/**
 * Share of time in which the processors are busy: the work among all, because 1 less the idle share is
 * 1 while a counter stands still.
 */
export const cpuUse = ratio(
  sum(rate(cpuTime.where({ mode: not('idle') }))).by('job', 'instance'),
  sum(rate(cpuTime)).by('job', 'instance'),
);

/** Share of time in which each processor is busy. */
export const cpuUseByCore = quantity(1, 'ratio').minus(
  max(rate(cpuTime.where({ mode: 'idle' })))
    .by('instance', 'cpu')
    .in('ratio'),
);

/** Sessions that reached a step of the funnel in the time range of the dashboard. */
export const reached = (step: FunnelStep) => sum(increase(m.conversion_funnel_total.where({ step }), dashboardRange));
