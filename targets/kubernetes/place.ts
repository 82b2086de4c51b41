import { peersOf } from '../../constructs/stateful-set';
import { isMemberCount, type Place } from '../../servers/place';

/** Namespaces of the servers of a stack. */
export interface Namespaces {
  /** Namespace of the other servers. */
  readonly namespace: string;
  /** Namespace of servers that run on each machine. */
  readonly machineNamespace: string;
}

/** Returns the path of a folder: that in the image. */
export function folderOf(inImage: string): string {
  return inImage;
}

/**
 * Creates the place for pods of a cluster. Files and secrets have the paths that the images expect.
 * Servers call each other by their services.
 *
 * @param instance name of the stack
 */
export function clusterPlace({ namespace, machineNamespace }: Namespaces, instance: string): Place {
  return {
    folder: (_server, inImage) => folderOf(inImage),
    secretFile: (folder, { secretName, key }) => `${folder}/${secretName}/${key}`,
    address: (server, port) => `${server}.${namespace}.svc:${port}`,
    target: (server, port) => `${server}:${port}`,
    members: (server, count) => membersOf(server, namespace, count),
    machines: (server, port) => ({
      kind: 'pods',
      namespace: machineNamespace,
      selector: { 'app.kubernetes.io/name': server },
      port,
      instance: 'node',
    }),
    group: () => `${namespace}/${instance}`,
    listen: (port) => `:${port}`,
    seesMachineNetwork: false,
  };
}

function membersOf(server: string, namespace: string, count: number): string[] {
  // Validation of the server reports another number.
  const length = isMemberCount(count) ? count : 0;
  return Array.from({ length }, (_, member) => `${server}-${member}.${peersOf(server)}.${namespace}.svc`);
}
