/** Some pods, of this stack or of somebody else. */
export interface Pods {
  readonly namespace: string;
  /** The labels that they have. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Addresses outside the cluster, or whatever a policy cannot name as pods. */
export interface Addresses {
  /** Address ranges, such as `203.0.113.0/24`; none means any address. */
  readonly cidrs: readonly string[];
}

/** One end of a flow. */
export type Peer = Pods | Addresses;

/** Somebody opens connections to somebody else. */
export interface Flow {
  readonly from: Peer;
  readonly to: Peer;
  readonly ports: readonly Port[];
}

/** A port that is spoken to. */
export interface Port {
  readonly port: number;
  /** @default 'TCP' */
  readonly protocol?: 'TCP' | 'UDP';
}

/** Whether a peer is pods. */
export function isPods(peer: Peer): peer is Pods {
  return 'namespace' in peer;
}

/** Whether two peers are the same pods. */
export function isSamePods(a: Peer, b: Pods): boolean {
  return (
    isPods(a) && a.namespace === b.namespace && JSON.stringify(sorted(a.labels)) === JSON.stringify(sorted(b.labels))
  );
}

function sorted(labels: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Any address. */
export const anywhere: Addresses = { cidrs: [] };
