import { days, hours } from '../../promql';
import type { Thresholds } from '../common/adjust';
import { targetAlertTable, withoutThreshold } from '../common/alert-table';

/** Alerts on Kubernetes, with their thresholds: times after which a Job is slow and a CronJob late, and time left of certificates. */
export const kubernetesAlertTable = {
  ...withoutThreshold(
    'KubernetesPodCrashLooping',
    'KubernetesContainerCannotStart',
    'KubernetesPodNotReady',
    'KubernetesContainerOutOfMemory',
    'KubernetesDeploymentReplicasMissing',
    'KubernetesDeploymentRolloutStuck',
    'KubernetesStatefulSetReplicasMissing',
    'KubernetesStatefulSetRolloutStuck',
    'KubernetesJobFailed',
    'KubernetesCronJobFailing',
    'KubernetesNodeNotReady',
    'KubernetesNodePressure',
    'KubernetesNodeUnschedulable',
    'KubernetesPodsEvicted',
    'KubernetesVolumeClaimPending',
    'KubernetesVolumeFailed',
    'KubernetesObjectsUnread',
  ),
  KubernetesJobSlow: hours(12),
  KubernetesCronJobLate: hours(1),
  KubernetesCertificateExpiring: days(28),
  ...targetAlertTable('Kubelet'),
  ...targetAlertTable('Cadvisor'),
  ...targetAlertTable('KubeStateMetrics'),
} as const;

/** Thresholds of the alerts on Kubernetes. */
export type KubernetesThresholds = Thresholds<typeof kubernetesAlertTable>;
