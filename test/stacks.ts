import { alert, ruleGroup } from '../alerts';
import { SecretValue } from '../core/secret-value';
import { Size } from '../core/size';
import { Dashboard, query, row, statPanel } from '../dashboards';
import { nodeExporterJob } from '../library/machine/job';
import { postgresExporter } from '../library/postgres/exporter';
import { probeJob } from '../library/reachability/probe-job';
import { redisExporter } from '../library/redis/exporter';
import { gibibytes, sum } from '../promql';
import { podJob } from '../servers/prometheus/jobs/pod-job';
import { staticJob } from '../servers/prometheus/jobs/static-job';
import type { AgentStackProps, MonitoringStackProps } from '../stack/stack';
import { Tls } from '../constructs/ingress/tls';
import { k3s, kubernetes } from '../targets/kubernetes';
import type { KubernetesTarget } from '../targets/kubernetes/target';
import { policy, receivers } from './notifications';
import { metrics as m, shop } from './shop';

/** Stack with only the required options. */
export const minimalStack: MonitoringStackProps = {
  name: 'minimal',
  environment: 'production',
  jobs: [],
  dashboards: [],
  rules: [],
  prometheus: { retention: { time: '15d', size: Size.gibibytes(4) }, volume: { size: Size.gibibytes(5) } },
  grafana: {
    host: 'grafana.shop.example',
    adminPassword: SecretValue.fromExisting('grafana-credentials', 'admin-password'),
    secretKey: SecretValue.fromExisting('grafana-secret-key', 'secret-key'),
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
const machine = nodeExporterJob();
const blackboxExporter = { modules: { page: { bodyMatches: 'Shop' } } };
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
  panel: dashboard.panel('memory'),
});

/** Stack with all options. */
export const fullStack: Required<MonitoringStackProps> = {
  ...minimalStack,
  kind: 'server',
  name: 'full',
  jobs: [
    job,
    machine,
    staticJob({ job: 'mail', catalogue: { ...shop, targetLabels: [] }, targets: ['mail.example:25'] }),
    probeJob({ job: 'front', blackbox: blackboxExporter, module: 'page', targets: ['https://shop.example/'] }),
  ],
  dashboards: [dashboard],
  rules: [ruleGroup({ name: 'shop', rules: [large] })],
  prometheus: {
    ...minimalStack.prometheus,
    exposure: { host: 'prometheus.full.example', basicAuth: SecretValue.fromExisting('prometheus-users', 'users') },
    externalLabels: { cluster: 'full' },
    remoteWrites: [{ name: 'mimir', url: 'https://mimir.example/api/v1/push' }],
  },
  alertmanager: {
    receivers,
    policy,
    smtp: {
      host: 'mail.example',
      port: 465,
      from: 'alerts@shop.example',
      login: { user: 'alerts', password: SecretValue.fromExisting('notifications', 'mail') },
    },
    location: 'Europe/Paris',
    replicas: 2,
    exposure: { host: 'alertmanager.full.example', basicAuth: SecretValue.fromExisting('prometheus-users', 'users') },
    noWatchdogReceiverReason: 'the shop is closed at night',
  },
  grafana: {
    ...minimalStack.grafana,
    host: 'grafana.full.example',
    basicAuth: SecretValue.fromExisting('grafana-users', 'users'),
    backup: { target: { volume: { size: Size.gibibytes(1) } } },
  },
  kubeStateMetrics: {},
  nodeExporter: {},
  exporters: [redisExporter({ address: 'redis://redis.apps.svc' })],
  blackboxExporter,
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
  runbooks: 'https://wiki.shop.example/runbooks',
  folders: [{ name: 'web', title: 'Web', dashboards: ['shop'], ruleGroups: ['shop'] }],
  removedRules: ['ShopOld'],
  language: 'fr',
};

