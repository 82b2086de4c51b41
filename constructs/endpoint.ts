import { BlockList, isIP } from 'node:net';

/** Some pods, of this stack or of somebody else. */
export interface Pods {
  readonly namespace: string;
  /** The labels that they have; none means all pods of the namespace. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Addresses outside the cluster, or whatever a policy cannot name as pods. */
export interface Addresses {
  /** Address ranges, such as `203.0.113.0/24`; none means any address. */
  readonly cidrs: readonly string[];
}

/** One end of a flow. */
export type Peer = Pods | Addresses;

/** A port that is spoken to. */
export interface Port {
  readonly port: number;
  /** @default 'TCP' */
  readonly protocol?: 'TCP' | 'UDP';
}

/** Somebody opens connections to somebody else. */
export interface Flow {
  readonly from: Peer;
  readonly to: Peer;
  readonly ports: readonly Port[];
}

/** Where a part of the stack opens connections to: pods, or a host by its name or address. */
export interface Destination {
  readonly to: Peer | { readonly host: string };
  readonly port: number;
}

/** Any address. */
export const anywhere: Addresses = { cidrs: [] };

/** Whether a number is one of a port. */
export function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65_535;
}

/** Whether a peer is pods. */
export function isPods(peer: Peer): peer is Pods {
  return 'namespace' in peer;
}

/** Whether some pods are among those that a peer means. */
export function covers(peer: Peer, { namespace, labels }: Pods): boolean {
  return (
    isPods(peer) &&
    peer.namespace === namespace &&
    Object.entries(peer.labels).every(([label, value]) => labels[label] === value)
  );
}

/** Addresses of the loopback interface and of private networks: https://www.iana.org/assignments/iana-ipv4-special-registry, and the same for IPv6. */
const privateRanges = new BlockList();
for (const [address, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  privateRanges.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  privateRanges.addSubnet(address, bits, 'ipv6');

/**
 * Whether a host is outside of the cluster and of private networks, so that what is sent to it passes others. A name is inside when it
 * is that of a service (`minio`, `minio.apps.svc`).
 */
export function isOutside(host: string): boolean {
  const name = bare(host);
  const version = isIP(name);
  if (version > 0) return !privateRanges.check(name, version === 4 ? 'ipv4' : 'ipv6');
  return name.includes('.') && !/\.svc(\.|$)/.test(name);
}

/** An address of IPv6 without its brackets. */
function bare(host: string): string {
  return host.replaceAll(/[[\]]/g, '');
}

const portsOfSchemes: Readonly<Record<string, number>> = {
  'http:': 80,
  'https:': 443,
  'redis:': 6379,
  'rediss:': 6379,
};

/**
 * The destination of an address such as `https://s3.example.org`; the port is that of the scheme unless it is given.
 *
 * @param url of the scheme http, https, redis or rediss
 */
export function destinationOfUrl(url: string): Destination {
  const { hostname, port, protocol } = new URL(url);
  return { to: { host: hostname }, port: Number(port || portsOfSchemes[protocol]) };
}

/**
 * Whom a policy must name for a destination; nobody when it does not leave the pod.
 *
 * @param namespace the namespace of whoever opens the connection
 * @param services the pods behind services of the stack, by name and namespace: `grafana.monitoring`
 */
export function peerOf(
  { to }: Destination,
  namespace: string,
  services: Readonly<Record<string, Pods>>,
): Peer | undefined {
  if (!('host' in to)) return to;
  const host = bare(to.host);
  if (host === 'localhost' || host === '::1' || host.startsWith('127.')) return undefined;
  if (isIP(host)) return { cidrs: [`${host}/${isIP(host) === 4 ? 32 : 128}`] };
  // A pod of a service without an address of its own has its name before that of the service.
  const [, service = host, other = namespace] = /^(?:[^.]+\.)?([^.]+)\.([^.]+)\.svc(?:\..+)?$/.exec(host) ?? [];
  // Another name may lead anywhere.
  if (service.includes('.')) return anywhere;
  return services[`${service}.${other}`] ?? { namespace: other, labels: {} };
}
