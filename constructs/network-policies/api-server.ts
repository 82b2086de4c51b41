import { inPath, type Issue } from '../../core/errors';
import { cidrIssues } from '../../core/cidr';
import { anywhere, isPort, type Flow, type Peer, type Pods, type Port } from '../../core/network';
import type { ApiServer } from '../../stack/api-server';

/** Where somebody who asks the Kubernetes API opens connections to. */
export function apiServerFlow(from: Pods, { cidrs, ports = [443, 6443] }: ApiServer): Flow {
  const to: Peer = cidrs ? { cidrs } : anywhere;
  return { from, to, ports: ports.map((port): Port => ({ port })) };
}

/** What is wrong with the address of the API server. */
export function apiServerIssues({ cidrs, ports }: ApiServer): Issue[] {
  return inPath('apiServer', [
    ...cidrIssues(cidrs ?? []),
    ...(ports ?? [])
      .filter((port) => !isPort(port))
      .map((port) => ({ problem: `port ${port} does not exist`, allowed: '1 to 65535' })),
  ]);
}
