import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, Yaml } from 'cdk8s';
import { ConfigMap } from '../../../constructs/config-map';
import { Deployment } from '../../../constructs/deployment';
import { fileText } from '../../../core/yaml';
import { Size } from '../../../core/size';
import { patchJson } from '../../../constructs/patch';
import { TextDashboard } from '../../../dashboards';
import { dashboardText } from '../../../servers/grafana/dashboard-file';
import type { Exporter } from '../../../servers/exporter/exporter';
import { exporterSpec } from '../../../servers/exporter/spec';
import { texts } from '../../texts';
import { Workplace } from '../workplace';
import { startKubernetes, type Kubernetes } from './kubernetes';
import { ruleDefinition } from './rule-definition';

/** Texts that may stand in a manifest itself. Line separators are refused there. */
const inManifests = texts.filter((text) => !/[\u2028\u2029]/.test(text));
const environment = Object.fromEntries(inManifests.map((text, index) => [`TEXT_${index}`, text]));

const exporter: Exporter = {
  name: 'texts',
  image: 'registry.example/texts:1',
  user: 65_534,
  port: 9000,
  portName: 'metrics',
  args: inManifests,
  env: environment,
  secret: undefined,
  resources: { cpuRequest: 10, cpuLimit: 10, memoryRequest: Size.mebibytes(8), memoryLimit: Size.mebibytes(8) },
  server: { kind: 'host', host: 'shop.example', port: 443 },
  issues: [],
};

/**
 * Replaces variables as the kubelet does, which does not run here:
 * https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/.
 */
const expanded = (text: string): string =>
  text.replaceAll(/\$(?:\$|\((\w+)\))/g, (all, name?: string) =>
    name === undefined ? '$' : (environment[name] ?? all),
  );

interface Container {
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value?: string }[];
}

const place = new Workplace();
let kubernetes: Kubernetes;
beforeAll(async () => {
  kubernetes = await startKubernetes();
  place.running.push(kubernetes);
});
afterAll(() => place.stop());

/** Returns the texts of the containers of a Deployment with a name, as the kubelet gives them to the program. */
function shown(deployment: string, container: string): { readonly args: string[]; readonly env: string[] } {
  const json = kubernetes.run(['get', 'deployment', deployment, '--namespace=default', '--output=json']);
  const { spec } = JSON.parse(json) as {
    spec: { template: { spec: { containers: readonly (Container & { readonly name: string })[] } } };
  };
  const { args, env } = spec.template.spec.containers.find(({ name }) => name === container)!;
  return { args: args.map(expanded), env: env.map(({ value = '' }) => expanded(value)) };
}

function apply(name: string, text: string): void {
  const file = join(place.folder, name);
  writeFileSync(file, text);
  kubernetes.run(['apply', '--server-side', '--validate=strict', `--filename=${file}`]);
}

test('a manifest gives a program its arguments and its environment', () => {
  const chart = new Chart(new App(), 'chart', { disableResourceNameHashes: true });
  const spec = exporterSpec(exporter, 'alone');
  new Deployment(chart, 'app', { spec, namespace: 'default', instance: 'shop', priorityClass: 'system-node-critical' });
  apply('deployment.yaml', Yaml.stringify(...(chart.toJson() as unknown[])));
  expect(shown('texts', 'texts')).toEqual({ args: inManifests, env: inManifests });
});

test('a ConfigMap gives a server its files', () => {
  const dashboard = new TextDashboard({ uid: 'texts', title: 'Texts', tags: [...texts], content: texts.join('\n\n') });
  const files = { 'texts.yml': fileText(texts), 'texts.json': dashboardText(dashboard, { editable: false }) };
  const chart = new Chart(new App(), 'chart', { disableResourceNameHashes: true });
  new ConfigMap(chart, 'files', { name: 'texts', namespace: 'default', server: 'shop', instance: 'shop', files });
  apply('config-map.yaml', Yaml.stringify(...(chart.toJson() as unknown[])));
  const json = kubernetes.run(['get', 'configmap', 'texts', '--namespace=default', '--output=json']);
  expect((JSON.parse(json) as { data: unknown }).data).toEqual(files);
});

test('a patch gives a program its arguments and its environment', () => {
  const workload = { kind: 'Deployment', name: 'shop', namespace: 'default' } as const;
  const container = { name: 'shop', image: 'registry.example/shop:1' };
  apply(
    'shop.yaml',
    fileText({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'shop', namespace: 'default' },
      spec: {
        selector: { matchLabels: { app: 'shop' } },
        template: { metadata: { labels: { app: 'shop' } }, spec: { containers: [container] } },
      },
    }),
  );
  const file = join(place.folder, 'patch.yaml');
  writeFileSync(file, fileText(patchJson({ workload, exporters: [exporter] }), '1.1'));
  kubernetes.run(['patch', 'deployment', 'shop', '--namespace=default', `--patch-file=${file}`]);
  expect(shown('shop', 'texts')).toEqual({ args: inManifests, env: inManifests });
});

test('an object with labels and annotations for another reader keeps them', () => {
  const labels = Object.fromEntries(texts.map((text, index) => [`text_${index}`, text]));
  apply('crd.yaml', fileText(ruleDefinition));
  const rules = [{ alert: 'Texts', expr: 'up == 0', labels, annotations: labels }];
  apply(
    'rule.yaml',
    fileText(
      {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'PrometheusRule',
        metadata: { name: 'texts', namespace: 'default' },
        spec: { groups: [{ name: 'texts', rules }] },
      },
      '1.1',
    ),
  );
  const json = kubernetes.run(['get', 'prometheusrule', 'texts', '--namespace=default', '--output=json']);
  expect((JSON.parse(json) as { spec: unknown }).spec).toEqual({ groups: [{ name: 'texts', rules }] });
});
