import { cidrFaults } from '../core/cidr';
import { anywhere, isPort, type Destination, type Flow, type Peer, type Pods, type Port } from '../core/network';
import type { ScrapeJob } from '../servers/prometheus/jobs/scrape-job';
import { peerOf } from './network-policies/peers';

/** The address of the Kubernetes API, as policies see it. */
export interface ApiServer {
  /**
   * Address ranges, such as `10.0.0.5/32`.
   *
   * @default - any address: a policy cannot name the API server as pods
   */
  readonly cidrs?: readonly [string, ...string[]];
  /**
   * Its ports: of its service, and of itself, because network plugins differ in which of them a policy is held against.
   *
   * @default - 443 and 6443
   */
  readonly ports?: readonly [number, ...number[]];
}

/** A part of the stack: its pods, and where it opens connections to. */
export interface Part {
  readonly pods: Pods;
  readonly destinations: readonly Destination[];
  /**
   * Its services besides the one of its name.
   *
   * @default - none
   */
  readonly services?: readonly string[];
}

/**
 * What has to pass between the parts of a stack and others.
 *
 * @param parts by the names of their services
 */
export function flowsOf(parts: Readonly<Record<string, Part>>): Flow[] {
  const services = Object.fromEntries(
    Object.entries(parts).flatMap(([name, { pods, services: others = [] }]) =>
      [name, ...others].map((service) => [`${service}.${pods.namespace}`, pods]),
    ),
  );
  const flows = Object.values(parts).flatMap(({ pods, destinations }) =>
    destinations.flatMap((destination): Flow[] => {
      const to = peerOf(destination, pods.namespace, services);
      return to ? [{ from: pods, to, ports: [{ port: destination.port }] }] : [];
    }),
  );
  return [...new Map(flows.map((flow) => [JSON.stringify(flow), flow])).values()];
}

/** Where somebody who asks the Kubernetes API opens connections to. */
export function apiServerFlow(from: Pods, { cidrs, ports = [443, 6443] }: ApiServer): Flow {
  const to: Peer = cidrs ? { cidrs } : anywhere;
  return { from, to, ports: ports.map((port): Port => ({ port })) };
}

/** Who reaches pods that jobs isolate. */
export function clientFlows(jobs: readonly ScrapeJob[]): Flow[] {
  return jobs.flatMap(({ isolation }) =>
    isolation ? isolation.clients.map(({ from, ports }) => ({ from, to: isolation.pods, ports })) : [],
  );
}

/** Pods of others that are isolated, by the names of their policies. */
export function isolatedPods(instance: string, jobs: readonly ScrapeJob[]): Record<string, Pods> {
  return Object.fromEntries(
    jobs.flatMap(({ job, isolation }) => (isolation ? [[`${instance}-${job}`, isolation.pods]] : [])),
  );
}

/** What is wrong with the address of the API server. */
export function apiServerFaults({ cidrs, ports }: ApiServer): string[] {
  return [
    ...cidrFaults(cidrs ?? []),
    ...(ports ?? []).filter((port) => !isPort(port)).map((port) => `port ${port} does not exist; allowed: 1 to 65535`),
  ].map((fault) => `apiServer: ${fault}`);
}
