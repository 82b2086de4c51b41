import { isItself, peerOf } from '../../constructs/network-policies/peers';
import { isWithin } from '../../core/cidr';
import { bare, isService } from '../../core/host';
import type { Peer } from '../../core/network';
import type { StackProps } from '../../stack/stack';
import { namespacesOf, type KubernetesOptions } from './options';

/** Addresses of pods and services in k3s: https://docs.k3s.io/cli/server#networking. */
const k3sRanges = ['10.42.0.0/16', '10.43.0.0/16'];

/** Addresses by which a pod reaches itself or its machine. */
const ownRanges = ['0.0.0.0/32', '::/128', '169.254.0.0/16', 'fe80::/10'];

/** Namespaces that every cluster has. */
const usualNamespaces = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

/**
 * Tests whether a host is in the cluster of a stack, as far as the stack and its target know: a
 * service, in short also `minio.apps` in a namespace of the stack or of what it watches; an address
 * of pods, services or nodes; the pod itself.
 */
export function isInCluster(host: string, stack: StackProps, options: KubernetesOptions): boolean {
  if (isItself(host) || isService(host) || host.endsWith('.cluster.local')) return true;
  const { apiServer, network } = options;
  const ranges = [...ownRanges, ...k3sRanges, ...(apiServer?.cidrs ?? []), ...(network?.hostNetwork?.nodes ?? [])];
  return isWithin(bare(host), ranges) || namespacesIn(stack, options).has(host.split('.').at(-1)!);
}

function namespacesIn({ jobs, patches = [] }: StackProps, options: KubernetesOptions): Set<string> {
  const { namespace, machineNamespace } = namespacesOf(options);
  const { hostNetwork, dns = [] } = options.network ?? {};
  const peers: (Peer | undefined)[] = [
    ...jobs.flatMap(({ destinations, isolation }) => [
      ...destinations.map((destination) => peerOf(destination, { namespace, services: {}, nodes: [] })),
      ...(isolation ? [isolation.pods, ...isolation.clients.map(({ from }) => from)] : []),
    ]),
    ...(hostNetwork?.pods ?? []),
    ...dns,
  ];
  return new Set([
    ...usualNamespaces,
    ...[namespace, machineNamespace],
    ...peers.flatMap((peer) => peer?.namespace ?? []),
    ...patches.map(({ workload }) => workload.namespace),
  ]);
}
