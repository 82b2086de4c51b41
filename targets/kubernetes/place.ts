import { peersOf } from '../../constructs/stateful-set';
import type { Place } from '../../servers/place';

/** Pods of a cluster: files and secrets stand where the images expect them, and servers call each other by their services. */
export function clusterPlace(namespace: string, instance: string): Place {
  return {
    folder: (_server, inImage) => inImage,
    secretFile: (folder, { secretName, key }) => `${folder}/${secretName}/${key}`,
    address: (server, port) => `${server}.${namespace}.svc:${port}`,
    members: (server, count) => membersOf(server, namespace, count),
    group: () => `${namespace}/${instance}`,
    listen: (port) => `:${port}`,
    seesMachineNetwork: false,
  };
}

function membersOf(server: string, namespace: string, count: number): string[] {
  return Array.from({ length: count }, (_, member) => `${server}-${member}.${peersOf(server)}.${namespace}.svc`);
}
