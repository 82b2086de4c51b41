import { gauge } from '../../../../metrics';
import { of } from './labels';

/** Metrics of autoscalers, quotas and disruption budgets. */
export const quotas = {
  kube_horizontalpodautoscaler_created: gauge({
    help: 'Time at which the autoscaler was created.',
    unit: 'timestamp',
    ...of.hpa,
  }),
  kube_horizontalpodautoscaler_deletion_timestamp: gauge({
    help: 'Time at which the deletion of the autoscaler was asked for.',
    unit: 'timestamp',
    ...of.hpa,
  }),
  kube_horizontalpodautoscaler_info: gauge({
    help: 'Workload that the autoscaler scales; always 1.',
    unit: 'none',
    ...of.hpaInfo,
  }),
  kube_horizontalpodautoscaler_metadata_generation: gauge({
    help: 'Number of the newest description of the autoscaler.',
    unit: 'none',
    ...of.hpa,
  }),
  kube_horizontalpodautoscaler_spec_behavior_scale_down_tolerance: gauge({
    help: 'Deviation below the target that changes nothing.',
    unit: 'ratio',
    ...of.hpa,
  }),
  kube_horizontalpodautoscaler_spec_behavior_scale_up_tolerance: gauge({
    help: 'Deviation above the target that changes nothing.',
    unit: 'ratio',
    ...of.hpa,
  }),
  kube_horizontalpodautoscaler_spec_max_replicas: gauge({
    help: 'Most pods that the autoscaler asks for.',
    unit: 'objects',
    ...of.hpa,
  }),
  kube_horizontalpodautoscaler_spec_min_replicas: gauge({
    help: 'Fewest pods that the autoscaler asks for.',
    unit: 'objects',
    ...of.hpa,
  }),
  kube_horizontalpodautoscaler_spec_target_metric: gauge({
    help: 'Value of a metric that the autoscaler aims at.',
    unit: 'none',
    ...of.hpaMetric,
  }),
  kube_horizontalpodautoscaler_status_condition: gauge({
    help: 'Whether a condition of the autoscaler has a status.',
    unit: 'boolean',
    ...of.hpaCondition,
  }),
  kube_horizontalpodautoscaler_status_current_replicas: gauge({
    help: 'Pods that the workload has.',
    unit: 'objects',
    ...of.hpa,
  }),
  kube_horizontalpodautoscaler_status_desired_replicas: gauge({
    help: 'Pods that the autoscaler asks for.',
    unit: 'objects',
    ...of.hpa,
  }),
  kube_horizontalpodautoscaler_status_target_metric: gauge({
    help: 'Value of the metric that the autoscaler sees.',
    unit: 'none',
    ...of.hpaMetric,
  }),
  kube_poddisruptionbudget_created: gauge({
    help: 'Time at which the disruption budget was created.',
    unit: 'timestamp',
    ...of.pdb,
  }),
  kube_poddisruptionbudget_deletion_timestamp: gauge({
    help: 'Time at which the deletion of the disruption budget was asked for.',
    unit: 'timestamp',
    ...of.pdb,
  }),
  kube_poddisruptionbudget_status_current_healthy: gauge({
    help: 'Healthy pods of the disruption budget.',
    unit: 'objects',
    ...of.pdb,
  }),
  kube_poddisruptionbudget_status_desired_healthy: gauge({
    help: 'Pods that must stay healthy.',
    unit: 'objects',
    ...of.pdb,
  }),
  kube_poddisruptionbudget_status_expected_pods: gauge({
    help: 'Pods that the disruption budget selects.',
    unit: 'objects',
    ...of.pdb,
  }),
  kube_poddisruptionbudget_status_observed_generation: gauge({
    help: 'Number of the description that the controller has seen.',
    unit: 'none',
    ...of.pdb,
  }),
  kube_poddisruptionbudget_status_pod_disruptions_allowed: gauge({
    help: 'Pods that may be evicted now.',
    unit: 'objects',
    ...of.pdb,
  }),
  kube_resourcequota: gauge({
    help: 'Amount of a resource that a namespace may use, or uses.',
    unit: 'none',
    ...of.quota,
  }),
  kube_resourcequota_created: gauge({
    help: 'Time at which the quota was created.',
    unit: 'timestamp',
    ...of.quotaOnly,
  }),
} as const;
