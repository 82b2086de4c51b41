import { Construct } from 'constructs';
import type { Flow, Pods } from '../../core/network';
import * as k8s from '../api/k8s';
import { objectIssues } from '../object-issues';
import { addOwnValidation } from '../validation';
import { defaultDeny, isolationIssues, type NetworkIsolationProps } from './isolation-props';
import { covers } from './peers';
import { podSelector, policyRules } from './rules';

/**
 * Network policies that allow only the given flows in the namespaces of the stack. They write
 * nothing to other namespaces unless `externalPods` has pods there.
 */
export class NetworkIsolation extends Construct {
  constructor(scope: Construct, id: string, props: NetworkIsolationProps) {
    super(scope, id);
    for (const policy of policiesOf(props)) this.add(policy);
    addOwnValidation(this, () => [...objectIssues(this), ...isolationIssues(props)]);
  }

  private add({ kind, name, pods: { namespace, labels }, policyTypes, incoming, outgoing }: Policy): void {
    const id = `${kind}.${namespace}.${name}`;
    // The validation reports what is given twice.
    if (this.node.tryFindChild(id)) return;
    // Empty lists are omitted, because the API server would report them as a change at each deploy.
    const [ingress, egress] = [ingressOf(incoming), egressOf(outgoing)];
    new k8s.KubeNetworkPolicy(this, id, {
      metadata: { name, namespace },
      spec: {
        podSelector: podSelector(labels),
        policyTypes: [...policyTypes],
        ...(ingress.length > 0 ? { ingress } : {}),
        ...(egress.length > 0 ? { egress } : {}),
      },
    });
  }
}

/**
 * Network policy and the connections that it allows.
 *
 * @typeParam F connections, which can have more properties
 */
export interface Policy<F extends Flow = Flow> {
  /** Pods that it selects: all of a namespace of the stack, a server, or pods in another namespace. */
  readonly kind: 'namespace' | 'pods' | 'external';
  /** Name of the policy. */
  readonly name: string;
  /** Pods that the policy selects. */
  readonly pods: Pods;
  /** Directions that the policy restricts. */
  readonly policyTypes: readonly ('Ingress' | 'Egress')[];
  /** Allowed connections to the pods. */
  readonly incoming: readonly F[];
  /** Allowed connections from the pods. */
  readonly outgoing: readonly F[];
}

/** Returns the network policies that allow only the given flows. */
export function policiesOf<F extends Flow>(
  props: Omit<NetworkIsolationProps, 'flows'> & { readonly flows: readonly F[] },
): Policy<F>[] {
  const { namespaces, pods, externalPods = {}, flows } = props;
  const both = ['Ingress', 'Egress'] as const;
  const to = (one: Pods) => flows.filter((flow) => covers(flow.to, one));
  const from = (one: Pods) => flows.filter((flow) => covers(flow.from, one));
  return [
    ...namespaces.map((namespace): Policy<F> => ({
      ...{ kind: 'namespace', name: defaultDeny, pods: { namespace, labels: {} }, policyTypes: both },
      ...{ incoming: [], outgoing: [] },
    })),
    ...Object.entries(pods).map(([name, one]): Policy<F> => ({
      ...{ kind: 'pods', name, pods: one, policyTypes: both },
      ...{ incoming: to(one), outgoing: from(one) },
    })),
    ...Object.entries(externalPods).map(([name, one]): Policy<F> => ({
      ...{ kind: 'external', name, pods: one, policyTypes: ['Ingress'] },
      ...{ incoming: to(one), outgoing: [] },
    })),
  ];
}

function ingressOf(flows: readonly Flow[]): k8s.NetworkPolicyIngressRule[] {
  const connections = flows.map(({ from, ports }) => ({ peer: from, ports }));
  return policyRules(connections).map(({ peers, ports }) => ({ ...(peers.length > 0 ? { from: peers } : {}), ports }));
}

function egressOf(flows: readonly Flow[]): k8s.NetworkPolicyEgressRule[] {
  const connections = flows.map(({ to, ports }) => ({ peer: to, ports }));
  return policyRules(connections).map(({ peers, ports }) => ({ ...(peers.length > 0 ? { to: peers } : {}), ports }));
}
