import { gauzian } from '../../infra/stacks/gauzian/stack';
import type { MonitoringStackProps } from '../../stack/stack';
import type { WorkloadPatch } from '../../stack/patch';
import { fullStack } from '../stacks';
import { deployed, objectsOf, standard, withExporterImage } from './deployed';
import { MemoryCluster, type PlayedObject } from './played-cluster';
import { PlayedEngine } from './played-engine';
import type { Registration } from './recording';

const owner = 'kubectl-client-side-apply';
const password = 's3cret of the owner';

/** External workload with a password wherever its owner could write one. */
function workloadOf({ workload: { kind, name, namespace } }: WorkloadPatch): PlayedObject {
  const container = {
    name: 'server',
    image: 'server:1',
    command: [`--password=${password}`],
    args: [`--password=${password}`, '--verbose'],
    env: [{ name: 'PASSWORD', value: password }],
    ports: [{ name: 'server', containerPort: 5432 }],
    volumeMounts: [{ name: 'data', mountPath: '/data', subPath: password }],
  };
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace, annotations: { 'kubectl.kubernetes.io/last-applied-configuration': password } },
    spec: {
      template: { spec: { containers: [container], volumes: [{ name: 'data', hostPath: { path: password } }] } },
    },
    status: { conditions: [{ type: 'Available', status: 'False', message: password }] },
  };
}

const withContainer = (container: object) => ({ template: { spec: { containers: [container] } } });

const isPatch = ({ type }: Registration) => type.endsWith('Patch');
const named = ({ workload: { namespace, name } }: WorkloadPatch) => `shop/${namespace}/${name}`;

describe.each([gauzian, fullStack])('the patches of $name', (stack: MonitoringStackProps) => {
  const cluster = new MemoryCluster();
  const engine = new PlayedEngine(cluster);
  const workloads = stack.patches!.map(workloadOf);
  let patches: Registration[] = [];

  beforeAll(async () => {
    patches = objectsOf(await standard(stack)).filter(isPatch);
    for (const workload of workloads) cluster.apply(workload, owner);
    engine.up(patches);
  });

  const containersOf = (object: PlayedObject) =>
    (object.spec as { template: { spec: { containers: { name: string; image: string }[] } } }).template.spec.containers;

  test('add their containers to the workloads', () => {
    for (const [index, { exporters }] of stack.patches!.entries()) {
      const names = containersOf(cluster.get(workloads[index]!)).map(({ name }) => name);
      expect(names).toEqual(['server', ...exporters.map(({ name }) => name)]);
    }
  });

  test('do not differ after they were deployed, nor after a refresh', () => {
    expect(engine.preview(patches)).toEqual([]);
    expect(engine.refresh()).toEqual([]);
    expect(engine.preview(patches)).toEqual([]);
  });

  test('store nothing of their workload in clear text', () => {
    engine.up(patches);
    const times = () => engine.text().split(password).length - 1;
    expect(engine.text()).toContain(patches[0]!.urn);
    expect(times()).toBe(0);
    engine.refresh();
    expect(times()).toBe(0);
  });

  test('follow a change of an exporter, and its owner keeps the rest', async () => {
    const changed = objectsOf(await deployed(withExporterImage(stack, 'exporter:2'))).filter(isPatch);
    const name = named(stack.patches![0]!);
    expect(engine.preview(changed).map((step) => step.name)).toEqual([name]);
    engine.up(changed);
    const [server, exporter] = containersOf(cluster.get(workloads[0]!));
    expect(server).toEqual(containersOf(workloads[0]!)[0]);
    expect(exporter!.image).toBe('exporter:2');
    expect(engine.preview(changed)).toEqual([]);

    cluster.apply({ ...workloads[0]!, spec: withContainer({ name: 'server', image: 'server:2' }) }, owner);
    engine.refresh();
    expect(engine.preview(changed)).toEqual([]);
    cluster.apply(workloads[0]!, owner);
    engine.up(patches);
  });

  test('are applied again when the workload was not ready, without fields of its owner', () => {
    const name = named(stack.patches![0]!);
    engine.destroy();
    engine.up(patches, (one) => one !== name);
    expect(engine.up(patches).map((step) => step.name)).toEqual([name]);
    expect(engine.preview(patches)).toEqual([]);
    cluster.apply({ ...workloads[0]!, spec: withContainer({ name: 'server', image: 'server:2' }) }, owner);
    cluster.apply(workloads[0]!, owner);
  });

  test('leave the workloads as they were when they are deleted', () => {
    engine.destroy();
    expect(workloads.map((workload) => cluster.get(workload))).toEqual(workloads);
  });

  test('end with an error when the owner has another container of that name', () => {
    const taken = { name: stack.patches![0]!.exporters[0].name, image: 'of the owner' };
    cluster.apply({ ...workloads[0]!, spec: withContainer(taken) }, owner);
    expect(() => engine.up(patches)).toThrow(`conflict with "${owner}"`);
  });
});
