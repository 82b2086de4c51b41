import { isIP } from 'node:net';
import { bare } from '../../core/host';
import { anywhere, isPods, type Destination, type Peer, type Pods } from '../../core/network';

/** Reports whether a peer includes pods. */
export function covers(peer: Peer, { namespace, labels }: Pods): boolean {
  return (
    isPods(peer) &&
    peer.namespace === namespace &&
    Object.entries(peer.labels).every(([label, value]) => labels[label] === value)
  );
}

/** Surroundings of a pod that opens a connection. */
export interface Surroundings {
  /** Namespace of the pod. */
  readonly namespace: string;
  /** Pods behind the services of the stack, by name and namespace: `grafana.monitoring`. */
  readonly services: Readonly<Record<string, Pods>>;
  /** Address ranges of the nodes; none if they are not known. */
  readonly nodes: readonly string[];
}

/** Returns the peer of a destination, or `undefined` for the pod itself. */
export function peerOf(destination: Destination, { namespace, services, nodes }: Surroundings): Peer | undefined {
  switch (destination.kind) {
    case 'server':
      return services[`${destination.server}.${namespace}`];
    case 'peer':
      return destination.to;
    case 'nodes':
      return { cidrs: nodes };
    case 'host':
      return destination.pods ?? peerOfHost(destination.host, namespace, services);
  }
}

/** Reports whether a host is the pod that connects to it. */
export function isItself(name: string): boolean {
  const host = bare(name);
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

function peerOfHost(name: string, namespace: string, services: Readonly<Record<string, Pods>>): Peer | undefined {
  const host = bare(name);
  if (isItself(name)) return undefined;
  if (isIP(host)) return { cidrs: [`${host}/${isIP(host) === 4 ? 32 : 128}`] };
  // A pod of a headless service has its own name before that of the service.
  const [, service = host, other = namespace] = /^(?:[^.]+\.)?([^.]+)\.([^.]+)\.svc(?:\..+)?$/.exec(host) ?? [];
  // Other names can resolve to any address.
  if (service.includes('.')) return anywhere;
  return services[`${service}.${other}`] ?? { namespace: other, labels: {} };
}
