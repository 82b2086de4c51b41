import { isPods, type Connection, type DeclaredFlow, type Peer, type Pods } from '../../core/network';
import { podsOf, type ServerProps } from '../server';
import { peerPorts } from '../server-pod';
import { peersOf } from '../stateful-set';
import type { IngressController } from '../ingress/definition';
import { peerOf } from './peers';

/**
 * Connections between the servers of a stack, and to other systems.
 *
 * @param controller ingress controller to which public addresses of the cluster lead, if there is
 * one
 * @param nodes address ranges of the nodes; none if they are not known
 */
export function serverFlows(
  servers: readonly ServerProps[],
  controller: IngressController | undefined,
  nodes: readonly string[],
): DeclaredFlow[] {
  return [
    ...servers.flatMap((server) => callFlows(server, servers)),
    ...servers.flatMap(memberFlows),
    ...servers.flatMap(clientFlows),
    ...connectionFlows(servers, controller, nodes),
  ];
}

/** Calls between servers of the stack. */
function callFlows(from: ServerProps, servers: readonly ServerProps[]): DeclaredFlow[] {
  return from.spec.calls.flatMap(({ server, port }) =>
    servers
      .filter(({ spec }) => spec.name === server)
      .map((to): DeclaredFlow => ({
        from: podsOf(from),
        to: podsOf(to),
        ports: [{ port }],
        reason: `${from.spec.name} calls ${server}`,
      })),
  );
}

/** Connections between the members of a server. */
function memberFlows(server: ServerProps): DeclaredFlow[] {
  const { runs } = server.spec;
  if (runs.kind !== 'members' || runs.count < 2) return [];
  const reason = `the members of ${server.spec.name} are a cluster`;
  return [{ from: podsOf(server), to: podsOf(server), ports: peerPorts(server.spec), reason }];
}

/** Connections of other systems to a server. */
function clientFlows(server: ServerProps): DeclaredFlow[] {
  const { clients = [], port } = server.spec;
  if (!port) return [];
  return clients.map(({ from, reason }) => ({ from, to: podsOf(server), ports: [{ port: port.port }], reason }));
}

function connectionFlows(
  servers: readonly ServerProps[],
  controller: IngressController | undefined,
  nodes: readonly string[],
): DeclaredFlow[] {
  const services = servicesOf(servers);
  const flows = servers.flatMap((server) => {
    const from = podsOf(server);
    return server.spec.connections.flatMap((connection): DeclaredFlow[] => {
      const to = peerOf(connection, { namespace: from.namespace, services, nodes });
      if (!to) return [];
      const { port, reason } = connection;
      return [{ from, to, ports: [{ port }], reason }, ...returningFlows(from, to, connection, controller)];
    });
  });
  return [...new Map(flows.map((flow) => [JSON.stringify(flow), flow])).values()];
}

/**
 * Connections to public addresses that lead back into the cluster. A name, or an address that is
 * secret, can be one of them.
 */
function returningFlows(
  from: Pods,
  to: Peer,
  { kind, port, reason }: Connection,
  controller: IngressController | undefined,
): DeclaredFlow[] {
  const translated = controller?.ports[port];
  if (!controller || translated === undefined || isPods(to)) return [];
  if (kind === 'nodes' || (kind === 'peer' && to.cidrs.length > 0)) return [];
  return [{ from, to: controller.pods, ports: [{ port: translated }], reason: `${reason}, if it is in this cluster` }];
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
