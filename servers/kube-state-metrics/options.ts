import type { Resources } from '../resources';

/** Objects of Kubernetes that kube-state-metrics can describe: plural names of resources. */
export type KubernetesObjects =
  | 'cronjobs'
  | 'daemonsets'
  | 'deployments'
  | 'horizontalpodautoscalers'
  | 'jobs'
  | 'namespaces'
  | 'nodes'
  | 'persistentvolumeclaims'
  | 'persistentvolumes'
  | 'poddisruptionbudgets'
  | 'pods'
  | 'replicasets'
  | 'resourcequotas'
  | 'statefulsets';

/** API group of each resource, and whether its objects are in a namespace. */
export const kubernetesObjects: Readonly<
  Record<KubernetesObjects, { readonly group: string; readonly isNamespaced: boolean }>
> = {
  cronjobs: { group: 'batch', isNamespaced: true },
  daemonsets: { group: 'apps', isNamespaced: true },
  deployments: { group: 'apps', isNamespaced: true },
  horizontalpodautoscalers: { group: 'autoscaling', isNamespaced: true },
  jobs: { group: 'batch', isNamespaced: true },
  namespaces: { group: '', isNamespaced: false },
  nodes: { group: '', isNamespaced: false },
  persistentvolumeclaims: { group: '', isNamespaced: true },
  persistentvolumes: { group: '', isNamespaced: false },
  poddisruptionbudgets: { group: 'policy', isNamespaced: true },
  pods: { group: '', isNamespaced: true },
  replicasets: { group: 'apps', isNamespaced: true },
  resourcequotas: { group: '', isNamespaced: true },
  statefulsets: { group: 'apps', isNamespaced: true },
};

/** Options of kube-state-metrics, which shows the objects of a cluster as metrics. */
export interface KubeStateMetricsProps {
  /**
   * Objects that it describes. It can read no others.
   *
   * @default - all of {@link KubernetesObjects}; with `namespaces`, those that are in a namespace
   */
  readonly objects?: readonly [KubernetesObjects, ...KubernetesObjects[]];
  /**
   * Namespaces whose objects it describes, with a Role in each instead of a ClusterRole. Nodes,
   * namespaces and persistent volumes are in no namespace, so it cannot describe them then.
   *
   * @default - all
   */
  readonly namespaces?: readonly [string, ...string[]];
  /**
   * CPU and memory.
   *
   * @default - 20m to 200m, 64 MiB to 256 MiB: enough for about 500 pods
   */
  readonly resources?: Resources;
  /**
   * Image.
   *
   * @default - `images.kubeStateMetrics`
   */
  readonly image?: string;
}
