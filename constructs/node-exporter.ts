import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Pods } from '../core/network';
import { Size } from '../core/size';
import { images } from '../servers/images';
import type { NodeExporterProps } from '../servers/node-exporter/options';
import type { Resources } from '../servers/resources';
import { selectorLabels } from './labels';
import { MonitoringNamespace } from './namespace';
import { containerBase, podBase, type Mount } from './pod';

export const name = 'node-exporter';
export const port = 9100;

/** The user `nobody` of the image. */
const user = 65_534;

const defaultResources: Resources = {
  cpuRequest: 20,
  cpuLimit: 200,
  memoryRequest: Size.mebibytes(32),
  memoryLimit: Size.mebibytes(64),
};

/**
 * node_exporter on every machine, in a namespace of its own that is exempt from the standard `restricted`: it reads the file
 * systems of its machine. It stays in the network of its pod, so that its port is not open to the internet on a server with
 * a public address; the collectors that would then see the pod's network instead of the machine's are off.
 */
export class NodeExporter extends Construct {
  /** Its pods. */
  readonly pods: Pods;

  constructor(scope: Construct, id: string, props: NodeExporterProps) {
    super(scope, id);
    const namespace = new MonitoringNamespace(this, 'namespace', {
      name: props.job.discovers ?? name,
      exemption: {
        standard: 'privileged',
        reason: 'node_exporter reads the file systems of its machine through a hostPath',
      },
    });
    const labels = selectorLabels(name, props.instance);
    this.pods = { namespace: namespace.name, labels };
    const metadata = { name, namespace: namespace.name, labels };
    new k8s.KubeServiceAccount(this, 'service-account', { metadata, automountServiceAccountToken: false });
    new k8s.KubeDaemonSet(this, 'daemon-set', {
      metadata,
      spec: {
        selector: { matchLabels: labels },
        updateStrategy: { type: 'RollingUpdate' },
        template: { metadata: { labels }, spec: podSpec(props) },
      },
    });
  }
}

/** Collectors of what belongs to a network namespace: they would tell of the pod. */
const networkCollectors = ['arp', 'conntrack', 'netclass', 'netdev', 'netstat', 'sockstat', 'softnet', 'udp_queues'];

/** The file systems of the machine, and what is mounted on them later. */
const machine: Mount = {
  name: 'root',
  path: '/host',
  source: { hostPath: { path: '/', type: 'Directory' } },
  options: { readOnly: true, mountPropagation: 'HostToContainer' },
};

function podSpec({ image = images.nodeExporter, resources = defaultResources }: NodeExporterProps): k8s.PodSpec {
  const mounts = [machine];
  return {
    ...podBase({ serviceAccount: name, user, mounts }),
    // A machine is watched as long as it runs, whatever else may not run on it.
    tolerations: [{ operator: 'Exists' }],
    containers: [
      {
        ...containerBase({ name, image, resources, mounts }),
        args: [
          `--path.rootfs=${machine.path}`,
          `--web.listen-address=:${port}`,
          ...networkCollectors.map((collector) => `--no-collector.${collector}`),
        ],
        ports: [{ name: 'http', containerPort: port }],
        startupProbe: { ...probe, periodSeconds: 5, failureThreshold: 12 },
        readinessProbe: { ...probe, periodSeconds: 10 },
        livenessProbe: { ...probe, periodSeconds: 30 },
      },
    ],
  };
}

const probe: k8s.Probe = { httpGet: { path: '/', port: k8s.IntOrString.fromString('http') }, timeoutSeconds: 5 };
