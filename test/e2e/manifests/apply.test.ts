import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesize } from '../../../targets/synthesize';
import { until } from '../../../tools/until';
import { admitted, labelledPods, list, makeNamespaces, podsOf, refusals } from '../cluster/pods';
import { stacks } from '../stacks/stacks';
import { Workplace } from '../workplace';
import { startKubernetes, type Kubernetes } from './kubernetes';
import { externalNamespaces, ofKind, readManifests, templateOf, titleOf, workloadsOf, type Manifest } from './manifest';
import { inOwnCluster } from '../../targeted';

const enforce = 'pod-security.kubernetes.io/enforce';

const written = new Workplace();
beforeAll(() => {
  synthesize(stacks.map(inOwnCluster), { output: written.folder });
});
afterAll(() => written.stop());

/**
 * Tests in sequence for each stack, on a cluster that has only the namespaces of the applications.
 */
describe.each(stacks.map(({ name }) => name))('the API server with the stack %s', (name) => {
  const place = new Workplace();
  let kubernetes: Kubernetes;
  let manifests: readonly Manifest[] = [];
  let namespaces: readonly Manifest[] = [];
  const file = () => join(written.folder, `${name}.k8s.yaml`);
  const apply = (path: string, ...args: string[]) =>
    kubernetes.kubectl(['apply', '--server-side', '--validate=strict', `--filename=${path}`, ...args]);

  beforeAll(async () => {
    manifests = readManifests(file());
    namespaces = ofKind(manifests, 'Namespace');
    kubernetes = await startKubernetes();
    place.running.push(kubernetes);
    makeNamespaces(kubernetes, externalNamespaces(manifests));
  });
  afterAll(() => place.stop());

  /** Checks that every line reports one object, without warnings. */
  function expectAll(answer: ReturnType<typeof apply>, word: string): void {
    expect({ ...answer, stdout: '' }).toEqual({ status: 0, stdout: '', stderr: '' });
    const lines = answer.stdout.trim().split('\n');
    expect(lines.filter((line) => !line.endsWith(word))).toEqual([]);
    expect(lines).toHaveLength(manifests.length);
  }

  test('accepts every object in a dry run, and rejects an unknown field', () => {
    const names = namespaces.map(({ metadata }) => metadata.name);
    makeNamespaces(kubernetes, names);
    try {
      expectAll(apply(file(), '--dry-run=server'), 'serverside-applied (server dry run)');
      const planted = join(written.folder, 'planted.yaml');
      writeFileSync(planted, readFileSync(file(), 'utf8').replace('imagePullPolicy:', 'imagePullPolcy:'));
      const { status, stderr } = apply(planted, '--dry-run=server');
      expect(stderr).toMatch(/\.spec\.template\.spec\.containers\[.*\]\.imagePullPolcy: field not declared in schema/);
      expect(status).not.toBe(0);
    } finally {
      kubernetes.run(['delete', 'namespace', ...names]);
    }
  });

  test('accepts all objects with one command', () => {
    expectAll(apply(file()), 'serverside-applied');
  });

  test('admits the pods of every workload', async () => {
    for (const workload of workloadsOf(manifests)) {
      await admitted(kubernetes, titleOf(workload), () => podsOf(kubernetes, workload));
    }
  });

  test('admits the pods of every scheduled job', async () => {
    for (const { metadata } of ofKind(manifests, 'CronJob')) {
      const [job, namespace] = [`${metadata.name}-now`, metadata.namespace!];
      kubernetes.run(['create', 'job', job, `--namespace=${namespace}`, `--from=cronjob/${metadata.name}`]);
      const labels = { 'batch.kubernetes.io/job-name': job };
      await admitted(kubernetes, job, () => labelledPods(kubernetes, namespace, labels));
      kubernetes.run(['delete', 'job', job, `--namespace=${namespace}`]);
    }
  });

  test('restricts every namespace except that of node_exporter', () => {
    const readers = workloadsOf(manifests).filter((one) =>
      templateOf(one).spec.volumes?.some((volume) => volume.hostPath),
    );
    expect(readers.filter(({ metadata }) => metadata.name !== 'node-exporter')).toEqual([]);
    const isRestricted = ({ metadata }: Manifest) => metadata.labels?.[enforce] === 'restricted';
    const restricted = namespaces.filter(isRestricted).map(({ metadata }) => metadata.name);
    const others = namespaces.filter((one) => !isRestricted(one)).map(({ metadata }) => metadata.name);
    expect(others).toEqual(readers.map(({ metadata }) => metadata.namespace));
    for (const namespace of restricted) {
      const { status, stderr } = kubernetes.kubectl(['create', '--filename=-'], { input: privilegedPod(namespace) });
      expect(stderr).toMatch(/violates PodSecurity "restricted:latest": privileged/);
      expect(status).not.toBe(0);
    }
  });

  test('changes nothing in a second apply', () => {
    const before = asked();
    expect(Object.keys(before)).toHaveLength(manifests.length);
    expectAll(apply(file()), 'serverside-applied');
    expect(asked()).toEqual(before);
  });

  /** Objects without their status. `generation` counts requests for changes. */
  function asked(): Record<string, unknown> {
    const objects = list(kubernetes, `--filename=${file()}`);
    return Object.fromEntries(
      objects.map((one) => {
        const metadata = { ...one.metadata, resourceVersion: undefined };
        return [titleOf(one), { ...one, metadata, status: undefined }];
      }),
    );
  }

  test('reports rejected pods of controllers, which validates the tests above', async () => {
    const [workload] = workloadsOf(manifests).filter(({ kind }) => kind === 'Deployment');
    const { name: deployment, namespace } = workload!.metadata;
    const patch = { spec: { template: { spec: { hostNetwork: true } } } };
    kubernetes.run(['patch', 'deployment', deployment, `--namespace=${namespace}`, `--patch=${JSON.stringify(patch)}`]);
    const found = await until('a refusal', () => refusals(kubernetes).at(0));
    expect(found).toMatch(/violates PodSecurity "restricted:latest": host namespaces/);
  });
});

function privilegedPod(namespace: string): string {
  const containers = [{ name: 'planted', image: 'planted', securityContext: { privileged: true } }];
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'planted', namespace },
    spec: { containers },
  });
}
