import { catalogue, closed, counter, gauge, histogram, open, optional } from '../../../metrics';
import { processMetrics } from '../../../metrics/process';

/** Labels of the space of a volume. */
const volume = { namespace: open(4, 'shop'), persistentvolumeclaim: open(4, 'postgres-data') } as const;

const exposedWhen = 'A volume has a storage class that measures it; local-path does not.';

/** Kinds of operations that the kubelet asks of the container runtime. */
const operation = { operation_type: open(15, 'create_container', 'start_container', 'remove_container') } as const;

/**
 * Catalogue of the kubelet: pods, container runtime, volumes and evictions of a node. Its page has more,
 * of which Prometheus stores nothing. Seen on the kubelet 1.36; that of k3s shows the API server too.
 */
export const kubelet = catalogue({
  name: 'kubelet',
  software: 'kubelet',
  version: '1.36.3',
  metrics: {
    kubelet_node_name: gauge({
      help: 'Name of the node; always 1.',
      unit: 'none',
      labels: { node: open(1, 'server') },
    }),
    kubelet_running_pods: gauge({ help: 'Pods that have a running sandbox.', unit: 'objects' }),
    kubelet_running_containers: gauge({
      help: 'Containers in a state.',
      unit: 'objects',
      labels: { container_state: closed('created', 'running', 'exited', 'unknown') },
    }),
    kubelet_desired_pods: gauge({
      help: 'Pods that should run on the node.',
      unit: 'objects',
      labels: { static: optional(closed('true')) },
      combinations: 2,
    }),
    kubelet_started_pods_total: counter({ help: 'Pods that the kubelet started.', unit: 'events' }),
    kubelet_started_pods_errors_total: counter({ help: 'Pods that the kubelet could not start.', unit: 'errors' }),
    kubelet_started_containers_total: counter({
      help: 'Containers that the kubelet started.',
      unit: 'events',
      labels: { container_type: closed('container', 'init_container', 'ephemeral_container') },
    }),
    kubelet_started_containers_errors_total: counter({
      exposedWhen: 'A container could not be started.',
      help: 'Containers that the kubelet could not start.',
      unit: 'errors',
      labels: {
        container_type: closed('container', 'init_container', 'ephemeral_container'),
        code: open(4, 'ErrImagePull'),
      },
    }),
    kubelet_evictions: counter({
      exposedWhen: 'A pod was removed.',
      help: 'Pods that the kubelet removed because memory, disk or process ids ran out.',
      unit: 'events',
      labels: { eviction_signal: open(3, 'memory.available', 'nodefs.available', 'imagefs.available') },
      hasUnconventionalName: true,
    }),
    kubelet_pleg_last_seen_seconds: gauge({
      help: 'Time at which the kubelet last read the state of all containers.',
      unit: 'timestamp',
    }),
    kubelet_pleg_relist_duration_seconds: histogram({
      help: 'Time to read the state of all containers.',
      unit: 'seconds',
      observations: 'operations',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    }),
    kubelet_pod_start_duration_seconds: histogram({
      help: 'Time from the first sight of a pod to its running containers.',
      unit: 'seconds',
      observations: 'events',
      buckets: [
        0.5, 1, 2, 3, 4, 5, 6, 8, 10, 20, 30, 45, 60, 120, 180, 240, 300, 360, 480, 600, 900, 1200, 1800, 2700, 3600,
      ],
    }),
    kubelet_runtime_operations_total: counter({
      help: 'Operations that the kubelet asked of the container runtime.',
      unit: 'operations',
      labels: operation,
    }),
    kubelet_runtime_operations_errors_total: counter({
      exposedWhen: 'An operation failed.',
      help: 'Operations that the container runtime could not do.',
      unit: 'errors',
      labels: operation,
    }),
    kubelet_volume_stats_available_bytes: gauge({
      exposedWhen,
      help: 'Free space of the volume. Volumes of local-path are folders of the machine and have none.',
      unit: 'bytes',
      labels: volume,
      combinations: 4,
    }),
    kubelet_volume_stats_capacity_bytes: gauge({
      exposedWhen,
      help: 'Size of the volume.',
      unit: 'bytes',
      labels: volume,
      combinations: 4,
      range: { min: 1 },
    }),
    kubelet_volume_stats_used_bytes: gauge({
      exposedWhen,
      help: 'Space of the volume in use.',
      unit: 'bytes',
      labels: volume,
      combinations: 4,
    }),
    kubelet_volume_stats_inodes: gauge({
      exposedWhen,
      help: 'Number of files that the volume can hold.',
      unit: 'files',
      labels: volume,
      combinations: 4,
    }),
    kubelet_volume_stats_inodes_free: gauge({
      exposedWhen,
      help: 'Number of files that the volume can still take.',
      unit: 'files',
      labels: volume,
      combinations: 4,
    }),
    kubelet_volume_stats_inodes_used: gauge({
      exposedWhen,
      help: 'Number of files in the volume.',
      unit: 'files',
      labels: volume,
      combinations: 4,
    }),
    // https://github.com/k3s-io/k3s/blob/master/pkg/certmonitor/certmonitor.go
    k3s_certificate_expiration_seconds: gauge({
      exposedWhen: 'The kubelet is part of k3s.',
      help: 'Time until a certificate of k3s expires, as of the last check, which runs every half hour.',
      unit: 'seconds',
      labels: {
        subject: open(20, 'CN=kube-apiserver', 'CN=k3s-server-ca@1764547200'),
        usages: open(4, 'ServerAuth', 'CertSign'),
      },
      combinations: 24,
      // Sizes are those of any kubelet.
      isRare: true,
    }),
    kubernetes_build_info: gauge({
      help: 'Version of the kubelet; always 1.',
      unit: 'none',
      labels: {
        git_version: open(1, 'v1.36.4+k3s1'),
        go_version: open(1, 'go1.26.8'),
        platform: open(1, 'linux/amd64'),
        build_date: open(1, '2026-10-01T00:00:00Z'),
        compiler: open(1, 'gc'),
        git_commit: open(1, '4f2c'),
        git_tree_state: optional(open(1, 'clean')),
        major: optional(open(1, '1')),
        minor: optional(open(1, '36')),
      },
    }),
    rest_client_requests_total: counter({
      help: 'Requests of the kubelet to the API server.',
      unit: 'requests',
      labels: { code: open(5, '200', '<error>'), host: open(1, '127.0.0.1:6443'), method: open(4, 'GET') },
    }),
    ...processMetrics,
  },
});
