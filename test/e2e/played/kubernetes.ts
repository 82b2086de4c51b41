import { cadvisor } from '../../../library/kubernetes/catalogues/cadvisor';
import { kubelet } from '../../../library/kubernetes/catalogues/kubelet';
import { kubeStateMetrics } from '../../../library/kubernetes/catalogues/kube-state-metrics';
import { kubeStateMetricsOwn } from '../../../library/kubernetes/catalogues/kube-state-metrics-own';
import { always, flow, level, type Played, type Target } from './behaviour';
import { at } from './timeline';

/** The only node. */
export const node = 'server';

const onNode = (job: string): Target => ({ labels: { job, instance: node }, weight: 1 });
const ofObjects = (job: string, port: number): Target => ({
  labels: { job, instance: `kube-state-metrics:${port}` },
  weight: 1,
});

/** Container of the application, which has a limit of its processor and memory. */
const container = (namespace: string) => ({
  id: '/kubepods/burstable/pod1/main',
  namespace,
  pod: 'backend-1',
  container: 'main',
  name: 'main',
  image: 'registry.example/backend:1.0.0',
});
/** Control group of the whole machine. */
const machine = { id: '/', namespace: '', pod: '', container: '', name: '', image: '' };

const hardware = { boot_id: 'boot', machine_id: 'machine', system_uuid: 'system' };

/** cAdvisor: one container of the application, its network, and the machine. */
export const playedCadvisor = (namespace: string): Played => {
  const main = container(namespace);
  const sandbox = { ...main, id: '/kubepods/burstable/pod1', container: '', name: 'sandbox', image: 'pause' };
  const [pod, host] = [
    { ...sandbox, interface: 'eth0' },
    { ...machine, interface: 'enp1s0' },
  ];
  return {
    catalogue: cadvisor,
    targets: [onNode('cadvisor')],
    metrics: {
      container_cpu_usage_seconds_total: [
        flow({ ...main, cpu: 'total' }, 0.2),
        flow({ ...machine, cpu: 'total' }, always(0.7)),
      ],
      container_cpu_cfs_periods_total: [flow(main, always(10))],
      container_cpu_cfs_throttled_periods_total: [flow(main, { day: 1, quiet: 0, incident: 6 })],
      container_memory_working_set_bytes: [level(main, { day: 200e6, incident: 480e6 }), level(machine, 5e9)],
      container_spec_memory_limit_bytes: [level(main, 500e6), level(machine, 0)],
      container_fs_reads_total: [flow({ ...main, device: '/dev/sda' }, 5)],
      container_fs_writes_total: [flow({ ...main, device: '/dev/sda' }, 20)],
      container_network_receive_errors_total: [flow(host, { day: 0, incident: 2 })],
      container_network_transmit_errors_total: [flow(host, 0)],
      machine_cpu_cores: [level(hardware, 4)],
      machine_memory_bytes: [level(hardware, 8e9)],
      container_network_receive_bytes_total: [flow(pod, 3000), flow(host, always(5000))],
      container_network_transmit_bytes_total: [flow(pod, 9000), flow(host, always(8000))],
    },
  };
};

/** Claim whose volume measures itself, unlike those of local-path. */
export const measured = { namespace: 'monitoring', persistentvolumeclaim: 'prometheus' };

/** Seconds left of the certificates of k3s: in the incident it was not restarted for long. */
export const certificateLeft = { day: 300 * 86_400, incident: 20 * 86_400 } as const;
/** Seconds left of the authority that signs them. */
export const authorityLeft = 3000 * 86_400;

/** The kubelet, which evicts pods in the incident. */
export const playedKubelet: Played = {
  catalogue: kubelet,
  targets: [onNode('kubelet')],
  metrics: {
    k3s_certificate_expiration_seconds: [
      level({ subject: 'CN=kube-apiserver', usages: 'ServerAuth' }, certificateLeft),
      level({ subject: 'CN=k3s-server-ca@1764547200', usages: 'CertSign' }, authorityLeft),
    ],
    kubelet_evictions: [flow({ eviction_signal: 'memory.available' }, { day: 0, incident: 0.01 })],
    kubelet_running_pods: [level({}, 2)],
    kubelet_running_containers: [level({ container_state: 'running' }, 3)],
    kubelet_runtime_operations_errors_total: [flow({ operation_type: 'pull_image' }, { day: 0, incident: 0.05 })],
    kubelet_volume_stats_available_bytes: [level(measured, { day: 6e9, incident: 0.5e9 })],
    kubelet_volume_stats_capacity_bytes: [level(measured, 10e9)],
    kubelet_volume_stats_used_bytes: [level(measured, { day: 4e9, incident: 9.5e9 })],
    kubelet_volume_stats_inodes: [level(measured, 1000)],
    kubelet_volume_stats_inodes_used: [level(measured, { day: 100, incident: 970 })],
  },
};

