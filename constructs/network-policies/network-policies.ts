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
    for (const namespace of props.namespaces) {
      this.policy('namespace', defaultDeny, { namespace, labels: {} }, { policyTypes: ['Ingress', 'Egress'] });
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
    addOwnValidation(this, () => [...objectIssues(this), ...isolationIssues(props)]);
  }

  private policy(what: string, name: string, { namespace, labels }: Pods, rules: Rules): void {
    const { policyTypes, ingress = [], egress = [] } = rules;
    const id = `${what}.${namespace}.${name}`;
    // The validation reports what is given twice.
    if (this.node.tryFindChild(id)) return;
    new k8s.KubeNetworkPolicy(this, id, {
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
