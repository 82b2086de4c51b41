import { gauge } from '../../../../metrics';
import { of } from './labels';

/** Metrics of pods. */
export const pods = {
  kube_pod_completion_time: gauge({
    help: 'Time at which the last container of a finished pod ended.',
    unit: 'timestamp',
    ...of.pod,
  }),
  kube_pod_created: gauge({ help: 'Time at which the pod was created.', unit: 'timestamp', ...of.pod }),
  kube_pod_deletion_timestamp: gauge({
    help: 'Time at which the pod is to be gone, of pods that are being deleted.',
    unit: 'timestamp',
    ...of.pod,
  }),
  kube_pod_info: gauge({ help: 'Addresses, node and creator of the pod; always 1.', unit: 'none', ...of.podInfo }),
  kube_pod_ips: gauge({ help: 'Address of the pod; always 1.', unit: 'none', ...of.podIp }),
  kube_pod_owner: gauge({ help: 'Owner of the pod, such as a ReplicaSet; always 1.', unit: 'none', ...of.podOwner }),
  kube_pod_overhead_cpu_cores: gauge({
    help: 'Processor time that the runtime class of the pod takes.',
    unit: 'cores',
    ...of.pod,
  }),
  kube_pod_overhead_memory_bytes: gauge({
    help: 'Memory that the runtime class of the pod takes.',
    unit: 'bytes',
    ...of.pod,
  }),
  kube_pod_resourceclaim_info: gauge({
    help: 'Claim of a device of the pod; always 1.',
    unit: 'none',
    ...of.podClaim,
  }),
  kube_pod_restart_policy: gauge({ help: 'Restart policy of the pod; always 1.', unit: 'none', ...of.podRestart }),
  kube_pod_runtimeclass_name_info: gauge({
    help: 'Runtime class of the pod; always 1.',
    unit: 'none',
    ...of.podRuntime,
  }),
  kube_pod_scheduler: gauge({ help: 'Scheduler of the pod; always 1.', unit: 'none', ...of.podScheduler }),
  kube_pod_service_account: gauge({ help: 'ServiceAccount of the pod; always 1.', unit: 'none', ...of.podAccount }),
  kube_pod_spec_volumes_persistentvolumeclaims_info: gauge({
    help: 'Claim that a volume of the pod uses; always 1.',
    unit: 'none',
    ...of.podVolume,
  }),
  kube_pod_spec_volumes_persistentvolumeclaims_readonly: gauge({
    help: 'Whether the volume of the pod is read-only.',
    unit: 'boolean',
    ...of.podVolume,
  }),
  kube_pod_start_time: gauge({ help: 'Time at which the kubelet accepted the pod.', unit: 'timestamp', ...of.pod }),
  kube_pod_status_container_ready_time: gauge({
    help: 'Time at which all containers of the pod were ready.',
    unit: 'timestamp',
    ...of.pod,
  }),
  kube_pod_status_disruption_reason: gauge({
    help: 'Reason for which the pod is being removed from its node; always 1.',
    unit: 'none',
    ...of.podDisruption,
  }),
  kube_pod_status_initialized_time: gauge({
    help: 'Time at which the init containers of the pod had succeeded.',
    unit: 'timestamp',
    ...of.pod,
  }),
  kube_pod_status_phase: gauge({ help: 'Whether the pod is in a phase.', unit: 'boolean', ...of.podPhase }),
  kube_pod_status_qos_class: gauge({
    help: 'Whether the pod has a quality of service.',
    unit: 'boolean',
    ...of.podQos,
  }),
  kube_pod_status_ready: gauge({
    help: 'Whether the condition Ready of the pod has a status.',
    unit: 'boolean',
    ...of.podCondition,
  }),
  kube_pod_status_ready_time: gauge({ help: 'Time at which the pod became ready.', unit: 'timestamp', ...of.pod }),
  kube_pod_status_reason: gauge({
    help: 'Reason for which the pod failed; always 1.',
    unit: 'none',
    ...of.podReason,
  }),
  kube_pod_status_scheduled: gauge({
    help: 'Whether the condition PodScheduled of the pod has a status.',
    unit: 'boolean',
    ...of.podCondition,
  }),
  kube_pod_status_scheduled_time: gauge({
    help: 'Time at which the pod got its node.',
    unit: 'timestamp',
    ...of.pod,
  }),
  kube_pod_status_unschedulable: gauge({ help: 'The pod fits on no node; always 1.', unit: 'none', ...of.pod }),
  kube_pod_status_unscheduled_time: gauge({
    help: 'Time since which the pod has no node.',
    unit: 'timestamp',
    ...of.pod,
  }),
  kube_pod_tolerations: gauge({ help: 'Toleration of the pod; always 1.', unit: 'none', ...of.podToleration }),
} as const;
