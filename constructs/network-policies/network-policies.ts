import { Construct } from 'constructs';
import { isPods, type Flow, type Peer, type Pods, type Port } from '../../core/network';
import * as k8s from '../api/k8s';
import { covers } from './peers';

/** Properties of network isolation. */
export interface NetworkIsolationProps {
  /** Namespaces in which only the given flows are allowed. */
  readonly namespaces: readonly string[];
  /** Pods of these namespaces by the names of their policies. */
  readonly pods: Readonly<Record<string, Pods>>;
  /** Allowed connections. */
  readonly flows: readonly Flow[];
  /**
   * Pods in other namespaces that are isolated too, by the names of their policies. All other
   * connections to them are rejected.
   *
   * @default - none, because the first policy on a pod blocks every connection that no policy
   * allows
   */
  readonly externalPods?: Readonly<Record<string, Pods>>;
}

const dns: readonly Port[] = [
  { port: 53, protocol: 'UDP' },
  { port: 53, protocol: 'TCP' },
];

/** Pods of cluster DNS, by the label that all distributions use. */
const dnsPeer: k8s.NetworkPolicyPeer = {
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
  podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
};

/**
 * Network policies that allow only DNS and the given flows in the namespaces of the stack. They
 * write nothing to other namespaces unless `externalPods` has pods there.
 */
export class NetworkIsolation extends Construct {
  constructor(scope: Construct, id: string, props: NetworkIsolationProps) {
    super(scope, id);
    for (const namespace of props.namespaces) {
      new k8s.KubeNetworkPolicy(this, `default-deny-${namespace}`, {
        metadata: { name: 'default-deny', namespace },
        spec: {
          podSelector: {},
          policyTypes: ['Ingress', 'Egress'],
          egress: [{ to: [dnsPeer], ports: dns.map(policyPort) }],
        },
      });
    }
    for (const [name, pods] of Object.entries(props.pods)) {
      const egress = props.flows.filter(({ from }) => covers(from, pods)).map(({ to, ports }) => egressRule(to, ports));
      const ingress = ingressOf(pods, props.flows);
      this.policy(name, pods, { policyTypes: ['Ingress', 'Egress'], ingress, egress });
    }
    for (const [name, pods] of Object.entries(props.externalPods ?? {})) {
      this.policy(name, pods, { policyTypes: ['Ingress'], ingress: ingressOf(pods, props.flows) });
    }
  }

  private policy(name: string, { namespace, labels }: Pods, rules: Rules): void {
    const { policyTypes, ingress = [], egress = [] } = rules;
    new k8s.KubeNetworkPolicy(this, `${name}-${namespace}`, {
      metadata: { name, namespace },
      spec: {
        podSelector: podSelector(labels),
        policyTypes,
        ...(ingress.length > 0 ? { ingress } : {}),
        ...(egress.length > 0 ? { egress } : {}),
      },
    });
  }
}

/**
 * Rules of a policy. Empty lists are omitted, because the API server would report them as a change
 * at each deploy.
 */
interface Rules extends Pick<k8s.NetworkPolicySpec, 'ingress' | 'egress'> {
  readonly policyTypes: ('Ingress' | 'Egress')[];
}

function ingressOf(pods: Pods, flows: readonly Flow[]): k8s.NetworkPolicyIngressRule[] {
  return flows.filter(({ to }) => covers(to, pods)).map(({ from, ports }) => ingressRule(from, ports));
}

function ingressRule(from: Peer, ports: readonly Port[]): k8s.NetworkPolicyIngressRule {
  const peers = policyPeers(from);
  return { ...(peers.length > 0 ? { from: peers } : {}), ports: ports.map(policyPort) };
}

function egressRule(to: Peer, ports: readonly Port[]): k8s.NetworkPolicyEgressRule {
  const peers = policyPeers(to);
  return { ...(peers.length > 0 ? { to: peers } : {}), ports: ports.map(policyPort) };
}

/** Returns the peers of a rule. An empty list means any peer. */
function policyPeers(peer: Peer): k8s.NetworkPolicyPeer[] {
  if (!isPods(peer)) return peer.cidrs.map((cidr) => ({ ipBlock: { cidr } }));
  return [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': peer.namespace } },
      podSelector: podSelector(peer.labels),
    },
  ];
}

/** Returns the selector of pods. Without labels it selects every pod of the namespace. */
function podSelector(labels: Pods['labels']): k8s.LabelSelector {
  return Object.keys(labels).length > 0 ? { matchLabels: { ...labels } } : {};
}

function policyPort({ port, protocol = 'TCP' }: Port): k8s.NetworkPolicyPort {
  return { port: k8s.IntOrString.fromNumber(port), protocol };
}
