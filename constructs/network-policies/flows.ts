import type { Destination, Flow, Pods } from '../../core/network';
import { peerOf } from './peers';

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
