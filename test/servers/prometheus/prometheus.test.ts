import { parse, parseAllDocuments } from 'yaml';
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
  pushes: {
    otlp: { promotedAttributes: ['k8s.pod.name', 'deployment.environment.name'] },
    remoteWrite: true,
    clients: [{ namespace: 'apps', labels: { app: 'collector' } }],
    series: 10_000,
    outOfOrderWindow: '30m',
  },
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

describe('Prometheus with many jobs', () => {
  const jobsOf = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      podJob({ job: `shop.${index}`, catalogue: shop, namespace: 'apps', selector: { app: 'shop' }, port: 8080 }),
    );
  const filesOf = (count: number) =>
    new Map(prometheusSpec({ ...minimal, jobs: jobsOf(count) }, place).files.map(({ name, files }) => [name, files]));
  const configOf = (count: number) => filesOf(count).get('prometheus-config')!['prometheus.yml']!;

  test('has up to 50 of them in its configuration file', () => {
    expect(parse(configOf(50))).toMatchObject({ scrape_configs: { length: 50 } });
    expect(filesOf(50).has('prometheus-scrape-configs')).toBe(false);
  });

  test('has a file for each of more, all in one folder', () => {
    const config = parse(configOf(51)) as Readonly<Record<string, unknown>>;
    expect(config).toHaveProperty('scrape_config_files', ['/etc/prometheus/scrape-configs/*.yml']);
    expect(config).not.toHaveProperty('scrape_configs');
    const files = Object.entries(filesOf(51).get('prometheus-scrape-configs')!);
    expect(files).toHaveLength(51);
    const inline = (parse(configOf(50)) as { scrape_configs: { job_name: string }[] }).scrape_configs;
    for (const [name, text] of files) {
      expect(name).toMatch(/^shop-\d+-\d+\.yml$/);
      const { scrape_configs: found } = parse(text) as { scrape_configs: { job_name: string }[] };
      const [{ job_name: job }] = found as [{ job_name: string }];
      if (job !== 'shop.50') expect(found).toEqual([inline.find((one) => one.job_name === job)]);
    }
  });

  test('changes one file when a job changes', () => {
    const others = jobsOf(51).map((one) => (one.job === 'shop.7' ? { ...one, interval: '1m' as const } : one));
    const after = prometheusSpec({ ...minimal, jobs: others }, place).files;
    const before = filesOf(51);
    const changed = after.flatMap(({ name, files }) =>
      Object.keys(files).filter((file) => files[file] !== before.get(name)![file]),
    );
    expect(changed).toEqual([expect.stringMatching(/^shop-7-/)]);
  });

  test('mounts the ConfigMaps of a spread file set as one folder', () => {
    const group = (index: number) =>
      ruleGroup({ name: `all-${index}`, rules: [alert({ ...large, name: `Large${index}` })] });
    const large = {
      condition: always(),
      severity: 'none',
      summary: 'Works',
      description: 'x'.repeat(20 * 1024),
    } as const;
    const rules = Array.from({ length: 20 }, (_, index) => group(index));
    const objects = parseAllDocuments(serverManifests(prometheusSpec({ ...minimal, rules }, place))).map(
      (one) => one.toJS() as { kind: string; metadata: { name: string }; spec?: unknown },
    );
    const names = objects.filter(({ kind }) => kind === 'ConfigMap').map(({ metadata }) => metadata.name);
    const maps = names.filter((name) => name.startsWith('prometheus-rules'));
    expect(maps).toEqual(['prometheus-rules-0', 'prometheus-rules-1']);
    const { spec } = objects.find(({ kind }) => kind === 'Deployment') as {
      spec: { template: { spec: { volumes: { name: string }[] } } };
    };
    expect(spec.template.spec.volumes.find(({ name }) => name === 'rules')).toEqual({
      name: 'rules',
      projected: { sources: maps.map((name) => ({ configMap: { name } })) },
    });
  });
});
