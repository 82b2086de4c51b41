import { counter, gauge, open, optional } from '../../../metrics';

const server = open(1, '127.0.0.1:9000');
const labels = { server };
const auditTarget = { server, target_id: open(1, 'sys_console_0') };
const webhook = { server, name: open(1, 'console+http'), endpoint: optional(open(1)) };
const ofErasureSet = { labels: { server, pool: open(1, '0'), set: open(1, '0') } } as const;
const afterScan = 'after the first scan of objects';

/** Drives, capacity and health of a cluster. */
export const clusterMetrics = {
  minio_audit_failed_messages: counter({
    help: 'Messages of the audit log that could not be sent.',
    unit: 'events',
    hasUnconventionalName: true,
    labels: auditTarget,
  }),
  minio_audit_target_queue_length: gauge({
    help: 'Messages of the audit log that wait.',
    unit: 'events',
    labels: auditTarget,
  }),
  minio_audit_total_messages: counter({
    help: 'Messages of the audit log.',
    unit: 'events',
    hasUnconventionalName: true,
    labels: auditTarget,
  }),
  minio_cluster_bucket_total: gauge({
    help: 'Buckets.',
    unit: 'none',
    hasUnconventionalName: true,
    range: { min: 0 },
    labels,
    exposedWhen: afterScan,
  }),
  minio_cluster_capacity_raw_free_bytes: gauge({ help: 'Space left on all drives.', unit: 'bytes', labels }),
  minio_cluster_capacity_raw_total_bytes: gauge({ help: 'Space of all drives.', unit: 'bytes', labels }),
  minio_cluster_capacity_usable_free_bytes: gauge({ help: 'Space left.', unit: 'bytes', labels }),
  minio_cluster_capacity_usable_total_bytes: gauge({ help: 'Space.', unit: 'bytes', labels }),
  minio_cluster_drive_offline_total: gauge({
    help: 'Drives out of reach.',
    unit: 'none',
    hasUnconventionalName: true,
    range: { min: 0 },
    labels,
  }),
  minio_cluster_drive_online_total: gauge({
    help: 'Drives within reach.',
    unit: 'none',
    hasUnconventionalName: true,
    range: { min: 0 },
    labels,
  }),
  minio_cluster_drive_total: gauge({
    help: 'Drives.',
    unit: 'none',
    hasUnconventionalName: true,
    range: { min: 0 },
    labels,
  }),
  minio_cluster_health_erasure_set_healing_drives: gauge({
    help: 'Drives of an erasure set that are being healed.',
    unit: 'none',
    range: { min: 0 },
    ...ofErasureSet,
  }),
  minio_cluster_health_erasure_set_online_drives: gauge({
    help: 'Drives of an erasure set within reach.',
    unit: 'none',
    range: { min: 0 },
    ...ofErasureSet,
  }),
  minio_cluster_health_erasure_set_read_quorum: gauge({
    help: 'Drives that an erasure set needs to read.',
    unit: 'none',
    range: { min: 0 },
    ...ofErasureSet,
  }),
  minio_cluster_health_erasure_set_status: gauge({
    help: 'Whether an erasure set can read and write.',
    unit: 'boolean',
    ...ofErasureSet,
  }),
  minio_cluster_health_erasure_set_write_quorum: gauge({
    help: 'Drives that an erasure set needs to write.',
    unit: 'none',
    range: { min: 0 },
    ...ofErasureSet,
  }),
  minio_cluster_health_status: gauge({ help: 'Whether all erasure sets can read and write.', unit: 'boolean', labels }),
  minio_cluster_nodes_offline_total: gauge({
    help: 'Servers out of reach.',
    unit: 'none',
    hasUnconventionalName: true,
    range: { min: 0 },
    labels,
  }),
  minio_cluster_nodes_online_total: gauge({
    help: 'Servers within reach.',
    unit: 'none',
    hasUnconventionalName: true,
    range: { min: 0 },
    labels,
  }),
  minio_cluster_objects_size_distribution: gauge({
    help: 'Objects by size.',
    unit: 'objects',
    labels: { server, range: open(11, 'LESS_THAN_1024_B', 'BETWEEN_1_MB_AND_10_MB') },
    exposedWhen: afterScan,
  }),
  minio_cluster_objects_version_distribution: gauge({
    help: 'Objects by number of versions.',
    unit: 'objects',
    labels: { server, range: open(7, 'UNVERSIONED', 'SINGLE_VERSION') },
    exposedWhen: afterScan,
  }),
  minio_cluster_usage_deletemarker_total: gauge({
    help: 'Markers of deleted objects.',
    unit: 'objects',
    hasUnconventionalName: true,
    labels,
    exposedWhen: afterScan,
  }),
  minio_cluster_usage_object_total: gauge({
    help: 'Objects stored.',
    unit: 'objects',
    hasUnconventionalName: true,
    labels,
  }),
  minio_cluster_usage_total_bytes: gauge({ help: 'Size of the objects stored.', unit: 'bytes', labels }),
  minio_cluster_usage_version_total: gauge({
    help: 'Versions of objects stored.',
    unit: 'objects',
    hasUnconventionalName: true,
    labels,
    exposedWhen: afterScan,
  }),
  minio_cluster_webhook_failed_messages: counter({
    help: 'Log messages that could not be sent.',
    unit: 'events',
    hasUnconventionalName: true,
    labels: webhook,
  }),
  minio_cluster_webhook_online: gauge({
    help: 'Whether a receiver of log messages is within reach.',
    unit: 'boolean',
    labels: webhook,
  }),
  minio_cluster_webhook_queue_length: gauge({ help: 'Log messages that wait.', unit: 'events', labels: webhook }),
  minio_cluster_webhook_total_messages: counter({
    help: 'Log messages.',
    unit: 'events',
    hasUnconventionalName: true,
    labels: webhook,
  }),
  minio_cluster_write_quorum: gauge({ help: 'Drives that a write needs.', unit: 'none', range: { min: 0 }, labels }),
  minio_software_commit_info: gauge({
    help: 'Always 0; the commit stands in its labels.',
    unit: 'none',
    labels: { server, commit: open(1) },
  }),
  minio_software_version_info: gauge({
    help: 'Always 0; the version stands in its labels.',
    unit: 'none',
    labels: { server, version: open(1, '2026-02-12T20:18:48Z') },
  }),
  minio_usage_last_activity_nano_seconds: gauge({
    help: 'Time since the last scan of objects, in nanoseconds.',
    unit: 'none',
    range: { min: 0 },
    labels,
    exposedWhen: afterScan,
  }),
};
