import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { gauzian } from '../../../infra/stacks/gauzian/stack';
import type { MonitoringStackProps } from '../../../stack/stack';
import { synthesize } from '../../../targets/synthesize';
import { deployed, objectsOf, withExporterImage } from '../../pulumi/deployed';
import type { ObjectKey, PlayedCluster, PlayedObject } from '../../pulumi/played-cluster';
import { PlayedEngine } from '../../pulumi/played-engine';
import { admitted, makeNamespaces, podsOf } from '../cluster/pods';
import { stacks } from '../stacks/stacks';
import { Workplace } from '../workplace';
import { startKubernetes, type Kubernetes } from './kubernetes';
import { templateOf, type Manifest } from './manifest';
import { inOwnCluster } from '../../targeted';

const place = new Workplace();
let kubernetes: Kubernetes;
beforeAll(async () => {
  synthesize(stacks.map(inOwnCluster), { output: join(place.folder, 'dist') });
  kubernetes = await startKubernetes();
  place.running.push(kubernetes);
});
afterAll(() => place.stop());

const kinds = { deployment: 'Deployment', statefulset: 'StatefulSet', daemonset: 'DaemonSet' };

/** External workload as deployed by its team. */
function original(resource: keyof typeof kinds, name: string, namespace: string): Manifest {
  const labels = { app: name };
  const container = {
    name: 'server',
    image: 'server',
    env: [{ name: 'WHOSE', value: 'theirs' }],
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    volumeMounts: [{ name: 'data', mountPath: '/data' }],
  };
  const template = {
    metadata: { labels },
    spec: {
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [container],
      volumes: [{ name: 'data', emptyDir: {} }],
    },
  };
  const spec = { selector: { matchLabels: labels }, template };
  return {
    apiVersion: 'apps/v1',
    kind: kinds[resource],
    metadata: { name, namespace },
    // A StatefulSet otherwise waits for its first pod to run before it replaces it, and no pod runs
    // here.
    spec: resource === 'statefulset' ? { ...spec, podManagementPolicy: 'Parallel' } : spec,
  };
}

describe.each(stacks.map(({ name }) => name))('each patch of the stack %s', (name) => {
  test('only adds to the workload of its command', async () => {
    const patches = join(place.folder, 'dist', name, 'patches');
    for (const file of existsSync(patches) ? readdirSync(patches) : []) await tryPatch(join(patches, file));
  });
});

describe('a patch that Pulumi applies', () => {
  test('has no false difference, and leaves it as it was', async () => {
    const { patches = [] } = gauzian;
    const { namespace, name } = patches[0]!.workload;
    const workload = original('deployment', name, namespace);
    makeNamespaces(kubernetes, [namespace], 'restricted');
    const key = [`deployment/${name}`, `--namespace=${namespace}`];
    kubernetes.run(['delete', ...key, '--ignore-not-found']);
    // kubectl would hand over what its own client-side apply wrote; Pulumi's provider does not.
    kubernetes.run(['create', '--filename=-'], { input: JSON.stringify(workload) });
    const read = () => JSON.parse(kubernetes.run(['get', ...key, '--output=json'])) as Manifest;
    const before = templateOf(read());
    const engine = new PlayedEngine(new KubectlCluster(kubernetes));

    const registered = async (stack: MonitoringStackProps) =>
      objectsOf(await deployed(stack)).filter((one) => one.name === `shop/${namespace}/${name}`);
    const first = await registered(gauzian);
    expect(engine.up(first)).toMatchObject([{ op: 'create' }]);
    expect(engine.preview(first)).toEqual([]);
    expect(engine.refresh()).toEqual([]);
    expect(engine.preview(first)).toEqual([]);

    const changed = await registered(withExporterImage(gauzian, 'exporter:2'));
    expect(engine.up(changed)).toMatchObject([{ op: 'replace' }]);
    expect(templateOf(read()).spec.containers).toMatchObject([{ name: 'server' }, { image: 'exporter:2' }]);
    expect(engine.preview(changed)).toEqual([]);

    kubernetes.run(['scale', ...key, '--replicas=2']);
    expect(engine.refresh()).toEqual([]);
    expect(engine.preview(changed)).toEqual([]);
    expect(engine.destroy()).toMatchObject([{ op: 'delete' }]);
    expect(templateOf(read())).toEqual(before);
  });
});

/** Cluster with a real API server. */
class KubectlCluster implements PlayedCluster {
  constructor(private readonly kubernetes: Kubernetes) {}

  apply(object: PlayedObject, manager: string): PlayedObject {
    const args = ['apply', '--server-side', `--field-manager=${manager}`, '--filename=-', '--output=json'];
    return JSON.parse(this.kubernetes.run(args, { input: JSON.stringify(object) })) as PlayedObject;
  }

  relinquish({ apiVersion, kind, metadata: { name, namespace } }: ObjectKey, manager: string): void {
    this.apply({ apiVersion, kind, metadata: { name, namespace: namespace! } }, manager);
  }

  delete({ kind, metadata: { name, namespace } }: ObjectKey): void {
    this.kubernetes.run(['delete', kind, name, `--namespace=${namespace!}`]);
  }

  get({ kind, metadata: { name, namespace } }: ObjectKey): PlayedObject {
    const args = ['get', kind, name, `--namespace=${namespace!}`, '--output=json', '--show-managed-fields'];
    return JSON.parse(this.kubernetes.run(args)) as PlayedObject;
  }
}

/** Runs the first line of a patch in the folder of `dist`, like a reader. */
async function tryPatch(file: string): Promise<void> {
  const text = readFileSync(file, 'utf8');
  const [, command = ''] = /^# (kubectl .*)$/m.exec(text) ?? [];
  const [, resource, name, namespace] = /kubectl patch (\S+) (\S+) (?:-n|--namespace) (\S+) /.exec(command)!;
  const obey = () => spawnSync('sh', ['-c', command], { cwd: place.folder, env: kubernetes.env, encoding: 'utf8' });
  const read = () => {
    const answer = kubernetes.run(['get', resource!, name!, `--namespace=${namespace!}`, '--output=json']);
    return templateOf(JSON.parse(answer) as Manifest);
  };

  const workload = original(resource as keyof typeof kinds, name!, namespace!);
  makeNamespaces(kubernetes, [namespace!], 'restricted');
  kubernetes.run(['create', '--filename=-'], { input: JSON.stringify(workload) });
  const before = read();
  const { containers, volumes = [] } = templateOf(parse(text) as Manifest).spec;

  const secrets = volumes.flatMap(({ secret }) => secret?.secretName ?? []);
  if (secrets.length > 0) {
    expect(obey().stderr).toContain(`secrets "${secrets[0]!}" not found`);
    expect(read()).toEqual(before);
  }
  for (const secret of secrets) kubernetes.run(['create', 'secret', 'generic', secret, `--namespace=${namespace!}`]);
  expect(obey()).toMatchObject({ status: 0, stderr: '' });

  const after = read();
  const isAdded = ({ name: one }: { name: string }) =>
    [...containers, ...volumes].some(({ name: added }) => added === one);
  expect(after.spec.containers.filter(isAdded)).toMatchObject(containers);
  const without = <T extends { name: string }>(all: readonly T[] = []) => all.filter((one) => !isAdded(one));
  const spec = { ...after.spec, containers: without(after.spec.containers), volumes: without(after.spec.volumes) };
  expect({ ...after, spec }).toEqual(before);
  await admitted(kubernetes, `the patched ${name!}`, () =>
    podsOf(kubernetes, workload).filter((pod) => pod.spec.containers.length === 1 + containers.length),
  );
}
