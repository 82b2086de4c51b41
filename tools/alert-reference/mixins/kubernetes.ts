import type { Mixin } from './mixin';

const oneProcess = 'In k3s the component is part of one process with the API server, which the job `kubelet` reads.';
const autoscaler = 'Only with an autoscaler. An application that it cannot scale shows in its own alerts.';
const quota = 'Only with quotas. A pod that a quota keeps away is missing in its Deployment.';
const aggregated = 'Only metrics-server is such an API in k3s: `kubectl top` and autoscalers need it.';
const rotation =
  'In k3s the server gives the kubelet its certificates, and this metric does not exist: KubernetesCertificateExpiring.';
const observed = 'The controllers observe every change at once, or do nothing any more: then pods are missing.';

/** Alerts of the kubernetes-mixin, in the order of its file names. */
export const kubernetesMixin: Mixin = {
  title: 'kubernetes-mixin',
  source: 'kubernetes-monitoring/kubernetes-mixin at aa38e2b, with its defaults',
  alerts: 57,
  rows: {
    KubePodCrashLooping: ['KubernetesPodCrashLooping'],
    KubePodNotReady: ['KubernetesPodNotReady'],
    KubeContainerWaiting: ['KubernetesContainerCannotStart', 'KubernetesPodNotReady'],
    KubeDeploymentGenerationMismatch: observed,
    KubeDeploymentReplicasMismatch: ['KubernetesDeploymentReplicasMissing'],
    KubeDeploymentRolloutStuck: ['KubernetesDeploymentRolloutStuck'],
    KubeStatefulSetGenerationMismatch: observed,
    KubeStatefulSetReplicasMismatch: ['KubernetesStatefulSetReplicasMissing'],
    KubeStatefulSetUpdateNotRolledOut: ['KubernetesStatefulSetRolloutStuck'],
    KubeDaemonSetRolloutStuck: ['KubernetesPodNotReady', 'KubernetesContainerCannotStart'],
    KubeDaemonSetNotScheduled: 'A pod that should be on a node and cannot is Pending: KubernetesPodNotReady.',
    KubeDaemonSetMisScheduled: 'A pod too many takes memory, and breaks nothing.',
    KubeJobFailed: ['KubernetesJobFailed', 'KubernetesCronJobFailing'],
    KubeJobNotCompleted: ['KubernetesJobSlow'],
    KubeHpaReplicasMismatch: autoscaler,
    KubeHpaMaxedOut: autoscaler,
    KubePdbNotEnoughHealthyPods: ['KubernetesDeploymentReplicasMissing', 'KubernetesStatefulSetReplicasMissing'],
    KubeCPUOvercommit: 'The pod that finds no room is told: KubernetesPodNotReady.',
    KubeMemoryOvercommit: 'The pod that finds no room is told: KubernetesPodNotReady.',
    KubeCPUQuotaOvercommit: quota,
    KubeMemoryQuotaOvercommit: quota,
    KubeQuotaAlmostFull: quota,
    KubeQuotaFullyUsed: quota,
    KubeQuotaExceeded: quota,
    CPUThrottlingHigh: 'Limits of processors throttle in normal operation. A panel shows it.',
    KubePersistentVolumeFillingUp: ['MachineDiskFillingUp', 'MachineDiskAlmostFull'],
    KubePersistentVolumeInodesFillingUp: 'Volumes of local-path are folders on the disk of the machine.',
    KubePersistentVolumeErrors: ['KubernetesVolumeFailed', 'KubernetesVolumeClaimPending'],
    KubeVersionMismatch:
      'One process has one version. In larger clusters an update takes hours, and no user notices it.',
    KubeClientErrors: 'Clients of the API server retry, and the job `kubelet` would be down with it.',
    KubeAPIErrorBudgetBurn: 'No user asks the API server. What it no longer does shows in pods and workloads.',
    KubeAPIDown: ['KubeletDown', 'KubeletAbsent'],
    KubeAPIInstanceUnreachable: ['KubeletDown', 'KubeletAbsent'],
    KubeAPITerminatedRequests: 'No user asks the API server. What it no longer does shows in pods and workloads.',
    KubeAggregatedAPIErrors: aggregated,
    KubeAggregatedAPIDown: aggregated,
    KubeClientCertificateExpiration: ['KubernetesCertificateExpiring'],
    KubeNodeNotReady: ['KubernetesNodeNotReady'],
    KubeNodeUnreachable: ['KubernetesNodeNotReady'],
    KubeNodePressure: ['KubernetesNodePressure'],
    KubeNodeReadinessFlapping: 'A node that is not ready for long is told, and its pods are too.',
    KubeNodeEviction: ['KubernetesPodsEvicted'],
    KubeletTooManyPods: 'The pod that finds no room is told: KubernetesPodNotReady.',
    KubeletPlegDurationHigh:
      'A kubelet that no longer knows its containers makes its node not ready: KubernetesNodeNotReady.',
    KubeletPodStartUpLatencyHigh: 'A pod that does not start within 15 minutes is told: KubernetesPodNotReady.',
    KubeletClientCertificateExpiration: rotation,
    KubeletServerCertificateExpiration: rotation,
    KubeletClientCertificateRenewalErrors: rotation,
    KubeletServerCertificateRenewalErrors: rotation,
    KubeletDown: ['KubeletAbsent'],
    KubeletInstanceUnreachable: ['KubeletDown'],
    KubeSchedulerDown: oneProcess,
    KubeSchedulerInstanceUnreachable: oneProcess,
    KubeControllerManagerDown: oneProcess,
    KubeControllerManagerInstanceUnreachable: oneProcess,
    KubeProxyDown: oneProcess,
    KubeProxyInstanceUnreachable: oneProcess,
  },
};