/** Stack with the alternatives of options that exclude each other. */
export const otherStack: MonitoringStackProps = {
  ...minimalStack,
  name: 'other',
  environment: 'staging',
  jobs: [
    staticJob({
      job: 'mail',
      catalogue: { ...shop, targetLabels: [] },
      targets: ['mail.example:443'],
      scheme: 'https',
      path: '/internal/metrics',
      interval: '30s',
      timeout: '10s',
      authorization: { bearerToken: SecretValue.fromExisting('mail-metrics', 'token') },
      sampleLimit: 5000,
    }),
    staticJob({
      job: 'archive',
      catalogue: { ...shop, targetLabels: [] },
      targets: ['archive.example:9100'],
      scheme: 'https',
      authorization: { user: 'prometheus', password: SecretValue.fromExisting('archive-metrics', 'password') },
    }),
    podJob({
      job: 'postgres',
      catalogue: shop,
      namespace: 'look-out',
      selector: { 'app.kubernetes.io/name': 'postgres-exporter' },
      port: 9187,
    }),
  ],
  prometheus: {
    ...minimalStack.prometheus,
    volume: { size: Size.gibibytes(5) },
    scrapeInterval: '30s',
    evaluationInterval: '1m',
    externalLabels: { cluster: 'other' },
    features: ['promql-experimental-functions'],
    exposure: { host: 'prometheus.other.example', basicAuth: SecretValue.fromExisting('prometheus-users', 'users') },
    remoteWrites: [
      {
        name: 'mimir',
        url: 'https://mimir.example/api/v1/push',
        authorization: { user: 'shop', password: SecretValue.fromExisting('mimir', 'password') },
        metrics: 'http_requests_total|up',
      },
    ],
  },
  grafana: {
    ...minimalStack.grafana,
    host: 'grafana.other.example',
    editable: true,
    oidc: {
      name: 'Other',
      clientId: 'grafana',
      clientSecret: SecretValue.fromExisting('grafana-oidc', 'client-secret'),
      authorizeUrl: 'https://login.example/authorize',
      tokenUrl: 'https://login.example/token',
      userInfoUrl: 'https://login.example/userinfo',
      rolePath: "contains(groups, 'operators') && 'Admin' || 'Viewer'",
      autoLogin: true,
    },
    backup: {
      target: {
        s3: {
          endpoint: 'https://s3.example',
          bucket: 'backups',
          prefix: 'grafana',
          rcloneConfig: SecretValue.fromExisting('grafana-backup', 'rclone.conf'),
        },
      },
      schedule: '15 */6 * * *',
      keep: 28,
    },
  },
  exporters: [
    postgresExporter({
      user: 'exporter',
      password: SecretValue.fromExisting('postgres-exporter', 'password'),
      database: 'shop',
      host: 'postgres.apps.svc',
    }),
  ],
};

/** Targets of the stacks of the tests by name. */
export const testTargets: Readonly<Record<string, KubernetesTarget>> = {
  minimal: kubernetes(),
  exposed: k3s(),
  full: kubernetes({
    namespace: 'watch',
    machineNamespace: 'machines',
    ingress: { tls: Tls.fromSecret('shop-tls') },
    apiServer: { cidrs: ['10.0.0.5/32'], ports: [6443] },
  }),
  other: kubernetes({
    namespace: 'look-out',
    ingress: {
      tls: Tls.fromCertManager('letsencrypt'),
      traefik: { namespace: 'traefik', labels: { app: 'traefik' } },
      entryPoints: { http: 'http', https: 'https' },
      allowList: { ranges: ['198.51.100.0/24', '2001:db8::/32'], clientAddresses: 'externalTrafficPolicy: Local' },
      externalMiddlewares: [{ name: 'security-headers', namespace: 'shared', crossNamespaceIsAllowed: true }],
    },
    storage: { prometheus: { existingClaim: 'prometheus-data' } },
  }),
  agent: kubernetes({
    namespace: 'watch',
    machineNamespace: 'machines',
    apiServer: { cidrs: ['10.0.0.5/32'], ports: [6443] },
  }),
};

const { alertmanager: _, ...content } = fullStack;

/** Agent stack with all options. */
export const agentStack: Required<AgentStackProps> = {
  ...content,
  name: 'agent',
  kind: 'agent',
  patches: fullStack.patches.map((one) => ({ ...one, workload: { ...one.workload, namespace: 'archive' } })),
  rules: [ruleGroup({ name: 'shop', rules: [{ ...large, runbook: { impact: 'Carts are slow.', steps: ['Look.'] } }] })],
  prometheus: {
    externalLabels: { cluster: 'agent' },
    remoteWrites: [
      {
        name: 'cloud',
        url: 'https://cloud.example/api/prom/push',
        authorization: { user: '1234', password: SecretValue.fromExisting('cloud', 'token') },
      },
    ],
    volume: { size: Size.gibibytes(1) },
  },
  grafana: {
    url: 'https://shop.grafana.example',
    dataSource: 'cloud-prometheus',
    folder: 'Shop',
    retention: '390d',
    receivers: [
      { name: 'on-call', integrations: [{ kind: 'slack', url: SecretValue.fromExisting('notifications', 'slack') }] },
    ],
    policy: { route: { receiver: 'on-call' } },
    noWatchdogReceiverReason: 'the shop is closed at night',
  },
};

/** Stacks of the tests, in addition to the deployed ones. */
export const testStacks: readonly MonitoringStackProps[] = [minimalStack, fullStack, otherStack];