const failed = { resource: '*v1.Pod', result: 'error' };

/** Reads of kube-state-metrics, of which some fail in the incident. */
export const playedReads: Played = {
  catalogue: kubeStateMetricsOwn,
  targets: [ofObjects('kube-state-metrics-own', 8081)],
  metrics: {
    kube_state_metrics_list_total: [flow(failed, { day: 0, incident: 0.01 })],
    kube_state_metrics_watch_total: [flow(failed, 0)],
  },
};

/** Seconds since the CronJob last ran, and since it last succeeded; in the incident it fails, and is then late. */
export const backup = {
  started: { day: 3600, incident: 600 },
  succeeded: 3540,
  /** Seconds for which its next run is due. */
  late: { day: -82_800, incident: 7200 },
} as const;
/** Seconds since the start of a Job that runs: in the incident it does not end. */
export const importing = { day: 3600, incident: 50_000 } as const;

/** A time that is always as many seconds ago. */
function ago(seconds: number | { readonly day: number; readonly incident: number }) {
  const { day, incident } = typeof seconds === 'number' ? { day: seconds, incident: seconds } : seconds;
  return [{ day: at('0:00') - day, incident: at('0:00') - incident }, 1] as const;
}

const nodeSoftware = {
  kernel_version: '6.12.0',
  os_image: 'Debian GNU/Linux 13',
  container_runtime_version: 'containerd://2.1.4',
  kubelet_version: 'v1.36.4+k3s1',
  kubeproxy_version: '',
  provider_id: 'k3s://server',
  pod_cidr: '10.42.0.0/24',
  system_uuid: 'system',
  internal_ip: '10.0.0.5',
};
const podAddresses = {
  host_ip: '10.0.0.5',
  pod_ip: '10.42.0.9',
  created_by_kind: 'ReplicaSet',
  created_by_name: 'backend-5d9c',
  priority_class: '',
  host_network: 'false',
};

