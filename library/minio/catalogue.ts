import { catalogue, counter, gauge, open } from '../../metrics';

const server = open(1, '127.0.0.1:9000');
const labels = { server };
const api = open(8, 'getobject', 'putobject', 'deleteobject', 'listobjectsv2');

/** MinIO's `/minio/v2/metrics/cluster`; many of its gauges end in `_total`, and its counters of bytes do not. */
export const minio = catalogue({
  name: 'minio',
  software: 'minio',
  version: '2026-02-12',
  otherSeries: 100,
  metrics: {
    minio_cluster_capacity_usable_free_bytes: gauge({ help: 'Space left.', unit: 'bytes', labels }),
    minio_cluster_capacity_usable_total_bytes: gauge({ help: 'Space.', unit: 'bytes', labels }),
    minio_cluster_drive_offline_total: gauge({
      help: 'Drives out of reach.',
      unit: 'none',
      labels,
      hasUnconventionalName: true,
    }),
    minio_cluster_drive_online_total: gauge({
      help: 'Drives within reach.',
      unit: 'none',
      labels,
      hasUnconventionalName: true,
    }),
    minio_cluster_nodes_offline_total: gauge({
      help: 'Servers out of reach.',
      unit: 'none',
      labels,
      hasUnconventionalName: true,
    }),
    minio_cluster_nodes_online_total: gauge({
      help: 'Servers within reach.',
      unit: 'none',
      labels,
      hasUnconventionalName: true,
    }),
    minio_cluster_usage_object_total: gauge({
      help: 'Objects stored.',
      unit: 'objects',
      labels,
      hasUnconventionalName: true,
    }),
    minio_cluster_usage_total_bytes: gauge({ help: 'Size of the objects stored.', unit: 'bytes', labels }),
    minio_node_process_resident_memory_bytes: gauge({ help: 'Memory in use.', unit: 'bytes', labels }),
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
    minio_s3_requests_inflight_total: gauge({
      help: 'Requests being answered.',
      unit: 'requests',
      labels: { api, server },
      hasUnconventionalName: true,
    }),
    minio_s3_requests_rejected_auth_total: counter({
      help: 'Requests refused because their signature was wrong.',
      unit: 'requests',
      labels,
    }),
    minio_s3_requests_total: counter({ help: 'Requests.', unit: 'requests', labels: { api, server } }),
    minio_s3_requests_waiting_total: gauge({
      help: 'Requests waiting to be answered.',
      unit: 'requests',
      labels,
      hasUnconventionalName: true,
    }),
    minio_s3_traffic_received_bytes: counter({
      help: 'Bytes received.',
      unit: 'bytes',
      labels,
      hasUnconventionalName: true,
    }),
    minio_s3_traffic_sent_bytes: counter({ help: 'Bytes sent.', unit: 'bytes', labels, hasUnconventionalName: true }),
  },
});
