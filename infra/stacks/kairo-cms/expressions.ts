import { observationsAbove, percent, quantileOf, rate, ratio, seconds, selectors, sum } from '../../../promql';
import { kairoCms } from './catalogue';

const m = selectors(kairoCms);

/** Share of requests that ended in an error of the API. */
export const errorShare = ratio(sum(rate(m.api_errors_total)).by('job'), sum(rate(m.http_requests_total)).by('job'));

/** The time within which 95 % of the requests are answered. */
export const requestLatency = quantileOf(0.95, m.http_request_duration_seconds, { by: ['job'] });

/** The time within which 95 % of the queries of a model are done. */
export const queryLatency = quantileOf(0.95, m.tenant_db_query_duration_seconds, { by: ['job', 'model'] });

/**
 * Queries a second that take longer than 200 ms, by model: all of them without those of the bucket up to 0.2, which the guide takes for
 * the slow ones.
 */
export const slowQueries = observationsAbove(m.tenant_db_query_duration_seconds, 0.2, { by: ['model'] });
/** The thresholds of the guide's two alerts; they colour its panels too. */
export const guideThresholds = { errorShare: percent(5), queryLatency: seconds(1) } as const;
