import { closed, counter, gauge, open } from '../../../metrics';

const server = open(1, '127.0.0.1:9000');
const labels = { server };
const api = open(8, 'getobject', 'putobject', 'deleteobject', 'listobjectsv2');

/** Requests and notifications. */
export const requestsMetrics = {
  minio_notify_current_send_in_progress: gauge({
    help: 'Notifications that are being sent.',
    unit: 'notifications',
    labels,
  }),
  minio_notify_events_errors_total: counter({
    help: 'Notifications that could not be sent.',
    unit: 'notifications',
    labels,
  }),
  minio_notify_events_sent_total: counter({ help: 'Notifications sent.', unit: 'notifications', labels }),
  minio_notify_events_skipped_total: counter({
    help: 'Notifications left out because too many waited.',
    unit: 'notifications',
    labels,
  }),
  minio_s3_requests_4xx_errors_total: counter({
    help: 'Requests answered with a status from 400 to 499.',
    unit: 'requests',
    labels: { api, server },
  }),
  minio_s3_requests_5xx_errors_total: counter({
    help: 'Requests answered with a status from 500 to 599.',
    unit: 'requests',
    labels: { api, server },
  }),
  minio_s3_requests_errors_total: counter({
    help: 'Requests answered with an error.',
    unit: 'requests',
    labels: { api, server },
  }),
  minio_s3_requests_canceled_total: counter({
    help: 'Requests that the client cancelled.',
    unit: 'requests',
    labels: { api, server },
    exposedWhen: 'after the first such request',
  }),
  minio_s3_requests_incoming_total: gauge({
    help: 'Requests that came in.',
    unit: 'requests',
    hasUnconventionalName: true,
    labels,
  }),
  minio_s3_requests_inflight_total: gauge({
    help: 'Requests being answered.',
    unit: 'requests',
    hasUnconventionalName: true,
    labels: { api, server },
  }),
  minio_s3_requests_rejected_auth_total: counter({
    help: 'Requests refused because their signature was wrong.',
    unit: 'requests',
    labels,
  }),
  minio_s3_requests_rejected_header_total: counter({
    help: 'Requests refused because of a wrong header.',
    unit: 'requests',
    labels,
  }),
  minio_s3_requests_rejected_invalid_total: counter({
    help: 'Requests refused because they were invalid.',
    unit: 'requests',
    labels,
  }),
  minio_s3_requests_rejected_timestamp_total: counter({
    help: 'Requests refused because their time was wrong.',
    unit: 'requests',
    labels,
  }),
  minio_s3_requests_total: counter({ help: 'Requests.', unit: 'requests', labels: { api, server } }),
  minio_s3_requests_ttfb_seconds_distribution: gauge({
    help: 'Requests whose first byte was sent within a time in seconds; a gauge that only grows.',
    unit: 'requests',
    labels: {
      api,
      server,
      le: closed('0.050', '0.100', '0.250', '0.500', '1.000', '2.500', '5.000', '10.000', '+Inf'),
    },
  }),
  minio_s3_requests_waiting_total: gauge({
    help: 'Requests waiting to be answered.',
    unit: 'requests',
    hasUnconventionalName: true,
    labels,
  }),
  minio_s3_traffic_received_bytes: counter({
    help: 'Bytes received.',
    unit: 'bytes',
    hasUnconventionalName: true,
    labels,
  }),
  minio_s3_traffic_sent_bytes: counter({ help: 'Bytes sent.', unit: 'bytes', hasUnconventionalName: true, labels }),
};
