import { cidrIssues } from './cidr';
import type { Issue } from './errors';
import { podsIssues } from './kubernetes-name';
import { portOfUrl } from './url';
import { isWholeNumber } from './whole-number';

/** Pods of this stack or of another system. */
export interface Pods {
  /** Namespace of the pods. */
  readonly namespace: string;
  /** Labels that select the pods; no labels select all pods of the namespace. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Addresses outside the cluster, or inside it where no labels can select the pods. */
export interface Addresses {
  /** Address ranges, such as `203.0.113.0/24`; an empty list means any address. */
  readonly cidrs: readonly string[];
  readonly namespace?: undefined;
}

/** Source or destination of a flow. */
export type Peer = Pods | Addresses;

/** Port that accepts connections. */
export interface Port {
  /** Number of the port, 1 to 65535. */
  readonly port: number;
  /** @default 'TCP' */
  readonly protocol?: 'TCP' | 'UDP';
}

/** Connections from one peer to another. */
export interface Flow {
  /** Source of the connections. */
  readonly from: Peer;
  /** Destination of the connections. */
  readonly to: Peer;
  /** Ports of the destination. */
  readonly ports: readonly Port[];
}

/** Connections with the declaration from which they follow: `job shop scrapes it`. */
export interface DeclaredFlow extends Flow {
  /** Declaration that needs the connections. */
  readonly reason: string;
}

/** Destination of connections that a server opens. */
export type Destination = DestinationAddress & { readonly port: number };

/** Address of a destination. */
export type DestinationAddress =
  /** Pods, or addresses. */
  | { readonly kind: 'peer'; readonly to: Peer }
  /**
   * Host name or address. `pods` are those behind the Kubernetes service of this name; without them,
   * all pods of its namespace.
   */
  | { readonly kind: 'host'; readonly host: string; readonly pods?: Pods }
  /** Name of another server of the stack. */
  | { readonly kind: 'server'; readonly server: string }
  /** Nodes of the cluster. */
  | { readonly kind: 'nodes' };

/** Destination with the declaration from which the connection follows: `job shop scrapes it`. */
export type Connection = Destination & { readonly reason: string };

/** Returns the connections to destinations for one reason. */
export function connectionsTo(destinations: readonly Destination[], reason: string): Connection[] {
  return destinations.map((destination) => ({ ...destination, reason }));
}

/** Any address. */
export const anywhere: Addresses = { cidrs: [] };

const largestPort = 65_535;

/** Tests whether a number is a valid port. */
export function isPort(port: number): boolean {
  return isWholeNumber(port, { max: largestPort });
}

/** Returns the issue of a number that is no port. */
export function portIssues(port: number): Issue[] {
  return isPort(port) ? [] : [{ problem: `port ${port} does not exist`, allowed: `1 to ${largestPort}` }];
}

/** Returns the issues of a source or destination. */
export function peerIssues(peer: Peer): Issue[] {
  return isPods(peer) ? podsIssues(peer) : cidrIssues(peer.cidrs);
}

/** Tests whether a peer is pods, not addresses. */
export function isPods(peer: Peer): peer is Pods {
  return peer.namespace !== undefined;
}

/**
 * Returns the destination of a URL, such as `https://s3.example.org`. The port defaults to that of
 * the scheme.
 *
 * @param url URL that {@link urlIssues} accepts
 */
export function destinationOfUrl(url: string): Destination {
  const parsed = new URL(url);
  return { kind: 'host', host: parsed.hostname, port: portOfUrl(parsed) };
}
