import { counter, gauge, open } from '../../../metrics';

const labels = { server: open(1, '127.0.0.1:9000') };

/** Processes of MinIO. */
export const nodeMetrics = {
  minio_node_file_descriptor_limit_total: gauge({
    help: 'Files that may be open.',
    unit: 'files',
    hasUnconventionalName: true,
    labels,
  }),
  minio_node_file_descriptor_open_total: gauge({
    help: 'Open files.',
    unit: 'files',
    hasUnconventionalName: true,
    labels,
  }),
  minio_node_go_routine_total: gauge({
    help: 'Goroutines.',
    unit: 'none',
    hasUnconventionalName: true,
    range: { min: 0 },
    labels,
  }),
  minio_node_ilm_expiry_missed_freeversions: counter({
    help: 'Freed versions whose removal was missed.',
    unit: 'events',
    hasUnconventionalName: true,
    labels,
  }),
  minio_node_ilm_expiry_missed_tasks: counter({
    help: 'Expired objects whose removal was missed.',
    unit: 'events',
    hasUnconventionalName: true,
    labels,
  }),
  minio_node_ilm_expiry_missed_tierjournal_tasks: counter({
    help: 'Objects of another tier whose removal was missed.',
    unit: 'events',
    hasUnconventionalName: true,
    labels,
  }),
  minio_node_ilm_expiry_num_workers: gauge({
    help: 'Workers that remove expired objects.',
    unit: 'none',
    range: { min: 0 },
    labels,
  }),
  minio_node_ilm_expiry_pending_tasks: gauge({
    help: 'Expired objects that wait for removal.',
    unit: 'none',
    range: { min: 0 },
    labels,
  }),
  minio_node_ilm_transition_active_tasks: gauge({
    help: 'Objects that are being moved to another tier.',
    unit: 'none',
    range: { min: 0 },
    labels,
  }),
  minio_node_ilm_transition_missed_immediate_tasks: gauge({
    help: 'Objects whose move to another tier was missed.',
    unit: 'none',
    range: { min: 0 },
    labels,
  }),
  minio_node_ilm_transition_pending_tasks: gauge({
    help: 'Objects that wait to be moved to another tier.',
    unit: 'none',
    range: { min: 0 },
    labels,
  }),
  minio_node_ilm_versions_scanned: counter({
    help: 'Versions checked for rules of expiry.',
    unit: 'objects',
    hasUnconventionalName: true,
    labels,
  }),
  minio_node_io_rchar_bytes: counter({
    help: 'Bytes read by the process, from the cache too.',
    unit: 'bytes',
    hasUnconventionalName: true,
    labels,
  }),
  minio_node_io_read_bytes: counter({
    help: 'Bytes read from drives.',
    unit: 'bytes',
    hasUnconventionalName: true,
    labels,
  }),
  minio_node_io_wchar_bytes: counter({
    help: 'Bytes written by the process, to the cache too.',
    unit: 'bytes',
    hasUnconventionalName: true,
    labels,
  }),
  minio_node_io_write_bytes: counter({
    help: 'Bytes written to drives.',
    unit: 'bytes',
    hasUnconventionalName: true,
    labels,
  }),
  minio_node_process_cpu_total_seconds: counter({
    help: 'Processor time used.',
    unit: 'seconds',
    hasUnconventionalName: true,
    labels,
  }),
  minio_node_process_resident_memory_bytes: gauge({ help: 'Memory in use.', unit: 'bytes', labels }),
  minio_node_process_starttime_seconds: gauge({ help: 'When the process started.', unit: 'timestamp', labels }),
  minio_node_process_uptime_seconds: gauge({ help: 'Time since the process started.', unit: 'seconds', labels }),
  minio_node_scanner_bucket_scans_finished: counter({
    help: 'Scans of buckets that ended.',
    unit: 'events',
    hasUnconventionalName: true,
    labels,
  }),
  minio_node_scanner_bucket_scans_started: counter({
    help: 'Scans of buckets that began.',
    unit: 'events',
    hasUnconventionalName: true,
    labels,
  }),
  minio_node_scanner_directories_scanned: counter({
    help: 'Folders scanned.',
    unit: 'events',
    hasUnconventionalName: true,
    labels,
  }),
  minio_node_scanner_objects_scanned: counter({
    help: 'Objects scanned.',
    unit: 'objects',
    hasUnconventionalName: true,
    labels,
  }),
  minio_node_scanner_versions_scanned: counter({
    help: 'Versions scanned.',
    unit: 'objects',
    hasUnconventionalName: true,
    labels,
  }),
  minio_node_syscall_read_total: counter({ help: 'System calls that read.', unit: 'events', labels }),
  minio_node_syscall_write_total: counter({ help: 'System calls that write.', unit: 'events', labels }),
};
