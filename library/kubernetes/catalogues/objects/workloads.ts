import { gauge } from '../../../../metrics';
import { of } from './labels';

/** Metrics of Deployments, ReplicaSets, StatefulSets and DaemonSets. */
export const workloads = {
  kube_deployment_created: gauge({
    help: 'Time at which the Deployment was created.',
    unit: 'timestamp',
    ...of.deployment,
  }),
  kube_deployment_deletion_timestamp: gauge({
    help: 'Time at which the deletion of the Deployment was asked for.',
    unit: 'timestamp',
    ...of.deployment,
  }),
  kube_deployment_metadata_generation: gauge({
    help: 'Number of the newest description of the Deployment.',
    unit: 'none',
    ...of.deployment,
  }),
  kube_deployment_owner: gauge({ help: 'Owner of the Deployment; always 1.', unit: 'none', ...of.deploymentOwner }),
  kube_deployment_spec_paused: gauge({
    help: 'Whether rollouts of the Deployment are paused.',
    unit: 'boolean',
    ...of.deployment,
  }),
  kube_deployment_spec_replicas: gauge({
    help: 'Pods that the Deployment should have.',
    unit: 'objects',
    ...of.deployment,
  }),
  kube_deployment_spec_strategy_rollingupdate_max_surge: gauge({
    help: 'Pods that a rolling update may add.',
    unit: 'objects',
    ...of.deployment,
  }),
  kube_deployment_spec_strategy_rollingupdate_max_unavailable: gauge({
    help: 'Pods that may be unavailable during a rolling update.',
    unit: 'objects',
    ...of.deployment,
  }),
  kube_deployment_status_condition: gauge({
    help: 'Whether a condition of the Deployment has a status.',
    unit: 'boolean',
    ...of.deploymentCondition,
  }),
  kube_deployment_status_observed_generation: gauge({
    help: 'Number of the description that the controller has seen.',
    unit: 'none',
    ...of.deployment,
  }),
  kube_deployment_status_replicas: gauge({ help: 'Pods of the Deployment.', unit: 'objects', ...of.deployment }),
  kube_deployment_status_replicas_available: gauge({
    help: 'Pods of the Deployment that have been ready for long enough.',
    unit: 'objects',
    ...of.deployment,
  }),
  kube_deployment_status_replicas_ready: gauge({
    help: 'Pods of the Deployment that are ready.',
    unit: 'objects',
    ...of.deployment,
  }),
  kube_deployment_status_replicas_unavailable: gauge({
    help: 'Pods that the Deployment still lacks.',
    unit: 'objects',
    ...of.deployment,
  }),
  kube_deployment_status_replicas_updated: gauge({
    help: 'Pods of the Deployment with its newest description.',
    unit: 'objects',
    ...of.deployment,
  }),
  kube_deployment_status_terminating_replicas: gauge({
    help: 'Pods of the Deployment that are ending.',
    unit: 'objects',
    ...of.deployment,
  }),
  kube_replicaset_created: gauge({
    help: 'Time at which the ReplicaSet was created.',
    unit: 'timestamp',
    ...of.replicaset,
  }),
  kube_replicaset_metadata_generation: gauge({
    help: 'Number of the newest description of the ReplicaSet.',
    unit: 'none',
    ...of.replicaset,
  }),
  kube_replicaset_owner: gauge({
    help: 'Owner of the ReplicaSet, such as a Deployment; always 1.',
    unit: 'none',
    ...of.replicasetOwner,
  }),
  kube_replicaset_spec_replicas: gauge({
    help: 'Pods that the ReplicaSet should have.',
    unit: 'objects',
    ...of.replicaset,
  }),
  kube_replicaset_status_fully_labeled_replicas: gauge({
    help: 'Pods with all labels of the template of the ReplicaSet.',
    unit: 'objects',
    ...of.replicaset,
  }),
  kube_replicaset_status_observed_generation: gauge({
    help: 'Number of the description that the controller has seen.',
    unit: 'none',
    ...of.replicaset,
  }),
  kube_replicaset_status_ready_replicas: gauge({
    help: 'Pods of the ReplicaSet that are ready.',
    unit: 'objects',
    ...of.replicaset,
  }),
  kube_replicaset_status_replicas: gauge({ help: 'Pods of the ReplicaSet.', unit: 'objects', ...of.replicaset }),
  kube_replicaset_status_terminating_replicas: gauge({
    help: 'Pods of the ReplicaSet that are ending.',
    unit: 'objects',
    ...of.replicaset,
  }),
  kube_statefulset_created: gauge({
    help: 'Time at which the StatefulSet was created.',
    unit: 'timestamp',
    ...of.statefulset,
  }),
  kube_statefulset_deletion_timestamp: gauge({
    help: 'Time at which the deletion of the StatefulSet was asked for.',
    unit: 'timestamp',
    ...of.statefulset,
  }),
  kube_statefulset_metadata_generation: gauge({
    help: 'Number of the newest description of the StatefulSet.',
    unit: 'none',
    ...of.statefulset,
  }),
  kube_statefulset_ordinals_start: gauge({
    help: 'Number in the name of its first pod.',
    unit: 'none',
    ...of.statefulset,
  }),
  kube_statefulset_persistentvolumeclaim_retention_policy: gauge({
    help: 'What happens to claims when pods are removed; always 1.',
    unit: 'none',
    ...of.statefulsetRetention,
  }),
  kube_statefulset_replicas: gauge({
    help: 'Pods that the StatefulSet should have.',
    unit: 'objects',
    ...of.statefulset,
  }),
  kube_statefulset_status_current_revision: gauge({
    help: 'Description of the pods that were not updated yet; always 1.',
    unit: 'none',
    ...of.statefulsetRevision,
  }),
  kube_statefulset_status_observed_generation: gauge({
    help: 'Number of the description that the controller has seen.',
    unit: 'none',
    ...of.statefulset,
  }),
  kube_statefulset_status_replicas: gauge({ help: 'Pods of the StatefulSet.', unit: 'objects', ...of.statefulset }),
  kube_statefulset_status_replicas_available: gauge({
    help: 'Pods of the StatefulSet that have been ready for long enough.',
    unit: 'objects',
    ...of.statefulset,
  }),
  kube_statefulset_status_replicas_current: gauge({
    help: 'Pods of the StatefulSet with its current revision.',
    unit: 'objects',
    ...of.statefulset,
  }),
  kube_statefulset_status_replicas_ready: gauge({
    help: 'Pods of the StatefulSet that are ready.',
    unit: 'objects',
    ...of.statefulset,
  }),
  kube_statefulset_status_replicas_updated: gauge({
    help: 'Pods of the StatefulSet with its newest revision.',
    unit: 'objects',
    ...of.statefulset,
  }),
  kube_statefulset_status_update_revision: gauge({
    help: 'Description of the pods that were updated; always 1.',
    unit: 'none',
    ...of.statefulsetRevision,
  }),
  kube_daemonset_created: gauge({
    help: 'Time at which the DaemonSet was created.',
    unit: 'timestamp',
    ...of.daemonset,
  }),
  kube_daemonset_deletion_timestamp: gauge({
    help: 'Time at which the deletion of the DaemonSet was asked for.',
    unit: 'timestamp',
    ...of.daemonset,
  }),
  kube_daemonset_metadata_generation: gauge({
    help: 'Number of the newest description of the DaemonSet.',
    unit: 'none',
    ...of.daemonset,
  }),
  kube_daemonset_status_current_number_scheduled: gauge({
    help: 'Nodes that have a pod of the DaemonSet and should.',
    unit: 'objects',
    ...of.daemonset,
  }),
  kube_daemonset_status_desired_number_scheduled: gauge({
    help: 'Nodes that should have a pod of the DaemonSet.',
    unit: 'objects',
    ...of.daemonset,
  }),
  kube_daemonset_status_number_available: gauge({
    help: 'Nodes with a pod of the DaemonSet that has been ready for long enough.',
    unit: 'objects',
    ...of.daemonset,
  }),
  kube_daemonset_status_number_misscheduled: gauge({
    help: 'Nodes that have a pod of the DaemonSet and should not.',
    unit: 'objects',
    ...of.daemonset,
  }),
  kube_daemonset_status_number_ready: gauge({
    help: 'Nodes with a pod of the DaemonSet that is ready.',
    unit: 'objects',
    ...of.daemonset,
  }),
  kube_daemonset_status_number_unavailable: gauge({
    help: 'Nodes that lack a pod of the DaemonSet.',
    unit: 'objects',
    ...of.daemonset,
  }),
  kube_daemonset_status_observed_generation: gauge({
    help: 'Number of the description that the controller has seen.',
    unit: 'none',
    ...of.daemonset,
  }),
  kube_daemonset_status_updated_number_scheduled: gauge({
    help: 'Nodes with a pod of the newest description.',
    unit: 'objects',
    ...of.daemonset,
  }),
} as const;
