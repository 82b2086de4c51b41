import { Grafana } from '../../../constructs/grafana';
import { SecretValue } from '../../../core/secret-value';
import { Size } from '../../../core/size';
import { Dashboard, query, row, statPanel } from '../../../dashboards';
import { sum } from '../../../promql';
import type { GrafanaProps } from '../../../servers/grafana/options';
import { synthesized } from '../../constructs/synthesized';
import { metrics as m } from '../../shop';

const dashboard = (uid: string) =>
  new Dashboard({
    uid,
    title: 'Shop',
    description: 'The shop.',
    rows: {
      all: row('All', {
        memory: statPanel({ title: 'Memory', description: 'Memory.', queries: [query(sum(m.memory_bytes))] }),
      }),
    },
  });

const minimal: GrafanaProps = {
  namespace: 'monitoring',
  instance: 'shop',
  host: 'grafana.shop.example',
  adminPassword: SecretValue.fromExisting('grafana-credentials', 'admin-password'),
  prometheusUrl: 'http://prometheus:9090',
  scrapeInterval: '15s',
  folder: 'Shop',
  dashboards: [],
  volume: { size: Size.gibibytes(1) },
};

const all: Required<GrafanaProps> = {
  ...minimal,
  dashboards: [dashboard('shop'), dashboard('other')],
  editable: true,
  oidc: {
    name: 'Shop',
    clientId: 'grafana',
    clientSecret: SecretValue.fromExisting('grafana-oidc', 'client-secret'),
    authorizeUrl: 'https://id.shop.example/authorize',
    tokenUrl: 'https://id.shop.example/token',
    userInfoUrl: 'https://id.shop.example/userinfo',
    scopes: ['openid', 'email', 'groups'],
    rolePath: "contains(groups[*], 'admins') && 'Admin' || 'Viewer'",
    autoLogin: true,
  },
  volume: { size: Size.mebibytes(1536), storageClass: 'fast' },
  resources: { cpuRequest: 10, cpuLimit: 100, memoryRequest: Size.mebibytes(100), memoryLimit: Size.mebibytes(200) },
  image: 'registry.example/grafana:12.4.5',
};

/** The part of the pod's description that a restart follows when it changes. */
const podTemplate = (props: GrafanaProps) => /template:\n(?: {4}.*\n)*/.exec(synthesized(Grafana, props))?.[0];

describe('Grafana', () => {
  test('minimal required props', () => {
    expect(synthesized(Grafana, minimal)).toMatchSnapshot();
  });

  test('all the props', () => {
    expect(synthesized(Grafana, all)).toMatchSnapshot();
  });

  test('a changed data source restarts it, a changed dashboard does not', () => {
    const other = new Dashboard({
      uid: 'shop',
      title: 'Another title',
      description: 'The shop.',
      rows: {
        all: row('All', {
          memory: statPanel({ title: 'M', description: 'M.', queries: [query(sum(m.memory_bytes))] }),
        }),
      },
    });
    const before = { ...minimal, dashboards: [dashboard('shop')] };
    expect(podTemplate({ ...before, dashboards: [other] })).toBe(podTemplate(before));
    expect(podTemplate({ ...before, prometheusUrl: 'http://other:9090' })).not.toBe(podTemplate(before));
    expect(podTemplate(before)).toContain('checksum/configuration');
  });
});
