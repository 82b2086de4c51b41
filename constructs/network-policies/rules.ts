import { isPods, type Peer, type Pods, type Port } from '../../core/network';
import * as k8s from '../api/k8s';

/** Ports that a peer can reach, or that can be reached at a peer. */
export interface Connection {
  readonly peer: Peer;
  readonly ports: readonly Port[];
}

/** Rule of a network policy. An empty list of peers means any peer. */
export interface PolicyRule {
  readonly peers: k8s.NetworkPolicyPeer[];
  readonly ports: k8s.NetworkPolicyPort[];
}

/**
 * Returns the rules that allow connections. Each peer is in one rule with all of its ports, and
 * peers with the same ports share a rule.
 */
export function policyRules(connections: readonly Connection[]): PolicyRule[] {
  const byPeer = grouped(connections, ({ peer }) => peer).map(([first, ...others]) => ({
    peer: first.peer,
    ports: unique([first, ...others].flatMap(({ ports }) => ports.map(policyPort))),
  }));
  // Any address cannot share a rule, because it is the absence of peers.
  const rules = grouped(byPeer, ({ peer, ports }) => [isAny(peer), ports.map((port) => JSON.stringify(port)).sort()]);
  return rules.map(([first, ...others]) => ({
    peers: [first, ...others].flatMap(({ peer }) => policyPeers(peer)),
    ports: first.ports,
  }));
}

/** Returns the selector of pods. Without labels it selects every pod of the namespace. */
export function podSelector(labels: Pods['labels']): k8s.LabelSelector {
  return Object.keys(labels).length > 0 ? { matchLabels: { ...labels } } : {};
}

function policyPeers(peer: Peer): k8s.NetworkPolicyPeer[] {
  if (!isPods(peer)) return peer.cidrs.map((cidr) => ({ ipBlock: { cidr } }));
  return [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': peer.namespace } },
      podSelector: podSelector(peer.labels),
    },
  ];
}

function policyPort({ port, protocol = 'TCP' }: Port): k8s.NetworkPolicyPort {
  return { port: k8s.IntOrString.fromNumber(port), protocol };
}

function isAny(peer: Peer): boolean {
  return !isPods(peer) && peer.cidrs.length === 0;
}

/** Groups values with equal keys, in the order of their first occurrence. */
function grouped<T>(values: readonly T[], keyOf: (value: T) => unknown): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const value of values) {
    const key = JSON.stringify(keyOf(value));
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return [...groups.values()];
}

function unique<T>(values: readonly T[]): T[] {
  return grouped(values, (value) => value).map(([first]) => first);
}
