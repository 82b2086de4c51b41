import type { KubeStateMetricsProps } from '../../servers/kube-state-metrics/options';
import { kubeStateMetricsAddress } from '../../servers/kube-state-metrics/spec';
import type { System } from '../../stack/system';
import { adjustedSystem, thresholdsOf } from '../common/adjust';
import type { Adjustable } from '../common/alert-table';
import type { SystemContext } from '../common/wording';
import { kubernetesAlertTable } from './alert-table';
import { jobAlerts } from './alerts/jobs';
import { kubeStateMetricsAlerts } from './alerts/kube-state-metrics';
import { kubeletAlerts, nodeAlerts } from './alerts/nodes';
import { podAlerts } from './alerts/pods';
import { volumeAlerts } from './alerts/volumes';
import { workloadAlerts } from './alerts/workloads';
import { kubernetesDashboard } from './dashboard';
import { nodesDashboard } from './dashboards/nodes';
import { podsDashboard } from './dashboards/pods';
import { volumesDashboard } from './dashboards/volumes';
import { workloadsDashboard } from './dashboards/workloads';
import { kubernetesJobs, type KubernetesJobsProps } from './jobs';
import { texts } from './texts';

/** Options of the system of Kubernetes. */
export interface KubernetesProps extends SystemContext, KubernetesJobsProps, Adjustable<typeof kubernetesAlertTable> {
  /**
   * Options of kube-state-metrics.
   *
   * @default - all objects that it can describe here, of all namespaces
   */
  readonly kubeStateMetrics?: KubeStateMetricsProps;
}

/**
 * System of Kubernetes itself: pods that restart, cannot start or are killed for memory, workloads
 * without all of their pods, failed Jobs and CronJobs, nodes and volumes.
 */
export function kubernetesSystem({
  language,
  commands,
  kubeStateMetrics = {},
  selfSigned = false,
  team,
  adjust,
}: KubernetesProps): System {
  const t = texts[language].jobs;
  const watching = ({ title, impact, hint }: (typeof t)[keyof typeof t]) =>
    ({ title, impact, severity: 'warning', hint: hint(commands) }) as const;
  const jobs = kubernetesJobs({ selfSigned });
  const { kubelet, cadvisor, objects, own } = jobs;
  const wording = { language, commands };
  const ofObjects = { ...wording, job: objects.job };
  const thresholds = thresholdsOf(kubernetesAlertTable, adjust);
  const system: System = {
    jobs: [kubelet, cadvisor, objects, own],
    watched: [
      { ...watching(t.kubelet), job: kubelet.job, name: 'Kubelet', kind: 'nodes' },
      { ...watching(t.cadvisor), job: cadvisor.job, name: 'Cadvisor', kind: 'nodes' },
      {
        ...watching(t.objects),
        job: objects.job,
        name: 'KubeStateMetrics',
        kind: 'server',
        server: kubeStateMetricsAddress.name,
        isNamed: true,
      },
    ],
    kubeStateMetrics,
    dashboards: [
      kubernetesDashboard({ jobs: [kubelet.job, cadvisor.job, objects.job, own.job], language }),
      ...[workloadsDashboard, podsDashboard].map((dashboardOf) =>
        dashboardOf({ jobs: [kubelet.job, cadvisor.job, objects.job], language }),
      ),
      nodesDashboard({ jobs: [kubelet.job, cadvisor.job, objects.job], language, thresholds }),
      volumesDashboard({ jobs: [kubelet.job, objects.job], language }),
    ],
    rules: [
      podAlerts(ofObjects),
      workloadAlerts(ofObjects),
      jobAlerts({ ...ofObjects, thresholds }),
      nodeAlerts(ofObjects),
      kubeletAlerts({ ...wording, job: kubelet.job, thresholds }),
      volumeAlerts(ofObjects),
      kubeStateMetricsAlerts({ ...wording, job: own.job }),
    ],
  };
  return adjustedSystem(system, { team, adjust }, kubernetesAlertTable);
}
