import { join } from 'node:path';
import type { Port } from '../../../core/network';
import type { Cluster } from '../../../tools/cluster/node';

/** Pod or host that takes part in connections. */
export interface Party {
  readonly name: string;
  readonly address: string;
  /**
   * Only a destination, because it has no network of its own here.
   *
   * @default false
   */
  readonly isDestination?: boolean;
  /**
   * Ports at which it can be reached.
   *
   * @default - all
   */
  readonly ports?: readonly number[];
}

/** Connection that is tried. */
export interface Try {
  readonly from: Party;
  readonly to: Party;
  readonly port: Required<Port>;
}

/** Short form of a connection: `grafana > prometheus:9090`, `grafana > dns:53/UDP`. */
export function titleOf({ from, to, port: { port, protocol } }: Try): string {
  return `${from.name} > ${to.name}:${port}${protocol === 'UDP' ? '/UDP' : ''}`;
}

/** Returns every connection between two of the parties. */
export function triesBetween(parties: readonly Party[], ports: readonly Required<Port>[]): Try[] {
  return parties
    .filter(({ isDestination = false }) => !isDestination)
    .flatMap((from) =>
      parties
        .filter((to) => to.address !== from.address)
        .flatMap((to) =>
          ports.filter(({ port }) => to.ports?.includes(port) ?? true).map((port) => ({ from, to, port })),
        ),
    );
}

/**
 * Tries connections from the networks of their sources, all at once. Every party listens on every
 * tried port.
 *
 * @param resolved name that a DNS server of the cluster knows
 * @returns the connections that were established
 */
export function connected({ run }: Cluster, tries: readonly Try[], resolved: string): Try[] {
  const ports = [...new Map(tries.map(({ port }) => [`${port.port}/${port.protocol}`, port])).values()];
  const input = JSON.stringify({
    ports: ports.map(({ port, protocol }) => [port, protocol]),
    tries: tries.map(({ from, to, port: { port, protocol } }) => [from.address, to.address, port, protocol]),
    resolved,
  });
  const indexes = JSON.parse(run(['python3', join(__dirname, 'connections.py')], { input })) as readonly number[];
  return indexes.map((index) => tries[index]!);
}
