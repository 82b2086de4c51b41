/**
 * Kubernetes itself: kubelets, cAdvisor and kube-state-metrics.
 *
 * @module
 */
export { cadvisor } from './catalogues/cadvisor';
export { kubeStateMetrics } from './catalogues/kube-state-metrics';
export { kubeStateMetricsOwn } from './catalogues/kube-state-metrics-own';
export { kubelet } from './catalogues/kubelet';
export { kubernetesDashboard as dashboard, kubernetesPanel as panel } from './dashboard';
export { kubernetesJobs as jobs, type KubernetesJobsProps } from './jobs';
export { kubernetesSystem as system, type KubernetesProps } from './system';
