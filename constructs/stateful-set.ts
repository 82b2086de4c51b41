import { Construct } from 'constructs';
import * as k8s from './api/k8s';
import { quantityOf } from './quantity';
import { metadataOf, podsOf, volumeFolders, type ServerProps, type VolumeFolder } from './server';
import type { StorageProps } from './volume-claim';
import { peerPorts, serverPod } from './server-pod';
import { serverService, servicePorts } from './service';

/** Members of a server that know each other by name, each with a volume of its own; a service that leads to any of them. */
export class StatefulSet extends Construct {
  constructor(scope: Construct, id: string, props: ServerProps & { readonly replicas: number }) {
    super(scope, id);
    const { spec, replicas } = props;
    const metadata = metadataOf(props);
    const { labels } = podsOf(props);
    const peers = peersOf(spec.name);
    new k8s.KubeServiceAccount(this, 'service-account', { metadata, automountServiceAccountToken: false });
    new k8s.KubeService(this, 'service', serverService(props));
    new k8s.KubeService(this, 'peers', {
      metadata: { ...metadata, name: peers },
      spec: {
        clusterIp: 'None',
        // A member is found while it starts: the others are what it waits for.
        publishNotReadyAddresses: true,
        selector: labels,
        ports: [
          ...servicePorts(props),
          ...peerPorts(spec).map((one) => ({ name: one.name, port: one.port, protocol: one.protocol })),
        ],
      },
    });
    new k8s.KubeStatefulSet(this, 'stateful-set', {
      metadata,
      spec: {
        replicas,
        serviceName: peers,
        // A member that does not start must not keep the others from starting.
        podManagementPolicy: 'Parallel',
        revisionHistoryLimit: 3,
        selector: { matchLabels: labels },
        template: serverPod(props),
        volumeClaimTemplates: volumeFolders(spec).map((folder) => claimTemplate(folder, props.storage)),
      },
    });
  }
}

/** Name of the service that knows each member. */
export function peersOf(server: string): string {
  return `${server}-peers`;
}

/**
 * Claim with every field that the API server adds: the list of claims has one owner, and applying it without them would be
 * a conflict.
 */
function claimTemplate(
  { claim, volume }: VolumeFolder,
  { storageClass }: StorageProps = {},
): k8s.PersistentVolumeClaim {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: claim },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: quantityOf(volume.size) } },
      ...(storageClass ? { storageClassName: storageClass } : {}),
      volumeMode: 'Filesystem',
    },
    status: { phase: 'Pending' },
  };
}
