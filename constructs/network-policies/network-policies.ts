import { Construct } from 'constructs';
import type { Flow, Pods } from '../../core/network';
import * as k8s from '../api/k8s';
import { covers } from './peers';
import { podSelector, policyRules } from './rules';

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

/**
 * Network policies that allow only the given flows in the namespaces of the stack. They write
 * nothing to other namespaces unless `externalPods` has pods there.
 */
export class NetworkIsolation extends Construct {
  constructor(scope: Construct, id: string, props: NetworkIsolationProps) {
    super(scope, id);
    for (const namespace of props.namespaces) {
      this.policy('namespace', 'default-deny', { namespace, labels: {} }, { policyTypes: ['Ingress', 'Egress'] });
    }
    for (const [name, pods] of Object.entries(props.pods)) {
      const egress = egressOf(pods, props.flows);
      this.policy('pods', name, pods, {
        policyTypes: ['Ingress', 'Egress'],
        ingress: ingressOf(pods, props.flows),
        egress,
      });
    }
    for (const [name, pods] of Object.entries(props.externalPods ?? {})) {
      this.policy('external', name, pods, { policyTypes: ['Ingress'], ingress: ingressOf(pods, props.flows) });
    }
  }

  private policy(what: string, name: string, { namespace, labels }: Pods, rules: Rules): void {
    const { policyTypes, ingress = [], egress = [] } = rules;
    new k8s.KubeNetworkPolicy(this, `${what}.${namespace}.${name}`, {
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
  const connections = flows.filter(({ to }) => covers(to, pods)).map(({ from, ports }) => ({ peer: from, ports }));
  return policyRules(connections).map(({ peers, ports }) => ({ ...(peers.length > 0 ? { from: peers } : {}), ports }));
}

function egressOf(pods: Pods, flows: readonly Flow[]): k8s.NetworkPolicyEgressRule[] {
  const connections = flows.filter(({ from }) => covers(from, pods)).map(({ to, ports }) => ({ peer: to, ports }));
  return policyRules(connections).map(({ peers, ports }) => ({ ...(peers.length > 0 ? { to: peers } : {}), ports }));
}