/** The objects of a cluster: in the incident, one of each kind is in trouble. */
export function playedObjects(namespace: string): Played {
  const [first, second] = [
    { namespace, pod: 'backend-1', uid: 'pod-1' },
    { namespace, pod: 'backend-2', uid: 'pod-2' },
  ];
  const main = { ...first, container: 'main' };
  const cronjob = { namespace: 'monitoring', cronjob: 'grafana-backup' };
  const statefulset = { namespace: 'monitoring', statefulset: 'alertmanager' };
  const deployment = { namespace, deployment: 'backend' };
  const [migration, slow] = [
    { namespace, job_name: 'migration' },
    { namespace, job_name: 'import' },
  ];
  const claim = { namespace, persistentvolumeclaim: 'data' };
  const healthy = { day: 1, incident: 0 };
  const troubled = { day: 0, incident: 1 };
  const owner = { owner_kind: 'ReplicaSet', owner_name: 'backend-5d9c', owner_is_controller: 'true' };
  const deployed = { owner_kind: 'Deployment', owner_name: 'backend', owner_is_controller: 'true' };
  const nobody = { owner_kind: '', owner_name: '', owner_is_controller: '' };
  /** Pods of the stack, each with its workload. */
  const others = [['alertmanager', 'StatefulSet'] as const, ['node-exporter', 'DaemonSet'] as const].map(
    ([owner_name, owner_kind]) => ({
      namespace: 'monitoring',
      pod: `${owner_name}-0`,
      uid: owner_name,
      ...{ owner_kind, owner_name, owner_is_controller: 'true' },
    }),
  );
  const daemonset = { namespace: 'monitoring', daemonset: 'node-exporter' };
  /** A resource of the container, or of the node. */
  const [cores, memory, pods] = [
    { resource: 'cpu', unit: 'core' },
    { resource: 'memory', unit: 'byte' },
    { resource: 'pods', unit: 'integer' },
  ];
  return {
    catalogue: kubeStateMetrics,
    targets: [ofObjects('kube-state-metrics', 8080)],
    metrics: {
      kube_cronjob_created: [level(cronjob, at('0:00') - 86_400)],
      kube_cronjob_next_schedule_time: [level(cronjob, ...ago(backup.late))],
      kube_cronjob_spec_suspend: [level(cronjob, 0)],
      kube_cronjob_status_active: [level(cronjob, 0)],
      kube_cronjob_status_last_schedule_time: [level(cronjob, ...ago(backup.started))],
      kube_cronjob_status_last_successful_time: [level(cronjob, ...ago(backup.succeeded))],
      kube_deployment_spec_replicas: [level(deployment, 2)],
      kube_deployment_status_replicas_available: [level(deployment, { day: 2, incident: 1 })],
      kube_deployment_status_condition: [
        level({ ...deployment, condition: 'Progressing', reason: '', status: 'false' }, troubled),
      ],
      kube_job_failed: [level({ ...migration, condition: 'true' }, troubled)],
      kube_job_owner: [level({ ...migration, ...nobody }, 1)],
      kube_job_status_active: [level(migration, 0), level(slow, 1)],
      kube_job_status_start_time: [level(slow, ...ago(importing))],
      kube_node_spec_unschedulable: [level({ node }, troubled)],
      kube_node_status_condition: [
        level({ node, condition: 'Ready', status: 'true' }, healthy),
        level({ node, condition: 'MemoryPressure', status: 'true' }, troubled),
      ],
      kube_persistentvolume_status_phase: [
        level({ persistentvolume: 'pvc-1', phase: 'Bound' }, healthy),
        level({ persistentvolume: 'pvc-1', phase: 'Failed' }, troubled),
      ],
      kube_persistentvolumeclaim_status_phase: [
        level({ ...claim, phase: 'Bound' }, healthy),
        level({ ...claim, phase: 'Pending' }, troubled),
      ],
      kube_pod_container_status_last_terminated_reason: [level({ ...main, reason: 'OOMKilled' }, 1)],
      kube_pod_container_status_restarts_total: [flow(main, { day: 0, incident: 0.001 })],
      kube_pod_container_status_waiting_reason: [
        level({ namespace, pod: 'crashing', uid: 'pod-3', container: 'main', reason: 'CrashLoopBackOff' }, troubled),
        level({ namespace, pod: 'no-image', uid: 'pod-4', container: 'main', reason: 'ImagePullBackOff' }, troubled),
      ],
      kube_daemonset_status_desired_number_scheduled: [level(daemonset, 1)],
      kube_daemonset_status_number_available: [level(daemonset, healthy)],
      kube_node_info: [level({ node, ...nodeSoftware }, 1)],
      kube_node_status_allocatable: [
        level({ node, ...cores }, 4),
        level({ node, ...memory }, 8e9),
        level({ node, ...pods }, 100),
      ],
      kube_persistentvolumeclaim_created: [level(claim, at('0:00') - 86_400), level(measured, at('0:00') - 86_400)],
      kube_persistentvolumeclaim_info: [
        level({ ...claim, storageclass: 'local-path', volumename: 'pvc-1', volumemode: 'Filesystem' }, 1),
      ],
      kube_persistentvolumeclaim_resource_requests_storage_bytes: [level(claim, 5e9)],
      kube_pod_container_resource_limits: [
        level({ ...main, node, ...cores }, 1),
        level({ ...main, node, ...memory }, 500e6),
      ],
      kube_pod_container_resource_requests: [
        level({ ...main, node, ...cores }, 0.5),
        level({ ...main, node, ...memory }, 400e6),
      ],
      kube_pod_container_status_last_terminated_timestamp: [level(main, ...ago(7200))],
      kube_pod_container_status_ready: [level(main, healthy)],
      kube_pod_info: [
        level({ ...first, ...podAddresses, node }, 1),
        level({ ...second, ...podAddresses, node }, 1),
        ...['crashing', 'no-image'].map((pod) => level({ namespace, pod, uid: pod, ...podAddresses, node }, 1)),
        ...others.map(({ owner_kind: _, owner_name: __, owner_is_controller: ___, ...pod }) =>
          level({ ...pod, ...podAddresses, node }, 1),
        ),
      ],
      kube_pod_start_time: [level(first, ...ago(90_000))],
      kube_replicaset_owner: [level({ namespace, replicaset: 'backend-5d9c', ...deployed }, 1)],
      kube_pod_owner: [
        level({ ...first, ...owner }, 1),
        level({ ...second, ...owner }, 1),
        ...others.map((pod) => level(pod, 1)),
      ],
      kube_pod_spec_volumes_persistentvolumeclaims_info: [
        level({ ...first, volume: 'data', persistentvolumeclaim: 'data', ephemeral: 'false' }, 1),
      ],
      kube_pod_status_phase: [
        level({ ...first, phase: 'Running' }, 1),
        level({ ...second, phase: 'Running' }, 1),
        level({ ...second, phase: 'Pending' }, 0),
      ],
      kube_pod_status_ready: [
        level({ ...first, condition: 'true' }, 1),
        level({ ...second, condition: 'true' }, healthy),
      ],
      kube_statefulset_replicas: [level(statefulset, 1)],
      kube_statefulset_status_replicas_ready: [level(statefulset, healthy)],
      kube_statefulset_status_replicas_updated: [level(statefulset, healthy)],
    },
  };
}
