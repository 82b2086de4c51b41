import { groupBy } from '../../core/group-by';
import { Size } from '../../core/size';
import { images } from '../images';
import type { Place } from '../place';
import type { Resources } from '../resources';
import { httpProbes, type ApiRight, type ServerSpec } from '../server-spec';
import { kubernetesObjects, type KubernetesObjects, type KubeStateMetricsProps } from './options';
import { kubeStateMetricsIssues } from './validation';

/** Server name and ports: that of the objects, and that of its own metrics. */
export const kubeStateMetricsAddress = { name: 'kube-state-metrics', port: 8080, ownPort: 8081 } as const;

/** User of the image. */
const user = 65_534;

const defaultResources: Resources = {
  cpuRequest: 20,
  cpuLimit: 200,
  memoryRequest: Size.mebibytes(64),
  memoryLimit: Size.mebibytes(256),
};

/**
 * Creates the spec of kube-state-metrics. It can only list and watch the objects that it describes.
 * Source of its arguments:
 * https://github.com/kubernetes/kube-state-metrics/blob/v2.20.0/docs/developer/cli-arguments.md.
 */
export function kubeStateMetricsSpec(options: KubeStateMetricsProps, place: Place): ServerSpec {
  const { namespaces, image = images.kubeStateMetrics, resources = defaultResources } = options;
  const { name, port, ownPort } = kubeStateMetricsAddress;
  const objects = objectsOf(options);
  const host = place.listen(port).replace(/:\d+$/, '');
  return {
    name,
    image,
    user,
    runs: { kind: 'single' },
    args: [
      `--resources=${objects.join(',')}`,
      ...(namespaces === undefined ? [] : [`--namespaces=${[...namespaces].sort().join(',')}`]),
      ...(host === '' ? [] : [`--host=${host}`, `--telemetry-host=${host}`]),
      `--port=${port}`,
      `--telemetry-port=${ownPort}`,
    ],
    environment: {},
    files: [],
    folders: [],
    secrets: [],
    port: { name: 'http', port },
    otherPorts: [{ name: 'telemetry', port: ownPort }],
    // `/livez` fails while the Kubernetes API does not answer; a restart would not help then.
    probes: httpProbes({ ready: '/healthz', live: '/healthz', startupSeconds: 60 }),
    resources,
    isCalled: true,
    hasOwnLogin: false,
    rights: rightsOf(objects, namespaces),
    calls: [],
    connections: [],
    issues: kubeStateMetricsIssues(options),
  };
}

/** Returns the objects that it describes, sorted. */
function objectsOf({ objects, namespaces }: KubeStateMetricsProps): KubernetesObjects[] {
  const all = Object.keys(kubernetesObjects) as KubernetesObjects[];
  const chosen = objects ?? all.filter((one) => namespaces === undefined || kubernetesObjects[one].isNamespaced);
  return [...chosen].sort();
}

function rightsOf(objects: readonly KubernetesObjects[], namespaces?: readonly string[]): ApiRight[] {
  const groups = groupBy(
    objects.filter((one) => Object.hasOwn(kubernetesObjects, one)),
    (one) => kubernetesObjects[one].group,
  );
  return (namespaces ?? [undefined]).flatMap((namespace) =>
    [...groups].map(([group, resources]): ApiRight => ({
      ...(namespace === undefined ? {} : { namespace }),
      group,
      resources,
      verbs: ['list', 'watch'],
    })),
  );
}
