import { Size } from '../../core/size';
import { images } from '../images';
import type { Place } from '../place';
import type { Resources } from '../resources';
import type { ServerSpec } from '../server-spec';
import type { NodeExporterProps } from './options';

/** Server name and port. */
export const nodeExporterAddress = { name: 'node-exporter', port: 9100 } as const;

/** User `nobody` of the image. */
const user = 65_534;

const defaultResources: Resources = {
  cpuRequest: 20,
  cpuLimit: 200,
  memoryRequest: Size.mebibytes(32),
  memoryLimit: Size.mebibytes(64),
};

/**
 * Collectors of the network namespace. In a pod they would show the network of the pod, not of the
 * machine.
 */
const networkCollectors = ['arp', 'conntrack', 'netclass', 'netdev', 'netstat', 'sockstat', 'softnet', 'udp_queues'];

/**
 * Mount points that are no disk of the machine: the default of node_exporter 1.12, and those that
 * containerd, k3s and the kubelet make for each pod.
 */
const excludedMountPoints = `^/(${[
  'dev',
  'proc',
  'run/credentials/.+',
  'sys',
  'var/lib/docker/.+',
  'var/lib/containers/storage/.+',
  'run/containerd/.+',
  'run/k3s/containerd/.+',
  'var/lib/kubelet/pods/.+',
].join('|')})($|/)`;

/**
 * Creates the spec of node_exporter, which runs on every machine. It reads the file systems of its
 * machine, so its namespace is exempt from the Pod Security Standard `restricted`. In a cluster it
 * uses the network of its pod, so its port is not open on public addresses of the machine. Network
 * collectors are then off, because they would show the network of the pod.
 */
export function nodeExporterSpec(options: NodeExporterProps, place: Place): ServerSpec {
  const { image = images.nodeExporter, resources = defaultResources } = options;
  const { name, port } = nodeExporterAddress;
  const root = place.folder(name, '/host');
  return {
    name,
    image,
    user,
    runs: { kind: 'each-machine' },
    args: [
      // Its own /proc would list the mounts of its container: read-only, and one disk several times.
      `--path.procfs=${root}/proc`,
      `--path.sysfs=${root}/sys`,
      `--path.rootfs=${root}`,
      `--collector.filesystem.mount-points-exclude=${excludedMountPoints}`,
      `--web.listen-address=${place.listen(port)}`,
      ...(place.seesMachineNetwork ? [] : networkCollectors.map((collector) => `--no-collector.${collector}`)),
    ],
    environment: {},
    files: [],
    folders: [{ kind: 'machine', name: 'root', path: root }],
    secrets: [],
    port: { name: 'http', port },
    probes: { ready: '/', live: '/', startupSeconds: 60, timeoutSeconds: 5 },
    resources,
    isCalled: false,
    hasOwnLogin: false,
    rights: [],
    exemption: {
      standard: 'privileged',
      reason: 'node_exporter reads the file systems of its machine through a hostPath',
    },
    calls: [],
    connections: [],
    issues: [],
  };
}
