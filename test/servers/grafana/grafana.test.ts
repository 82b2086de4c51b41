import { parse } from 'yaml';
import { SecretValue } from '../../../core/secret-value';
import { Size } from '../../../core/size';
import { Dashboard, query, row, statPanel, TextDashboard } from '../../../dashboards';
import { sum } from '../../../promql';
import type { GrafanaProps } from '../../../servers/grafana/options';
import { grafanaSpec } from '../../../servers/grafana/spec';
import { place, serverManifests } from '../../constructs/server-manifests';
import { metrics as m } from '../../shop';
import { expectSnapshotFiles } from '../../snapshot-files';
import { manifestFiles } from '../../../testing/snapshot-objects';

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
  host: 'grafana.shop.example',
  adminPassword: SecretValue.fromExisting('grafana-credentials', 'admin-password'),
  secretKey: SecretValue.fromExisting('grafana-secret-key', 'secret-key'),
  scrapeInterval: '15s',
  folder: 'Shop',
  dashboards: [],
  volume: { size: Size.gibibytes(1) },
};

const all: Required<GrafanaProps> = {
  ...minimal,
  sampling: { dataSource: '15s', intervals: { jobs: [], recorded: {} } },
  dashboards: [dashboard('shop'), dashboard('other')],
  runbooks: [new TextDashboard({ uid: 'runbook-ShopLarge', title: 'ShopLarge', tags: ['runbook'], content: 'Wait.' })],
  folders: [{ name: 'web', title: 'Web', dashboards: ['other'], ruleGroups: [] }],
  homeDashboard: 'other',
  language: 'fr',
  prometheusVersion: '3.16.0',
  hasAlertmanager: true,
  evaluatesRules: true,
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
  volume: { size: Size.mebibytes(1536) },
  resources: { cpuRequest: 10, cpuLimit: 100, memoryRequest: Size.mebibytes(100), memoryLimit: Size.mebibytes(200) },
  image: 'registry.example/grafana:13.2.3',
};

interface DataSourceFile {
  readonly datasources: readonly { readonly name: string }[];
  readonly deleteDatasources: readonly { readonly name: string }[];
}

const manifests = (options: GrafanaProps) => serverManifests(grafanaSpec(options, place));

/** Part of the pod template whose change recreates the pod. */
const podTemplate = (props: GrafanaProps) => /template:\n(?: {4}.*\n)*/.exec(manifests(props))?.[0];

describe('Grafana', () => {
  test('minimal required props', () => {
    expectSnapshotFiles('servers/grafana/minimal', manifestFiles(manifests(minimal)));
  });

  test('all the props', () => {
    expectSnapshotFiles('servers/grafana/all', manifestFiles(manifests(all)));
  });

  test('deletes each data source by its name, because Grafana 13 does not start with `prune`', () => {
    const set = grafanaSpec(all, place).files.find(({ name }) => name === 'grafana-provisioning')!;
    const { datasources, deleteDatasources, ...rest } = parse(set.files['datasources.yml']!) as DataSourceFile;
    expect(rest).toEqual({ apiVersion: 1 });
    expect(deleteDatasources.map(({ name }) => name)).toEqual(
      expect.arrayContaining(datasources.map(({ name }) => name)),
    );
  });

  test('rejects a home dashboard that it does not have', () => {
    expect(() => manifests({ ...all, homeDashboard: 'gone' })).toThrow(
      /homeDashboard: no dashboard has this uid; given: "gone"; allowed: shop, other/,
    );
  });

  test('recreates the pod for a changed data source, not for a changed dashboard', () => {
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
    expect(podTemplate({ ...before, scrapeInterval: '30s' })).not.toBe(podTemplate(before));
    expect(podTemplate(before)).toContain('checksum/configuration');
  });
});
