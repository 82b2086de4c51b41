import type { Ingress } from '../../constructs/ingress';
import type { ApiServer } from '../../constructs/network-policies/api-server';
import type { ClusterNetwork } from '../../constructs/network-policies/cluster-network';
import type { StorageProps } from '../../constructs/volume-claim';
import { defaults } from '../../core/defaults';
import type { Namespaces } from './place';

/** Options of a Kubernetes target. */
export interface KubernetesOptions {
  /**
   * Name of the cluster, which only distinguishes it from those of other stacks: stacks in one
   * cluster must have different namespaces.
   *
   * @default - one cluster for all stacks that do not name theirs
   */
  readonly cluster?: string;
  /**
   * Namespace that is created for the servers of the stack.
   *
   * @default 'monitoring'
   */
  readonly namespace?: string;
  /**
   * Namespace that is created for servers that run on each machine. It is separate because
   * node_exporter cannot meet the Pod Security Standard `restricted`.
   *
   * @default 'node-exporter'
   */
  readonly machineNamespace?: string;
  /**
   * Ingress for the hosts of the stack.
   *
   * @default - none: the hosts are not reachable from outside
   */
  readonly ingress?: Ingress;
  /**
   * Address of the Kubernetes API, which Prometheus uses to discover pods.
   *
   * @default - any address, on ports 443 and 6443
   */
  readonly apiServer?: ApiServer;
  /**
   * Network of the cluster, where network policies depend on it.
   *
   * @default - that of k3s: DNS in pods, and no pods in the network of their node
   */
  readonly network?: ClusterNetwork;
  /**
   * Name of an existing PriorityClass for all pods of the stack. Pods with a class of Kubernetes
   * itself, such as `system-cluster-critical`, evict applications from a full node.
   *
   * @default - a class of the stack, `vigie-NAMESPACE`: before pods without a class, without
   * preemption
   */
  readonly priorityClass?: string;
  /**
   * Storage of volumes, by the names of their servers: `prometheus`, `alertmanager`, `grafana`,
   * `grafana-backup`.
   *
   * @default - PVCs of the stack, with the default storage class of the cluster
   */
  readonly storage?: Readonly<Record<string, StorageProps>>;
}

/** Returns the name of the cluster; an empty text for that of all stacks that do not name theirs. */
export function clusterOf({ cluster = '' }: KubernetesOptions): string {
  return cluster;
}

/** Returns the namespaces of the servers. */
export function namespacesOf({
  namespace = defaults.namespace,
  machineNamespace = defaults.machineNamespace,
}: KubernetesOptions): Namespaces {
  return { namespace, machineNamespace };
}
