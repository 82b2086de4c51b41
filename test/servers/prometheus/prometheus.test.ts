import { alert, ruleGroup } from '../../../alerts';
import { SecretValue } from '../../../core/secret-value';
import { Size } from '../../../core/size';
import { always } from '../../../promql';
import { podJob } from '../../../servers/prometheus/jobs/pod-job';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import type { PrometheusProps } from '../../../servers/prometheus/options';
import { prometheusSpec } from '../../../servers/prometheus/spec';
import { place, serverManifests } from '../../constructs/server-manifests';
import { shop } from '../../shop';
import { expectSnapshotFiles } from '../../snapshot-files';
import { manifestFiles } from '../../../testing/snapshot-objects';

const watchdog = alert({
  name: 'Watchdog',
  condition: always(),
  severity: 'none',
  summary: 'Works',
  description: 'Works.',
});

const minimal: PrometheusProps = {
  jobs: [],
  rules: [],
  links: { panelUrl: () => undefined, runbookUrl: () => undefined },
  retention: { time: '15d', size: Size.gibibytes(4) },
  volume: { size: Size.gibibytes(5) },
};

const all: Required<PrometheusProps> = {
  ...minimal,
  jobs: [
    podJob({ job: 'shop', catalogue: shop, namespace: 'apps', selector: { app: 'shop' }, port: 8080 }),
    podJob({ job: 'shop-canary', catalogue: shop, namespace: 'canary', selector: { app: 'shop' }, port: 8080 }),
    staticJob({
      job: 'mail',
      catalogue: { ...shop, name: 'mail', targetLabels: ['job', 'instance'] },
      targets: ['mail.example:443'],
      scheme: 'https',
      authorization: { bearerToken: SecretValue.fromExisting('mail', 'token') },
    }),
  ],
  rules: [ruleGroup({ name: 'all', rules: [watchdog] })],
  volume: { size: Size.gibibytes(5) },
  scrapeInterval: '30s',
  evaluationInterval: '1m',
  externalUrl: 'https://prometheus.shop.example/',
  externalLabels: { cluster: 'shop' },
  queries: { maxSamples: 2_000_000, maxConcurrency: 8, timeout: '90s' },
  alertmanagers: { name: 'alertmanager', count: 1, port: 9093 },
  remoteWrites: [
    { name: 'open', url: 'http://receiver.monitoring.svc:9090/api/v1/write' },
    {
      name: 'mimir',
      url: 'https://mimir.example/api/v1/push',
      authorization: { user: 'shop', password: SecretValue.fromExisting('mimir', 'password') },
      metrics: 'http_.*|up',
    },
  ],
  resources: { cpuRequest: 200, cpuLimit: 2000, memoryRequest: Size.gibibytes(1), memoryLimit: Size.gibibytes(2) },
  features: ['promql-experimental-functions', 'promql-binop-fill-modifiers'],
  image: 'registry.example/prometheus:v3.16.0',
};

const manifests = (options: PrometheusProps) => serverManifests(prometheusSpec(options, place));

describe('Prometheus', () => {
  test('minimal required props', () => {
    expectSnapshotFiles('servers/prometheus/minimal', manifestFiles(manifests(minimal)));
  });

  test('all the props', () => {
    expectSnapshotFiles('servers/prometheus/all', manifestFiles(manifests(all)));
  });

  test('can list pods in exactly the discovered namespaces, and has no token without any', () => {
    const namespaces = [...manifests(all).matchAll(/kind: Role\nmetadata:\n(?: .*\n)*?  namespace: (\S+)/g)].map(
      ([, name]) => name,
    );
    expect(namespaces).toEqual(['apps', 'canary']);
    expect(manifests(minimal)).toContain('automountServiceAccountToken: false\n      containers');
    expect(manifests(minimal)).not.toContain('kind: Role');
  });

  test('starts without a token', () => {
    expect(manifests(all)).toMatch(/items:\n\s+- key: token\n\s+path: token\n\s+optional: true/);
  });

  test('rejects a scrape job without the labels on which queries rely', () => {
    const job = staticJob({ job: 'shop', catalogue: shop, targets: ['shop:8080'] });
    expect(() => manifests({ ...minimal, jobs: [job] })).toThrow(
      /job "shop" does not set the label "pod", but queries of shop use it; allowed: job, instance/,
    );
  });

  test.each([
    [
      'its interval',
      { interval: '10s', timeout: '15s' },
      /given: "15s"; allowed: at most 10s, its interval; remedy: set/,
    ],
    ['that of Prometheus', { timeout: '31s' }, /given: "31s"; allowed: at most 30s, the scrapeInterval of Prometheus/],
    ['a valid one', { interval: '10s', timeout: 'soon' as never }, /timeout: this is no duration; given: "soon"/],
  ] as const)('rejects a timeout that is longer than %s', (_, timing, message) => {
    const pods = { job: 'shop', catalogue: shop, namespace: 'apps', selector: { app: 'shop' }, port: 8080 };
    const scraped = (more: object) => () =>
      manifests({ ...minimal, scrapeInterval: '30s', jobs: [podJob({ ...pods, ...more })] });
    expect(scraped(timing)).toThrow(message);
    expect(scraped({ timeout: '30s' })).not.toThrow();
  });

  test('rejects a password that leaves the cluster unencrypted', () => {
    const authorization = { user: 'shop', password: SecretValue.fromExisting('mimir', 'password') };
    const writes = ['http://mimir.apps.svc/push', 'http://mimir.example/push'].map((url, index) => ({
      name: `mimir-${index}`,
      url,
      authorization,
    }));
    const refused = () => manifests({ ...minimal, remoteWrites: writes });
    expect(refused).toThrow(
      /remote write mimir-1: a token or password would be sent without encryption.*given: "http to mimir.example"/,
    );
    expect(refused).not.toThrow(/mimir-0/);
  });

  test('reports an invalid rule together with other issues', () => {
    const group = ruleGroup({ name: 'all', rules: [watchdog, watchdog] });
    const wrong = { ...minimal, rules: [group], volume: { size: Size.gibibytes(4) } };
    expect(() => manifests(wrong)).toThrow(/group .* and group .* have the same rule; given: "Watchdog"/);
    expect(() => manifests(wrong)).toThrow(/at most 80 % of the volume, 3276 MiB/);
  });
});
