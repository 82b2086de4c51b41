import { restrictedContainer } from '../../../constructs/restricted';
import { kubernetes as library } from '../../../library';
import type { Catalogue } from '../../../metrics';
import { images } from '../../../servers/images';
import type { MonitoringStackProps } from '../../../stack/stack';
import { k3s } from '../../../targets';
import { until, untilSo } from '../../../tools/until';
import { minimalStack } from '../../stacks';
import { NodeSuite } from '../cluster/node-suite';
import { applyAll } from '../cluster/pods';
import { StackClient } from '../cluster/stack-client';
import { startUnexposedStack, type DeployedStack } from '../cluster/stack-cluster';
import { applicationImages, imagesNamed } from '../cluster/stack-images';
import { namespaceOf, traefikManifests } from '../played/applications';

const target = k3s();
const system = library.system({ stack: 'cluster', language: 'en', commands: target.commands });
const { jobs, dashboards, rules, kubeStateMetrics } = system;
const stack: MonitoringStackProps = {
  ...minimalStack,
  ...{ name: 'cluster', jobs, dashboards, rules },
  ...(kubeStateMetrics ? { kubeStateMetrics } : {}),
};

const shop = 'shop';
const pod = (command: string, image: string = images.python) => ({
  securityContext: { runAsNonRoot: true, runAsUser: 65_534, seccompProfile: { type: 'RuntimeDefault' } },
  containers: [{ name: 'main', image, command: ['/bin/sh', '-c', command], securityContext: restrictedContainer }],
});
const metadata = (name: string) => ({ name, namespace: shop });
const deployment = (name: string, spec: object) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: metadata(name),
  spec: { selector: { matchLabels: { app: name } }, template: { metadata: { labels: { app: name } }, spec } },
});
/** Workloads that fail, each in its own way. */
const failing = [
  deployment('crashes', pod('exit 1')),
  deployment('no-image', pod('exit 0', 'registry.example/none:1.0.0')),
  {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: metadata('fails'),
    spec: { backoffLimit: 0, template: { spec: { ...pod('exit 1'), restartPolicy: 'Never' } } },
  },
];

const suite = new NodeSuite<DeployedStack>('stack-kubernetes', 'Kubernetes itself');
let client: StackClient;

beforeAll(async () => {
  await suite.start(
    startUnexposedStack(() => ({
      stack,
      target,
      images: imagesNamed(
        ...[images.prometheus, images.grafana, images.python, images.kubeStateMetrics, applicationImages.traefik],
      ),
      around: [namespaceOf(shop), ...traefikManifests()],
      given: {},
      prometheus: { namespace: 'monitoring', service: 'prometheus', port: 9090 },
      withoutData: {},
    })),
  );
  client = new StackClient(suite.node);
});
afterAll(() => suite.stop());

/** Names of the metrics that Prometheus stores of a job, without those of the scrape itself. */
function storedMetrics(job: string): string[] {
  const { series } = client.query(`count by (__name__) ({job="${job}", __name__!~"up|scrape_.+"})`);
  return series.map(({ labels }) => labels.__name__!).sort();
}

/** Labels of the series of an alert in a state. */
const alerts = (name: string, state: string) =>
  client.query(`ALERTS{alertname="${name}", alertstate="${state}"}`).series.map(({ labels }) => labels);

describe('Kubernetes, on a real node', () => {
  suite.test('all jobs are up, with the rights and network policies of the stack', async () => {
    const seen = () => client.query('up').series.map(({ labels, points }) => [labels.job, points[0]![1]]);
    await until(
      () => `four targets are up: ${JSON.stringify(seen())}`,
      () => (seen().length === jobs.length && seen().every(([, up]) => up === 1) ? true : undefined),
    );
  });

  suite.test('Prometheus stores what the catalogues of kubelets declare, and nothing else', () => {
    for (const [job, { series, metrics }] of [
      ['kubelet', library.kubelet],
      ['cadvisor', library.cadvisor],
    ] as readonly [string, Catalogue][]) {
      const stored = storedMetrics(job);
      expect(stored.filter((name) => !series.has(name))).toEqual([]);
      const absent = Object.entries(metrics).filter(([name]) => !stored.some((one) => one.startsWith(name)));
      suite.note(`declared metrics of ${job} that are stored`, `${stored.length} of ${series.size}`);
      for (const [name, { exposedWhen }] of absent) suite.note(`not seen: ${name}`, exposedWhen ?? 'without a reason');
      expect(absent.filter(([, { exposedWhen }]) => exposedWhen === undefined)).toEqual([]);
    }
  });

  suite.test('containers have their memory and processor time', async () => {
    await untilSo('Prometheus shows its own container', () =>
      ['container_memory_working_set_bytes', 'container_cpu_usage_seconds_total'].every(
        (name) => client.query(`${name}{namespace="monitoring", container="prometheus"}`).series.length === 1,
      ),
    );
  });

  suite.test('kube-state-metrics can list what its arguments name, and no Secrets', async () => {
    const results = () => client.query('kube_state_metrics_list_total').series.map(({ labels }) => labels);
    await untilSo('every kind of object was listed', () => results().length === 14);
    expect(results().filter(({ result }) => result !== 'success')).toEqual([]);
    const account = '--as=system:serviceaccount:monitoring:kube-state-metrics';
    const allowed = (...what: readonly string[]) =>
      suite.node.cluster.exec(['kubectl', 'auth', 'can-i', ...what, '--all-namespaces', account]).stdout.trim();
    expect([allowed('list', 'pods'), allowed('list', 'secrets'), allowed('delete', 'pods')]).toEqual([
      'yes',
      'no',
      'no',
    ]);
    const prometheus = account.replace('kube-state-metrics', 'prometheus');
    const ofProxy = ['--subresource=proxy', prometheus];
    expect(suite.node.cluster.exec(['kubectl', 'auth', 'can-i', 'get', 'nodes', ...ofProxy]).stdout.trim()).toBe('no');
  });

  suite.test('no alert begins while nothing fails', () => {
    expect(client.query('ALERTS{alertname=~"Kube.*"}').series.map(({ labels }) => labels.alertname)).toEqual([]);
  });

  suite.test('alerts begin on what fails', async () => {
    applyAll(suite.node, failing);
    await untilSo('a failed Job fires', () => alerts('KubernetesJobFailed', 'firing').length === 1);
    expect(alerts('KubernetesJobFailed', 'firing')).toMatchObject([{ namespace: shop, job_name: 'fails' }]);
    await untilSo('a missing image is seen', () => alerts('KubernetesContainerCannotStart', 'pending').length > 0);
    await untilSo('a crash is seen', () => alerts('KubernetesPodCrashLooping', 'pending').length === 1);
    await untilSo(
      'the Deployments lack their pods',
      () => alerts('KubernetesDeploymentReplicasMissing', 'pending').length === 2,
    );
    await untilSo(
      'pods that are not ready have only an alert that says more',
      () => alerts('KubernetesPodNotReady', 'pending').length === 0,
    );
  });
});
