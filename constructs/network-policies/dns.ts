import { isIP } from 'node:net';
import { bare } from '../../core/host';
import { isPods, type Destination, type DeclaredFlow, type Peer, type Port } from '../../core/network';
import type { ServerSpec } from '../../servers/server-spec';
import { podsOf, type ServerProps } from '../server';
import type { ClusterNetwork } from './cluster-network';
import { isItself } from './peers';

const ports: readonly Port[] = [
  { port: 53, protocol: 'UDP' },
  { port: 53, protocol: 'TCP' },
];

/** Pods of cluster DNS, by the label that all distributions use. */
const clusterDns: Peer = { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } };

/** Connections to DNS of the servers that resolve names. */
export function dnsFlows(servers: readonly ServerProps[], { dns = [clusterDns] }: ClusterNetwork): DeclaredFlow[] {
  return servers
    .filter(({ spec }) => resolvesNames(spec))
    .flatMap((server) =>
      dns.map((to) => ({ from: podsOf(server), to, ports, reason: `${server.spec.name} resolves names` })),
    );
}

/**
 * Reports whether a server connects to anything by its name. Pods and nodes that it discovers,
 * and the Kubernetes API, have addresses.
 */
function resolvesNames({ runs, calls, connections }: ServerSpec): boolean {
  return calls.length > 0 || (runs.kind === 'members' && runs.count > 1) || connections.some(hasName);
}

function hasName(destination: Destination): boolean {
  switch (destination.kind) {
    case 'server':
      return true;
    case 'nodes':
      return false;
    case 'peer':
      // An address that is not known here is the address of a name that is secret.
      return !isPods(destination.to) && destination.to.cidrs.length === 0;
    case 'host':
      return isIP(bare(destination.host)) === 0 && !isItself(destination.host);
  }
}
