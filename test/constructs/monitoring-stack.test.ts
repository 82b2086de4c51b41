import { Size, Testing } from 'cdk8s';
import { stringify } from 'yaml';
import { alert, recordingRule, ruleGroup } from '../../alerts';
import {
  MonitoringStack,
  nodeExporterJob,
  podJob,
  postgresExporter,
  redisExporter,
  SecretValue,
  staticJob,
  Tls,
  type MonitoringStackProps,
} from '../../constructs';
import { Dashboard, query, row, statPanel } from '../../dashboards';
import { gibibytes, quantity, rate, sum } from '../../promql';
import { metrics as m, shop } from '../shop';

const minimal: MonitoringStackProps = {
  name: 'shop',
  jobs: [],
  dashboards: [],
  rules: [],
  prometheus: { retention: { time: '15d', size: Size.gibibytes(4) }, volume: { size: Size.gibibytes(5) } },
  grafana: {
    host: 'grafana.shop.example',
    adminPassword: SecretValue.fromExisting('grafana-credentials', 'admin-password'),
    folder: 'Shop',
    volume: { size: Size.gibibytes(1) },
  },
};

const job = podJob({
  job: 'shop',
  catalogue: shop,
  namespace: 'apps',
  selector: { app: 'shop' },
  port: 8080,
  isolated: true,
  clients: [{ from: { namespace: 'kube-system', labels: { app: 'traefik' } }, ports: [{ port: 80 }] }],
});
const machine = nodeExporterJob({ namespace: 'machines' });
const dashboard = new Dashboard({
  uid: 'shop',
  title: 'Shop',
  description: 'The shop.',
  rows: {
    all: row('All', {
      memory: statPanel({ title: 'Memory', description: 'Memory.', queries: [query(sum(m.memory_bytes))] }),
    }),
  },
});
const large = alert({
  name: 'ShopLarge',
  condition: sum(m.memory_bytes).greaterThan(gibibytes(1)),
  severity: 'warning',
  summary: 'Large',
  description: 'Large.',
  panel: { dashboard: 'shop', panel: 'memory' },
});

const all: Required<MonitoringStackProps> = {
  ...minimal,
  namespace: 'watch',
  jobs: [
    job,
    machine,
    staticJob({ job: 'mail', catalogue: { ...shop, targetLabels: [] }, targets: ['mail.example:25'] }),
  ],
  dashboards: [dashboard],
  rules: [ruleGroup({ name: 'shop', rules: [large] })],
  prometheus: {
    ...minimal.prometheus,
    exposure: { host: 'prometheus.shop.example', basicAuth: SecretValue.fromExisting('prometheus-users', 'users') },
    remoteWrites: [{ name: 'mimir', url: 'https://mimir.example/api/v1/push' }],
  },
  grafana: {
    ...minimal.grafana,
    basicAuth: SecretValue.fromExisting('grafana-users', 'users'),
    backup: { target: { volume: { size: Size.gibibytes(1) } } },
  },
  nodeExporter: { job: machine },
  exporters: [redisExporter({ address: 'redis://redis.apps.svc' })],
  patches: [
    {
      workload: { kind: 'StatefulSet', name: 'postgres', namespace: 'apps' },
      exporters: [
        postgresExporter({
          user: 'exporter',
          password: SecretValue.fromExisting('postgres-exporter', 'password'),
          database: 'shop',
        }),
      ],
    },
  ],
  ingress: { tls: Tls.fromSecret('shop-tls') },
  apiServer: { cidrs: ['10.0.0.5/32'], ports: [6443] },
  runbooks: 'https://wiki.shop.example/runbooks',
};

const built = (props: MonitoringStackProps) => new MonitoringStack(Testing.app(), props);

/** The manifests; the texts of files have snapshots with the constructs that make them. */
function synthesized(props: MonitoringStackProps): string {
  const objects = Testing.synth(built(props)) as { data?: Record<string, string> }[];
  return objects
    .map(({ data, ...object }) => stringify({ ...object, ...(data ? { data: Object.keys(data) } : {}) }))
    .join('---\n');
}

describe('MonitoringStack', () => {
  test('minimal required props', () => {
    expect(synthesized(minimal)).toMatchSnapshot();
  });

  test('all the props', () => {
    expect(synthesized(all)).toMatchSnapshot();
  });

  test('it knows every Secret that it reads, and makes none', () => {
    expect(
      built(all).secretNeeds.map(({ namespace, secret, origin }) => [namespace, secret.secretName, origin]),
    ).toEqual([
      ['watch', 'grafana-credentials', 'random'],
      ['watch', 'grafana-users', 'users'],
      ['watch', 'prometheus-users', 'users'],
      ['watch', 'shop-tls', 'given'],
      ['apps', 'postgres-exporter', 'given'],
    ]);
    expect(synthesized(all)).not.toContain('kind: Secret');
  });

  test('a patch of the workload of somebody else is no object', () => {
    expect(synthesized(all)).not.toMatch(/kind: StatefulSet/);
  });

  test.each<[string, Partial<MonitoringStackProps>, RegExp]>([
    [
      'a stack with a name that is no label',
      { name: 'x'.repeat(64) },
      /the value "x{64}" of the label app.kubernetes.io\/\S+ has 64 characters; allowed: at most 63/,
    ],
    [
      'a namespace with a name that is too long',
      { namespace: 'n'.repeat(64) },
      /the name of this Namespace is "n{64}", 64 characters; allowed: at most 63 small letters, digits and -/,
    ],
    [
      'two exporters with one name',
      { exporters: [redisExporter({}), redisExporter({})] },
      /two exporters have the name "redis-exporter"/,
    ],
    [
      'two patches of one workload',
      { patches: [...all.patches, ...all.patches] },
      /two patches are of a workload that fills the file postgres.yaml/,
    ],
    [
      'an API server at no address',
      { apiServer: { cidrs: ['kubernetes'], ports: [0] } },
      /apiServer: "kubernetes" is no address range(.|\n)*apiServer: port 0 does not exist/,
    ],
    [
      'a rule over what no rule records',
      {
        rules: [
          ruleGroup({
            name: 'shop',
            rules: [
              alert({
                name: 'Silent',
                condition: recordingRule({
                  name: 'job:http_requests:rate5m',
                  expression: sum(rate(m.http_requests_total)).by('job'),
                }).recorded.lessThan(quantity(1, 'requests/s')),
                severity: 'warning',
                summary: 'Silent',
                description: 'Silent.',
              }),
            ],
          }),
        ],
      },
      /rule Silent: no rule of this stack records job:http_requests:rate5m, for which asks its expression; remedy: add the rule/,
    ],
  ])('%s is refused', (_, wrong, message) => {
    expect(() => synthesized({ ...all, ...wrong })).toThrow(message);
  });

  test('a name that is too long is told once, with how many objects have it', () => {
    const { length } = [...errorOf({ ...all, namespace: 'n'.repeat(64) }).matchAll(/the namespace is "n{64}"/g)];
    expect(length).toBe(1);
  });
});

function errorOf(props: MonitoringStackProps): string {
  try {
    synthesized(props);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
