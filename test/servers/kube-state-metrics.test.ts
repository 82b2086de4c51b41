import { Size } from '../../core/size';
import { nodeJob } from '../../servers/prometheus/jobs/node-job';
import type { KubeStateMetricsProps } from '../../servers/kube-state-metrics/options';
import { kubeStateMetricsSpec } from '../../servers/kube-state-metrics/spec';
import { prometheusSpec } from '../../servers/prometheus/spec';
import { place, serverManifests } from '../constructs/server-manifests';
import { linksOf } from '../../stack/rules';
import { shop } from '../shop';
import { minimalStack } from '../stacks';

const all: Required<KubeStateMetricsProps> = {
  objects: ['pods', 'deployments', 'cronjobs'],
  namespaces: ['shop', 'blog'],
  resources: { cpuRequest: 10, cpuLimit: 100, memoryRequest: Size.mebibytes(16), memoryLimit: Size.mebibytes(32) },
  image: 'registry.example/kube-state-metrics:v2.20.0',
};

const manifests = (options: KubeStateMetricsProps) => serverManifests(kubeStateMetricsSpec(options, place));

describe('kube-state-metrics', () => {
  test('minimal required props', () => {
    expect(manifests({})).toMatchSnapshot();
  });

  test('all the props', () => {
    expect(manifests(all)).toMatchSnapshot();
  });

  test('never reads Secrets and ConfigMaps', () => {
    expect(kubeStateMetricsSpec({}, place).rights.flatMap(({ resources }) => resources)).not.toContainEqual(
      expect.stringMatching(/secrets|configmaps/),
    );
  });

  test('all objects of some namespaces are those that are in a namespace', () => {
    const { args } = kubeStateMetricsSpec({ namespaces: ['shop'] }, place);
    expect(args[0]).toBe(
      '--resources=cronjobs,daemonsets,deployments,horizontalpodautoscalers,jobs,persistentvolumeclaims,poddisruptionbudgets,pods,replicasets,resourcequotas,statefulsets',
    );
  });

  test.each<[string, KubeStateMetricsProps, RegExp]>([
    [
      'nodes in a namespace',
      { objects: ['pods', 'nodes'], namespaces: ['shop'] },
      /these objects are in no namespace.*"nodes"/,
    ],
    ['no objects', { objects: [] as never }, /objects: the list is empty/],
    ['no namespaces', { namespaces: [] as never }, /namespaces: the list is empty/],
    ['the same objects twice', { objects: ['pods', 'pods'] }, /objects: it is listed twice; given: "pods"/],
    ['no name of a namespace', { namespaces: ['Shop'] }, /namespaces: .*"Shop"/],
  ])('refuses %s', (_, options, problem) => {
    expect(() => manifests(options)).toThrow(problem);
  });
});

test('a job of nodes gives Prometheus a ClusterRole for their metrics, beside its Roles in namespaces', () => {
  const jobs = [...minimalStack.jobs, nodeJob({ job: 'kubelet', catalogue: { ...shop, targetLabels: [] } })];
  const { prometheus } = minimalStack;
  const text = serverManifests(prometheusSpec({ ...prometheus, jobs, rules: [], links: linksOf(minimalStack) }, place));
  const roles = text.split('---\n').filter((one) => /kind: (Cluster)?Role\n/.test(one));
  expect(roles.join('---\n')).toMatchSnapshot();
});
