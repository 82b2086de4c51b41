import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Pods, Port } from '../core/network';
import { peersOf } from '../servers/members';
import type { VolumeProps } from '../servers/volume';
import { selectorLabels } from './labels';
import { quantityOf } from './quantity';
import { appPod, type AppPodProps } from './server-pod';

/** What the members of a part run. */
export interface AppStatefulSetProps extends AppPodProps {
  readonly namespace: string;
  /** The stack that it belongs to. */
  readonly instance: string;
  readonly replicas: number;
  /** The port on which the members speak to each other, over TCP and UDP. */
  readonly peerPort: number;
  /** The volume that each member has for itself. */
  readonly data: Omit<VolumeProps, 'existingClaim'> & { readonly path: string };
}

/** Members that know each other by their names, each with a volume of its own; a service that leads to any of them. */
export class AppStatefulSet extends Construct {
  /** The name of the service that leads to any member. */
  readonly service: string;
  /** The name of the service that knows each member. */
  readonly peers: string;
  readonly port: number;
  readonly serviceAccount: string;
  /** Its pods. */
  readonly pods: Pods;

  constructor(scope: Construct, id: string, props: AppStatefulSetProps) {
    super(scope, id);
    const { name, namespace, instance, port, replicas, peerPort } = props;
    this.service = name;
    this.peers = peersOf(name);
    this.port = port;
    this.serviceAccount = name;
    const labels = selectorLabels(name, instance);
    this.pods = { namespace, labels };
    const metadata = { name, namespace, labels };
    const http: k8s.ServicePort = { name: 'http', port, targetPort: k8s.IntOrString.fromString('http') };
    const peers = peerPorts(peerPort);
    new k8s.KubeServiceAccount(this, 'service-account', { metadata, automountServiceAccountToken: false });
    new k8s.KubeService(this, 'service', { metadata, spec: { selector: labels, ports: [http] } });
    new k8s.KubeService(this, 'peers', {
      metadata: { ...metadata, name: this.peers },
      spec: {
        clusterIp: 'None',
        // A member is found while it starts: the others are what it waits for.
        publishNotReadyAddresses: true,
        selector: labels,
        ports: [http, ...peers.map((one) => ({ name: one.name, port: one.port, protocol: one.protocol }))],
      },
    });
    new ClaimingStatefulSet(this, 'stateful-set', {
      metadata,
      spec: {
        replicas,
        serviceName: this.peers,
        // A member that does not start must not keep the others from starting.
        podManagementPolicy: 'Parallel',
        revisionHistoryLimit: 3,
        selector: { matchLabels: labels },
        template: appPod(props, {
          labels,
          data: { name: 'data', path: props.data.path },
          ports: peers.map((one) => ({ name: one.name, containerPort: one.port, protocol: one.protocol })),
        }),
        volumeClaimTemplates: [claim(props)],
      },
    });
  }
}

/** The ports on which members speak to each other. */
export function peerPorts(port: number): (Required<Port> & { readonly name: string })[] {
  return [
    { name: 'peers-tcp', port, protocol: 'TCP' },
    { name: 'peers-udp', port, protocol: 'UDP' },
  ];
}

function claim({ data }: AppStatefulSetProps): k8s.KubePersistentVolumeClaimProps {
  return {
    metadata: { name: 'data' },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: quantityOf(data.size) } },
      ...(data.storageClass ? { storageClassName: data.storageClass } : {}),
      volumeMode: 'Filesystem',
    },
  };
}

/**
 * Its claims have every field that the API server adds: their list has one owner, and whoever else applies the same would be told of a
 * conflict otherwise. The types of cdk8s leave some of them out.
 */
class ClaimingStatefulSet extends k8s.KubeStatefulSet {
  override toJson(): unknown {
    const json = super.toJson() as { spec: { volumeClaimTemplates: readonly object[] } };
    const volumeClaimTemplates = json.spec.volumeClaimTemplates.map((one) => ({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      ...one,
      status: { phase: 'Pending' },
    }));
    return { ...json, spec: { ...json.spec, volumeClaimTemplates } };
  }
}
