import { Size } from '../../core/size';
import { images } from '../images';
import type { Place } from '../place';
import type { Resources } from '../resources';
import type { ServerSpec } from '../server-spec';
import type { NodeExporterProps } from './options';

/** Name of the server, and its port. */
export const nodeExporterAddress = { name: 'node-exporter', port: 9100 } as const;

/** User `nobody` of the image. */
const user = 65_534;

const defaultResources: Resources = {
  cpuRequest: 20,
  cpuLimit: 200,
  memoryRequest: Size.mebibytes(32),
  memoryLimit: Size.mebibytes(64),
};

/** Collectors of what belongs to a network namespace: in one of its own the exporter would show that. */
const networkCollectors = ['arp', 'conntrack', 'netclass', 'netdev', 'netstat', 'sockstat', 'softnet', 'udp_queues'];

/**
 * node_exporter on every machine, in a namespace of its own that is exempt from the standard `restricted`: it reads the file
 * systems of its machine. In a cluster it stays in the network of its pod, so that its port is not open to the internet on a server with
 * a public address; the collectors that would then see the pod's network instead of the machine's are off.
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
      `--path.rootfs=${root}`,
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
    discovers: [],
    exemption: {
      standard: 'privileged',
      reason: 'node_exporter reads the file systems of its machine through a hostPath',
    },
    calls: [],
    connections: [],
    issues: [],
  };
}
