import { percent, quantileOf, rate, ratio, seconds, selectors, sum } from '../../../promql';
import { gauzian } from './catalogue';

const m = selectors(gauzian);

/** Requests per second of the backend. */
const requests = sum(rate(m.http_requests_total)).by('job');

/** Share of requests with a server error. */
export const errorShare = ratio(sum(rate(m.http_requests_total.where({ status: /5../ }))).by('job'), requests);

/** Share of successful requests. */
export const successShare = ratio(sum(rate(m.http_requests_total.where({ status: /2../ }))).by('job'), requests);

/** Share of failed authentication attempts. */
export const authFailureShare = ratio(
  sum(rate(m.auth_attempts_total.where({ status: 'failed' }))).by('job'),
  sum(rate(m.auth_attempts_total)).by('job'),
);

/** Quantile of the request latency. */
export const requestLatency = (quantile: number) =>
  quantileOf(quantile, m.http_request_duration_seconds, { by: ['job'] });

/** 95th percentile of the duration of operations on the object storage. */
export const s3Latency = quantileOf(0.95, m.s3_operation_duration_seconds, { by: ['job', 'operation'] });

/** 95th percentile of the duration of database queries. */
export const dbLatency = quantileOf(0.95, m.db_query_duration_seconds, { by: ['job', 'query_type'] });
/** Thresholds of the installation guide, used for panels and its three alerts. */
export const guideThresholds = {
  successShare: { warning: percent(99), critical: percent(95) },
  requestLatency: seconds(1),
  s3Latency: { warning: seconds(1), critical: seconds(3) },
} as const;
