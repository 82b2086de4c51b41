import type { Manifest } from '../manifests/manifest';

type Labels = Readonly<Record<string, string>>;

/** Pod or external host in network policies. */
export interface Party {
  readonly name: string;
  /** `undefined` outside the cluster. */
  readonly namespace?: string;
  readonly labels: Labels;
}

interface Selector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
    readonly values?: readonly string[];
  }[];
}
interface PolicyPeer {
  readonly namespaceSelector?: Selector;
  readonly podSelector?: Selector;
  readonly ipBlock?: { readonly cidr: string };
}
interface Rule {
  readonly from?: readonly PolicyPeer[];
  readonly to?: readonly PolicyPeer[];
  readonly ports?: readonly { readonly port?: number | string; readonly protocol?: string }[];
}
interface PolicySpec {
  readonly podSelector: Selector;
  readonly policyTypes: readonly ('Ingress' | 'Egress')[];
  readonly ingress?: readonly Rule[];
  readonly egress?: readonly Rule[];
}

/** Network policies in the API server, and the labels of its namespaces. */
export interface Policies {
  readonly policies: readonly Manifest[];
  readonly namespaces: Readonly<Record<string, Labels>>;
}

/**
 * Reports whether a connection is allowed by the policies on its source and on its destination
 * (https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation).
 *
 * @throws Error when a policy has an unsupported field
 */
export function isAllowed(all: Policies, from: Party, to: Party, port: number): boolean {
  return isLetThrough(all, 'Egress', from, to, port) && isLetThrough(all, 'Ingress', to, from, port);
}

/** @param subject the one on whom the policies are */
function isLetThrough(
  all: Policies,
  direction: 'Ingress' | 'Egress',
  subject: Party,
  peer: Party,
  port: number,
): boolean {
  const isolating = all.policies
    .filter(({ metadata }) => metadata.namespace === subject.namespace)
    .map(({ spec }) => spec as unknown as PolicySpec)
    .filter(({ podSelector, policyTypes }) => policyTypes.includes(direction) && matches(podSelector, subject.labels));
  if (isolating.length === 0) return true;
  const rules = isolating.flatMap(({ ingress = [], egress = [] }) => (direction === 'Ingress' ? ingress : egress));
  return rules.some((rule) => hasPort(rule, port) && hasPeer(all, rule, peer, subject));
}

function hasPort({ ports }: Rule, wanted: number): boolean {
  if (!ports || ports.length === 0) return true;
  return ports.some(({ port }) => {
    if (typeof port === 'string') throw new Error(`the port ${port} is named: that is not evaluated here`);
    return port === undefined || port === wanted;
  });
}

function hasPeer(all: Policies, { from, to }: Rule, peer: Party, subject: Party): boolean {
  const peers = from ?? to;
  if (!peers || peers.length === 0) return true;
  return peers.some(({ ipBlock, namespaceSelector, podSelector }) => {
    if (ipBlock) throw new Error(`the range ${ipBlock.cidr} is an address: that is not evaluated here`);
    if (peer.namespace === undefined) return false;
    const isNamespace = namespaceSelector
      ? matches(namespaceSelector, all.namespaces[peer.namespace] ?? {})
      : peer.namespace === subject.namespace;
    return isNamespace && (!podSelector || matches(podSelector, peer.labels));
  });
}

function matches({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean {
  return (
    Object.entries(matchLabels).every(([label, value]) => labels[label] === value) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const value = labels[key];
      if (operator === 'Exists') return value !== undefined;
      if (operator === 'DoesNotExist') return value === undefined;
      return (value !== undefined && values.includes(value)) === (operator === 'In');
    })
  );
}
