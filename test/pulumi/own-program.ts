import { Provider } from '@pulumi/kubernetes/provider';
import * as pulumi from '@pulumi/pulumi';
import { SecretValue, Size } from '../../core';
import { machine } from '../../library';
import { Monitoring, pulumiOutput, RemoteGrafana } from '../../pulumi';
import type { MonitoringStackProps } from '../../stack';
import { kubernetes } from '../../targets';

// Another stack of Pulumi. With an account, its organization stands in place of `organization`.
const mimir = new pulumi.StackReference('organization/mimir/production');
const target = kubernetes({ namespace: 'monitoring' });
const { jobs, dashboards, rules } = machine.system({ language: 'en', commands: target.commands });
const stack: MonitoringStackProps = {
  name: 'shop',
  environment: 'production',
  jobs,
  dashboards,
  rules,
  nodeExporter: {},
  prometheus: {
    retention: { time: '15d', size: Size.gibibytes(4) },
    volume: { size: Size.gibibytes(5) },
    externalLabels: { cluster: 'shop' },
    remoteWrites: [
      {
        name: 'mimir',
        url: `https://${pulumiOutput(mimir.requireOutput('host'))}/api/v1/push`,
        authorization: {
          user: 'shop',
          password: SecretValue.fromOutput('mimir', 'password', mimir.requireOutput('password')),
        },
      },
    ],
  },
  grafana: {
    host: 'grafana.shop.example',
    adminPassword: SecretValue.fromExisting('grafana-credentials', 'admin-password'),
    secretKey: SecretValue.fromExisting('grafana-secret-key', 'secret-key'),
    folder: 'Shop',
    volume: { size: Size.gibibytes(1) },
  },
};

const provider = new Provider('k3s', {
  clusterIdentifier: 'k3s-acme',
  enableConfigMapMutable: true,
  enableSecretMutable: true,
});
export const { urls, passwords } = new Monitoring('shop', { stack, target }, { provider });

// Grafana Cloud, or any Grafana with an API: the same dashboards, alerts and notifications.
new RemoteGrafana('cloud', {
  stack,
  url: 'https://acme.grafana.net',
  dataSource: 'grafanacloud-prom',
  hasExternalLabels: true,
  receivers: [
    { name: 'team', integrations: [{ kind: 'slack', url: SecretValue.fromExisting('notifications', 'slack') }] },
  ],
  route: { receiver: 'team' },
});
