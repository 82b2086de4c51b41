import { observationsAbove, percent, quantileOf, rate, ratio, seconds, selectors, sum } from '../../../promql';
import { kairoCms } from './catalogue';

const m = selectors(kairoCms);

/** Share of requests with an API error. */
export const errorShare = ratio(sum(rate(m.api_errors_total)).by('job'), sum(rate(m.http_requests_total)).by('job'));

/** 95th percentile of the request latency. */
export const requestLatency = quantileOf(0.95, m.http_request_duration_seconds, { by: ['job'] });

/** 95th percentile of the duration of queries, by model. */
export const queryLatency = quantileOf(0.95, m.tenant_db_query_duration_seconds, { by: ['job', 'model'] });

/**
 * Queries per second that take longer than 200 ms, by model. The guide uses the bucket up to 0.2
 * for slow queries, but it contains the fast ones.
 */
export const slowQueries = observationsAbove(m.tenant_db_query_duration_seconds, 0.2, { by: ['model'] });
/** Thresholds of the guide's two alerts, also used for panels. */
export const guideThresholds = { errorShare: percent(5), queryLatency: seconds(1) } as const;
