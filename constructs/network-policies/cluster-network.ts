import { cidrIssues } from '../../core/cidr';
import { inPath, type Issue } from '../../core/errors';
import { podsIssues } from '../../core/kubernetes-name';
import { isPods, peerIssues, portIssues, type DeclaredFlow, type Peer, type Pods } from '../../core/network';
import { ingressDefinition, type Ingress, type IngressController } from '../ingress';
import { covers } from './peers';

/** Network of a cluster, where network policies depend on it. */
export interface ClusterNetwork {
  /**
   * DNS servers of the pods: pods, or addresses where DNS runs in the network of the node. For
   * NodeLocal DNSCache these are `{ cidrs: ['169.254.20.10/32'] }`, and the address of the Service
   * `kube-dns` too if kube-proxy does not use IPVS.
   *
   * @default - pods with the label `k8s-app: kube-dns` in `kube-system`
   */
  readonly dns?: readonly [Peer, ...Peer[]];
  /**
   * Pods in the network of their node. Their connections come from the node, so policies must allow
   * addresses instead of labels.
   *
   * @default - none
   */
  readonly hostNetwork?: HostNetwork;
  /**
   * Ingress controller to which public addresses of this cluster lead. Policies see the connection
   * of a pod to such an address after translation: to a pod of the controller, on its own port.
   *
   * @default - Traefik of `ingress`, with the ports of k3s: 8000 for 80, and 8443 for 443; none
   * without `ingress`
   */
  readonly ingressController?: IngressController;
}

/** Pods in the network of their node. */
export interface HostNetwork {
  /**
   * Address ranges of the nodes, as pods see them. With flannel, which k3s uses, this includes the
   * addresses of the interfaces `cni0` and `flannel.1` of each node.
   */
  readonly nodes: readonly [string, ...string[]];
  /** Pods with `hostNetwork: true`. */
  readonly pods: readonly [Pods, ...Pods[]];
}

/** Returns the ingress controller to which public addresses of the cluster lead. */
export function ingressControllerOf(
  { ingressController }: ClusterNetwork,
  ingress: Ingress | undefined,
): IngressController | undefined {
  return ingressController ?? (ingress && ingressDefinition(ingress).controller(ingress));
}

/** Replaces pods in the network of their node by the addresses of the nodes. */
export function nodeFlows(flows: readonly DeclaredFlow[], { hostNetwork }: ClusterNetwork): DeclaredFlow[] {
  if (!hostNetwork) return [...flows];
  return flows.flatMap((flow) =>
    placesOf(flow.from, hostNetwork).flatMap((from) =>
      placesOf(flow.to, hostNetwork).map((to): DeclaredFlow => ({ ...flow, from, to })),
    ),
  );
}

function placesOf(peer: Peer, { nodes, pods }: HostNetwork): Peer[] {
  if (!isPods(peer)) return [peer];
  if (pods.some((one) => covers(one, peer))) return [{ cidrs: nodes }];
  // A peer without labels can be some of these pods, and others.
  return pods.some((one) => covers(peer, one)) ? [peer, { cidrs: nodes }] : [peer];
}

/**
 * Returns the issues of the network of a cluster.
 *
 * @param isolated pods that network policies isolate in external namespaces, by the names of their
 * policies
 */
export function clusterNetworkIssues(
  { dns, hostNetwork, ingressController }: ClusterNetwork,
  ingress: Ingress | undefined,
  isolated: Readonly<Record<string, Pods>>,
): Issue[] {
  const ports = Object.entries(ingressController?.ports ?? {})
    .flat()
    .map(Number);
  return [
    ...inPath('network.dns', (dns ?? []).flatMap(peerIssues)),
    ...inPath('network.hostNetwork.nodes', cidrIssues(hostNetwork?.nodes ?? [])),
    ...inPath('network.hostNetwork.pods', (hostNetwork?.pods ?? []).flatMap(podsIssues)),
    ...inPath('network.ingressController.pods', ingressController ? podsIssues(ingressController.pods) : []),
    ...inPath('network.ingressController.ports', ports.flatMap(portIssues)),
    ...hostNetworkIssues(hostNetwork, ingress),
    ...Object.entries(isolated)
      .filter(([, pods]) => hostNetwork?.pods.some((one) => covers(one, pods)))
      .map(([name]) => ({
        problem: `the policy ${name} isolates pods in the network of their node, to which no network policy applies`,
        remedy: 'remove isolated: true from their scrape job, or the pods from network.hostNetwork',
      })),
  ];
}

/** A controller in the network of its node has no labels for a policy. */
function hostNetworkIssues(hostNetwork: HostNetwork | undefined, ingress: Ingress | undefined): Issue[] {
  if (!ingress) return [];
  const { name, controller, hostNetworkOption } = ingressDefinition(ingress);
  const option = hostNetworkOption(ingress);
  const { pods } = controller(ingress);
  if (option === undefined || hostNetwork?.pods.some((one) => covers(one, pods))) return [];
  return [
    {
      path: 'network.hostNetwork',
      problem: `${name} uses the network of its node (${option}), so network policies that allow its pods reject its requests to the servers of the stack`,
      remedy: `add the address ranges of the nodes and its pods: network: { hostNetwork: { nodes: ['10.0.0.0/24'], pods: [${JSON.stringify(pods)}] } }`,
    },
  ];
}
