import { closed, open, optional } from '../../../../metrics';
import { series } from '../series';
import { expected, namespace, status } from './common-labels';

const resource = open(4, 'cpu', 'memory', 'pods', 'ephemeral_storage');
const unit = open(3, 'core', 'byte', 'integer');
const owner = {
  owner_kind: open(4, 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job'),
  owner_name: open(expected.workloads, 'shop-5d9c'),
} as const;
const controlled = { ...owner, owner_is_controller: open(1, 'true') } as const;

const node = { node: open(expected.nodes, 'server') } as const;
const pod = { ...namespace, pod: open(expected.pods, 'shop-5d9c-x7k2p'), uid: open(expected.pods, '0f8e') } as const;
const container = { ...pod, container: open(expected.containers, 'shop') } as const;
const image = {
  image: open(20, 'docker.io/shop:1.0.0'),
  image_id: open(20, 'sha256:1f2e'),
  image_spec: open(20, 'docker.io/shop:1.0.0'),
  container_id: optional(open(expected.containers, 'containerd://5e0a')),
} as const;
const deployment = { ...namespace, deployment: open(expected.workloads, 'shop') } as const;
const replicaSet = { ...namespace, replicaset: open(expected.replicaSets, 'shop-5d9c') } as const;
const statefulSet = { ...namespace, statefulset: open(3, 'postgres') } as const;
const daemonSet = { ...namespace, daemonset: open(3, 'node-exporter') } as const;
const job = { ...namespace, job_name: open(expected.jobs, 'grafana-backup-29010420') } as const;
const cronJob = { ...namespace, cronjob: open(4, 'grafana-backup') } as const;
const autoscaler = { ...namespace, horizontalpodautoscaler: open(2, 'shop') } as const;
const budget = { ...namespace, poddisruptionbudget: open(2, 'shop') } as const;
const quota = { ...namespace, resourcequota: open(1, 'shop') } as const;

/** Labels and numbers of series of the metrics of kube-state-metrics, by what they describe. */
export const of = {
  node: series(node, expected.nodes),
  nodeAddress: series(
    { ...node, type: open(2, 'InternalIP', 'Hostname'), address: open(2, '10.0.0.5') },
    2 * expected.nodes,
  ),
  nodeCidr: series({ ...node, pod_cidr: open(1, '10.42.0.0/24') }, expected.nodes),
  nodeCondition: series(
    {
      ...node,
      condition: open(4, 'Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure', 'NetworkUnavailable'),
      status,
    },
    12 * expected.nodes,
  ),
  nodeInfo: series(
    {
      ...node,
      kernel_version: open(1, '6.12.0'),
      os_image: open(1, 'Debian GNU/Linux 13'),
      container_runtime_version: open(1, 'containerd://2.1.4'),
      kubelet_version: open(1, 'v1.36.4+k3s1'),
      kubeproxy_version: optional(open(1, 'deprecated')),
      provider_id: optional(open(1, 'k3s://server')),
      pod_cidr: optional(open(1, '10.42.0.0/24')),
      system_uuid: open(1, '4c4c'),
      internal_ip: open(1, '10.0.0.5'),
    },
    expected.nodes,
  ),
  nodeResource: series({ ...node, resource, unit }, 6 * expected.nodes),
  nodeRole: series({ ...node, role: open(2, 'control-plane') }, 2 * expected.nodes),
  nodeTaint: series(
    {
      ...node,
      key: open(1, 'node.kubernetes.io/unschedulable'),
      value: optional(open(1, 'true')),
      effect: open(1, 'NoSchedule'),
    },
    1,
  ),
  namespace: series(namespace, expected.namespaces),
  namespaceCondition: series({ ...namespace, condition: open(1, 'NamespaceDeletionDiscoveryFailure'), status }, 1),
  namespacePhase: series({ ...namespace, phase: closed('Active', 'Terminating') }, 2 * expected.namespaces),
  pod: series(pod, expected.pods),
  podAccount: series({ ...pod, service_account: open(20, 'default') }, expected.pods),
  podClaim: series(
    {
      ...pod,
      claim_name: open(1, 'gpu'),
      resourceclaim_name: optional(open(1, 'gpu-4f2c')),
      resourceclaim_template_name: optional(open(1, 'gpu')),
    },
    1,
  ),
  podCondition: series({ ...pod, condition: status }, 3 * expected.pods),
  podDisruption: series(
    {
      ...pod,
      reason: closed(
        'PreemptionByScheduler',
        'DeletionByTaintManager',
        'EvictionByEvictionAPI',
        'DeletionByPodGC',
        'TerminationByKubelet',
        'Other',
      ),
    },
    1,
  ),
  podInfo: series(
    {
      ...pod,
      host_ip: open(expected.nodes, '10.0.0.5'),
      pod_ip: open(expected.pods, '10.42.0.9'),
      node: open(expected.nodes, 'server'),
      created_by_kind: open(4, 'ReplicaSet'),
      created_by_name: open(expected.workloads, 'shop-5d9c'),
      priority_class: optional(open(3, 'vigie-monitoring')),
      host_network: closed('true', 'false'),
    },
    expected.pods,
  ),
  podIp: series({ ...pod, ip: open(expected.pods, '10.42.0.9'), ip_family: closed('4', '6') }, expected.pods),
  podOwner: series({ ...pod, ...controlled }, expected.pods),
  podPhase: series(
    { ...pod, phase: closed('Pending', 'Running', 'Succeeded', 'Failed', 'Unknown') },
    5 * expected.pods,
  ),
  podQos: series({ ...pod, qos_class: closed('BestEffort', 'Burstable', 'Guaranteed') }, 3 * expected.pods),
  podReason: series(
    {
      ...pod,
      reason: closed(
        'Evicted',
        'NodeAffinity',
        'NodeLost',
        'PreemptionByScheduler',
        'SchedulingGated',
        'Shutdown',
        'TerminationByKubelet',
        'UnexpectedAdmissionError',
        'Other',
      ),
    },
    1,
  ),
  podRestart: series({ ...pod, type: closed('Always', 'Never', 'OnFailure') }, expected.pods),
  podRuntime: series({ ...pod, runtimeclass_name: open(1, 'gvisor') }, 1),
  podScheduler: series({ ...pod, name: open(1, 'default-scheduler') }, expected.pods),
  podToleration: series(
    {
      ...pod,
      key: optional(open(3, 'node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable')),
      operator: optional(open(2, 'Exists')),
      value: optional(open(1, 'true')),
      effect: optional(open(2, 'NoExecute')),
      toleration_seconds: optional(open(1, '300')),
    },
    3 * expected.pods,
  ),
  podVolume: series(
    {
      ...pod,
      volume: open(expected.claims, 'data'),
      persistentvolumeclaim: open(expected.claims, 'postgres-data'),
      ephemeral: closed('true', 'false'),
    },
    expected.claims,
  ),
  container: series(container, expected.containers),
  containerEnd: series(
    { ...container, reason: open(4, 'OOMKilled', 'Error', 'Completed', 'ContainerCannotRun') },
    expected.containers,
  ),
  containerInfo: series({ ...container, ...image }, expected.containers),
  initContainerInfo: series({ ...container, ...image, restart_policy: optional(open(1, 'Always')) }, 10),
  containerResource: series(
    { ...container, node: optional(open(expected.nodes, 'server')), resource, unit },
    3 * expected.containers,
  ),
  containerWait: series(
    {
      ...container,
      reason: open(5, 'CrashLoopBackOff', 'ImagePullBackOff', 'ErrImagePull', 'CreateContainerConfigError'),
    },
    5,
  ),
  deployment: series(deployment, expected.workloads),
  deploymentCondition: series(
    {
      ...deployment,
      condition: open(2, 'Available', 'Progressing', 'ReplicaFailure'),
      reason: open(3, 'MinimumReplicasAvailable', 'NewReplicaSetAvailable', 'ProgressDeadlineExceeded'),
      status,
    },
    6 * expected.workloads,
  ),
  deploymentOwner: series(
    { ...deployment, owner_kind: optional(owner.owner_kind), owner_name: optional(owner.owner_name) },
    expected.workloads,
  ),
  replicaset: series(replicaSet, expected.replicaSets),
  replicasetOwner: series({ ...replicaSet, ...controlled }, expected.replicaSets),
  statefulset: series(statefulSet, 3),
  statefulsetRetention: series(
    { ...statefulSet, when_deleted: closed('Retain', 'Delete'), when_scaled: closed('Retain', 'Delete') },
    3,
  ),
  statefulsetRevision: series({ ...statefulSet, revision: open(3, 'postgres-7c4d') }, 3),
  daemonset: series(daemonSet, 3),
  job: series(job, expected.jobs),
  jobCondition: series({ ...job, condition: status }, 3 * expected.jobs),
  jobFailure: series(
    { ...job, reason: optional(open(3, 'BackoffLimitExceeded', 'DeadlineExceeded', 'Evicted')) },
    expected.jobs,
  ),
  jobOwner: series({ ...job, ...controlled }, expected.jobs),
  cronjob: series(cronJob, 4),
  cronjobInfo: series(
    {
      ...cronJob,
      schedule: open(4, '30 2 * * *'),
      concurrency_policy: closed('Allow', 'Forbid', 'Replace'),
      timezone: open(1, 'local', 'Etc/UTC'),
    },
    4,
  ),
  hpa: series(autoscaler, 2),
  hpaCondition: series(
    { ...autoscaler, condition: open(3, 'AbleToScale', 'ScalingActive', 'ScalingLimited'), status },
    18,
  ),
  hpaInfo: series(
    {
      ...autoscaler,
      scaletargetref_api_version: open(1, 'apps/v1'),
      scaletargetref_kind: open(1, 'Deployment'),
      scaletargetref_name: open(2, 'shop'),
    },
    2,
  ),
  hpaMetric: series(
    {
      ...autoscaler,
      metric_name: open(2, 'cpu'),
      metric_target_type: closed('value', 'utilization', 'average'),
      container: optional(open(1, 'shop')),
    },
    4,
  ),
  pdb: series(budget, 2),
  quota: series({ ...quota, resource, type: closed('hard', 'used') }, 8),
  quotaOnly: series(quota, 1),
} as const;
