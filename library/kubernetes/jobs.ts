import { Size } from '../../core/size';
import { kubeStateMetricsAddress } from '../../servers/kube-state-metrics/spec';
import { nodeJob } from '../../servers/prometheus/jobs/node-job';
import type { ScrapeJob } from '../../servers/prometheus/jobs/scrape-job';
import { serverJob } from '../../servers/prometheus/jobs/server-job';
import { cadvisor } from './catalogues/cadvisor';
import { kubeStateMetrics } from './catalogues/kube-state-metrics';
import { kubeStateMetricsOwn } from './catalogues/kube-state-metrics-own';
import { kubelet } from './catalogues/kubelet';

/** Options of the jobs of Kubernetes. */
export interface KubernetesJobsProps {
  /**
   * Whether kubelets have certificates that they signed themselves, as kubeadm installs them.
   *
   * @default false: the authority of the cluster signs them, as in k3s
   */
  readonly selfSigned?: boolean;
}

/** Size of a page of a kubelet: in k3s it shows the API server too, some ten thousand samples. */
const pageSize = Size.mebibytes(64);

/**
 * Scrape jobs of Kubernetes: `kubelet` and `cadvisor` on each node, of which Prometheus stores what
 * their catalogues declare, and `kube-state-metrics` with `kube-state-metrics-own`.
 */
export function kubernetesJobs({ selfSigned = false }: KubernetesJobsProps = {}) {
  const { name: server, port, ownPort } = kubeStateMetricsAddress;
  const ofNodes = { selfSigned, stores: 'catalogue', bodySizeLimit: pageSize } as const;
  return {
    kubelet: nodeJob({ job: 'kubelet', catalogue: kubelet, ...ofNodes }),
    // Its own times would keep series of a removed container for five minutes.
    cadvisor: nodeJob({
      job: 'cadvisor',
      catalogue: cadvisor,
      path: '/metrics/cadvisor',
      honorTimestamps: false,
      ...ofNodes,
    }),
    objects: serverJob({ job: 'kube-state-metrics', catalogue: kubeStateMetrics, server, port }),
    own: serverJob({ job: 'kube-state-metrics-own', catalogue: kubeStateMetricsOwn, server, port: ownPort }),
  } satisfies Readonly<Record<string, ScrapeJob>>;
}
