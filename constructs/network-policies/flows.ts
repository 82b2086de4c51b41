import type { Flow, Pods } from '../../core/network';
import { podsOf, type ServerProps } from '../server';
import { peerPorts } from '../server-pod';
import { peersOf } from '../stateful-set';
import { peerOf } from './peers';

/** Connections between the servers of a stack, and to other systems. */
export function serverFlows(servers: readonly ServerProps[]): Flow[] {
  return [
    ...servers.flatMap((server) => callFlows(server, servers)),
    ...servers.flatMap(memberFlows),
    ...connectionFlows(servers),
  ];
}

/** Calls between servers of the stack. */
function callFlows(from: ServerProps, servers: readonly ServerProps[]): Flow[] {
  return from.spec.calls.flatMap(({ server, port }) =>
    servers
      .filter(({ spec }) => spec.name === server)
      .map((to): Flow => ({ from: podsOf(from), to: podsOf(to), ports: [{ port }] })),
  );
}

/** Connections between the members of a server. */
function memberFlows(server: ServerProps): Flow[] {
  const { runs } = server.spec;
  if (runs.kind !== 'members' || runs.count < 2) return [];
  return [{ from: podsOf(server), to: podsOf(server), ports: peerPorts(server.spec) }];
}

function connectionFlows(servers: readonly ServerProps[]): Flow[] {
  const services = servicesOf(servers);
  const flows = servers.flatMap((server) => {
    const from = podsOf(server);
    return server.spec.connections.flatMap((connection): Flow[] => {
      const to = peerOf(connection, from.namespace, services);
      return to ? [{ from, to, ports: [{ port: connection.port }] }] : [];
    });
  });
  return [...new Map(flows.map((flow) => [JSON.stringify(flow), flow])).values()];
}

/** Pods behind the services of a stack, by name and namespace: `grafana.monitoring`. */
function servicesOf(servers: readonly ServerProps[]): Record<string, Pods> {
  return Object.fromEntries(
    servers.flatMap((server) => {
      const { name, runs } = server.spec;
      const pods = podsOf(server);
      const names = runs.kind === 'members' ? [name, peersOf(name)] : [name];
      return names.map((service) => [`${service}.${pods.namespace}`, pods] as const);
    }),
  );
}
