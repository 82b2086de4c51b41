import { inPath, type Issue } from '../../core/errors';
import { cidrIssues } from '../../core/cidr';
import { anywhere, portIssues, type DeclaredFlow, type Peer, type Pods, type Port } from '../../core/network';

/** Address of the Kubernetes API in network policies. */
export interface ApiServer {
  /**
   * Address ranges, such as `10.0.0.5/32`.
   *
   * @default - any address: a policy cannot name the API server as pods
   */
  readonly cidrs?: readonly [string, ...string[]];
  /**
   * Ports of the service and of the API server itself. Network plugins differ in which of them they
   * compare with a policy.
   *
   * @default - 443 and 6443
   */
  readonly ports?: readonly [number, ...number[]];
}

/** Connection from pods to the Kubernetes API. */
export function apiServerFlow(from: Pods, { cidrs, ports = [443, 6443] }: ApiServer): DeclaredFlow {
  const to: Peer = cidrs ? { cidrs } : anywhere;
  const reason = 'it reads the Kubernetes API';
  return { from, to, ports: ports.map((port): Port => ({ port })), reason };
}

/** Issues of the address of the API server. */
export function apiServerIssues({ cidrs, ports }: ApiServer): Issue[] {
  return inPath('apiServer', [...cidrIssues(cidrs ?? []), ...(ports ?? []).flatMap(portIssues)]);
}
