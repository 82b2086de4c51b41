import { Construct } from 'constructs';
import * as k8s from './api/k8s';
import { metadataOf, podsOf, volumeFolders, type ServerProps, type VolumeFolder } from './server';
import { claimSpec, type StorageProps } from './volume-claim';
import { peerPorts, serverPod } from './server-pod';
import { serverService, servicePorts } from './service';

/**
 * StatefulSet of a server whose members know each other by name, each with its own volume, and a
 * Service of all members.
 */
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
        // A starting member must be able to find the others.
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
        // A member that does not start must not block the others.
        podManagementPolicy: 'Parallel',
        revisionHistoryLimit: 3,
        selector: { matchLabels: labels },
        template: serverPod(props),
        volumeClaimTemplates: volumeFolders(spec).map((folder) => claimTemplate(folder, props.storage)),
      },
    });
  }
}

/** Name of the headless Service with a name for each member. */
export function peersOf(server: string): string {
  return `${server}-peers`;
}

/**
 * Returns a PVC with every field that the API server adds. The list of claims has one field owner,
 * so that without these fields each apply would conflict.
 */
function claimTemplate(
  { claim, volume }: VolumeFolder,
  { storageClass }: StorageProps = {},
): k8s.PersistentVolumeClaim {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: claim },
    spec: { ...claimSpec(volume.size, storageClass), volumeMode: 'Filesystem' },
    status: { phase: 'Pending' },
  };
}
