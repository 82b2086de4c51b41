import { percent, quantileOf, rate, ratio, seconds, selectors, sum } from '../../../promql';
import { gauzian } from './catalogue';

const m = selectors(gauzian);

/** Requests per second that the backend answered. */
const requests = sum(rate(m.http_requests_total)).by('job');

/** Share of requests that the backend could not answer. */
export const errorShare = ratio(sum(rate(m.http_requests_total.where({ status: /5../ }))).by('job'), requests);

/** Share of requests that were answered as they were meant. */
export const successShare = ratio(sum(rate(m.http_requests_total.where({ status: /2../ }))).by('job'), requests);

/** Share of attempts to authenticate that failed. */
export const authFailureShare = ratio(
  sum(rate(m.auth_attempts_total.where({ status: 'failed' }))).by('job'),
  sum(rate(m.auth_attempts_total)).by('job'),
);

/** The time within which a share of the requests is answered. */
export const requestLatency = (quantile: number) =>
  quantileOf(quantile, m.http_request_duration_seconds, { by: ['job'] });

/** The time within which 95 % of the operations on the object storage are done. */
export const s3Latency = quantileOf(0.95, m.s3_operation_duration_seconds, { by: ['job', 'operation'] });

/** The time within which 95 % of the queries to the database are done. */
export const dbLatency = quantileOf(0.95, m.db_query_duration_seconds, { by: ['job', 'query_type'] });
/** The thresholds of the installation guide: they colour its panels and are its three alerts. */
export const guideThresholds = {
  successShare: { warning: percent(99), critical: percent(95) },
  requestLatency: seconds(1),
  s3Latency: { warning: seconds(1), critical: seconds(3) },
} as const;
