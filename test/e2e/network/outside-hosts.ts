import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { network } from '../../../tools/cluster/network';
import type { Cluster } from '../../../tools/cluster/node';
import type { AppliedObject } from '../manifests/manifest';
import type { Party } from './connections';

/** Addresses that are not those of pods. */
export const addresses = {
  node: network.node,
  /** Address range of the nodes. */
  nodes: '10.89.0.0/24',
  /** Another node. */
  machine: '10.89.0.3',
  outside: '203.0.113.9',
  /** DNS in the network of the node, as NodeLocal DNSCache has it. */
  nodeDns: '169.254.20.10',
  /** Public addresses that lead to Traefik: in a pod, and in the network of the node. */
  public: '198.51.100.1',
  publicNode: '198.51.100.2',
} as const;

/** Hosts, and addresses that lead to others. */
export const hosts: readonly Party[] = [
  { name: 'outside', address: addresses.outside },
  { name: 'machine', address: addresses.machine },
  // Its own connections are those of the kubelet, which kube-router never rejects.
  { name: 'node', address: addresses.node, isDestination: true },
  { name: 'node-dns', address: addresses.nodeDns, isDestination: true },
  { name: 'public', address: addresses.public, isDestination: true, ports: [80, 443] },
  { name: 'public-node', address: addresses.publicNode, isDestination: true, ports: [80, 443] },
];

/** Label of Traefik's pods with their network. */
export const traefikNetwork = 'network';

/** Services with public addresses, which kube-proxy translates to the pods of Traefik. */
export function publicServices(): AppliedObject[] {
  return [
    { name: 'public', externalIPs: [addresses.public], selector: { [traefikNetwork]: 'pod' } },
    { name: 'public-node', externalIPs: [addresses.publicNode], selector: { [traefikNetwork]: 'node' } },
  ].map(({ name, ...spec }) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'kube-system' },
    spec: {
      ...spec,
      ports: [
        { name: 'http', port: 80, targetPort: 8000 },
        { name: 'https', port: 443, targetPort: 8443 },
      ],
    },
  }));
}

/** Connects the outside host and another node to the node, each with a network of its own. */
export function connectHosts({ run }: Cluster): void {
  for (const name of ['outside', 'machine'] as const) {
    run(['bash', '-euc', connectHost, 'bash', name, addresses[name], addresses.node]);
  }
  run(['bash', '-euc', addNodeDns, 'bash', addresses.nodeDns]);
}

const connectHost = `
ip netns add "$1"
ip link add name "$1" type veth peer name eth0 netns "$1"
ip link set "$1" up
ip route add "$2/32" dev "$1"
ip -n "$1" address add "$2/32" dev eth0
ip -n "$1" link set eth0 up
ip -n "$1" route add "$3/32" dev eth0
ip -n "$1" route add default via "$3"
`;

const addNodeDns = `
ip link add name node-dns type veth peer name node-dns-peer
ip address add "$1/32" dev node-dns
ip link set node-dns up
ip link set node-dns-peer up
`;

/**
 * Starts a DNS server in the network of the node, which forwards to the DNS of the cluster. It ends
 * with the cluster.
 */
export function startNodeDns({ folder, command, env }: Cluster): void {
  const file = join(folder, 'node-dns.conf');
  writeFileSync(file, `.:53 {\n bind ${addresses.nodeDns}\n forward . ${network.dns}\n}\n`);
  const [program, ...args] = command(['coredns', '-conf', file]);
  spawn(program, args, { env, stdio: 'ignore' }).unref();
}
