import { until } from '../../../tools/until';
import type { NodeSuite } from '../cluster/node-suite';
import type { Pod } from '../cluster/pods';
import type { DeployedStack } from '../cluster/stack-cluster';
import type { Manifest } from '../manifests/manifest';

/** Measured pods: all that run, and the workloads of the stack among them. */
interface Tested {
  readonly pods: readonly Pod[];
  readonly own: readonly Manifest[];
}

/** Tests that what pods request is enough. */
export function testResources(suite: NodeSuite<DeployedStack>, tested: () => Tested): void {
  suite.test('requests at least as much memory as it uses', async () => {
    const requests = tested().pods.flatMap(({ metadata, spec }) =>
      spec.containers.flatMap(({ name, resources }) => {
        const request = Number.parseInt(resources?.requests?.memory ?? '', 10);
        return Number.isNaN(request) ? [] : [{ pod: metadata.name, name, request }];
      }),
    );
    const { patches = [] } = suite.node.on.stack;
    expect(requests.length).toBeGreaterThanOrEqual(tested().own.length + patches.length);
    const taken = await until('the kubelet has measured every pod', () => {
      const measured = memoryTaken(suite.node);
      return requests.every(({ pod, name }) => measured.has(`${pod} ${name}`)) ? measured : undefined;
    });
    for (const { pod, name, request } of requests) {
      const mebibytes = taken.get(`${pod} ${name}`)!;
      suite.note(`memory of ${name}, MiB of ${request} requested`, Math.round(mebibytes));
      expect(mebibytes).toBeLessThan(request);
    }
  });

  suite.test('requests at least as much ephemeral storage as it writes', async () => {
    const requests = tested().pods.flatMap(({ metadata, spec }) => {
      const mebibytes = spec.containers.flatMap(({ resources }) => resources?.requests?.['ephemeral-storage'] ?? []);
      // The exporter in the pod of a database has no request, because the rest of the pod has none.
      return mebibytes.length === 0
        ? []
        : [{ pod: metadata.name, request: mebibytes.reduce((sum, one) => sum + Number.parseInt(one, 10), 0) }];
    });
    expect(requests.length).toBeGreaterThanOrEqual(tested().own.length);
    const written = await until('the kubelet has measured every pod', () => {
      const measured = new Map(
        statsOf(suite.node).map(({ podRef, 'ephemeral-storage': storage }) => [podRef.name, storage?.usedBytes]),
      );
      return requests.every(({ pod }) => measured.get(pod) !== undefined) ? measured : undefined;
    });
    for (const { pod, request } of requests) {
      const mebibytes = written.get(pod)! / 2 ** 20;
      suite.note(`ephemeral storage of ${pod}, MiB of ${request} requested`, mebibytes.toFixed(1));
      expect(mebibytes).toBeLessThan(request);
    }
  });
}

/** Measurements of the kubelet for a pod. */
interface PodStats {
  readonly podRef: { readonly name: string };
  readonly containers?: readonly { readonly name: string; readonly memory?: { readonly workingSetBytes?: number } }[];
  /** Logs, temporary folders and files of ConfigMaps. */
  readonly 'ephemeral-storage'?: { readonly usedBytes?: number };
}

function statsOf({ run, cluster }: DeployedStack): readonly PodStats[] {
  const path = `/api/v1/nodes/${cluster.name}/proxy/stats/summary`;
  return (JSON.parse(run(['get', '--raw', path])) as { pods: readonly PodStats[] }).pods;
}

/** Memory of every container in MiB, by pod and name. */
function memoryTaken(node: DeployedStack): Map<string, number> {
  return new Map(
    statsOf(node).flatMap(({ podRef, containers = [] }) =>
      containers.flatMap(({ name, memory }) =>
        memory?.workingSetBytes ? [[`${podRef.name} ${name}`, memory.workingSetBytes / 2 ** 20] as const] : [],
      ),
    ),
  );
}
