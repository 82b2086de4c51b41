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
  readonly namespace?: undefined;
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

/** Destination of connections. */
export type Destination = { readonly port: number } & (
  | { readonly kind: 'peer'; readonly to: Peer }
  /** Host by its name or address. */
  | { readonly kind: 'host'; readonly host: string }
  /** Another server of the stack by its name. */
  | { readonly kind: 'server'; readonly server: string }
);

/** Any address. */
export const anywhere: Addresses = { cidrs: [] };

/** Whether a number is one of a port. */
export function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65_535;
}

/** Whether a peer is pods. */
export function isPods(peer: Peer): peer is Pods {
  return peer.namespace !== undefined;
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
  return { kind: 'host', host: hostname, port: Number(port || portsOfSchemes[protocol]) };
}
