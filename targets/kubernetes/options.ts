import type { IngressProps } from '../../constructs/ingress/ingress';
import type { ApiServer } from '../../constructs/network-policies/api-server';
import type { StorageProps } from '../../constructs/volume-claim';
import { defaults } from '../../core/defaults';
import type { Namespaces } from './place';

/** Where in a cluster the servers of a stack run, and how they are reached. */
export interface KubernetesOptions {
  /**
   * Namespace that is created for the servers.
   *
   * @default 'monitoring'
   */
  readonly namespace?: string;
  /**
   * Namespace that is created for servers that run on each machine. node_exporter cannot meet the Pod Security Standard `restricted`.
   *
   * @default 'node-exporter'
   */
  readonly machineNamespace?: string;
  /**
   * How the hosts of the stack are reached from outside.
   *
   * @default - they are not
   */
  readonly ingress?: IngressProps;
  /**
   * Address of the Kubernetes API, where Prometheus discovers pods.
   *
   * @default - any address, on 443 and 6443
   */
  readonly apiServer?: ApiServer;
  /**
   * Storage of the volumes, by the names of their servers: `prometheus`, `alertmanager`, `grafana`, `grafana-backup`.
   *
   * @default - the cluster's default storage class, claims of the stack
   */
  readonly storage?: Readonly<Record<string, StorageProps>>;
}

/** Namespaces of the servers. */
export function namespacesOf({
  namespace = defaults.namespace,
  machineNamespace = defaults.machineNamespace,
}: KubernetesOptions): Namespaces {
  return { namespace, machineNamespace };
}
