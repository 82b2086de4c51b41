import { parse } from 'yaml';
import { kairoCms, kairoCmsCloud } from '../../infra/stacks/kairo-cms/stack';
import type { StackProps } from '../../stack/stack';
import { filesOf } from '../../targets/kubernetes/files';
import { expectSnapshotFiles } from '../snapshot-files';
import type { SnapshotObject } from '../../testing/snapshot-objects';
import { stackSnapshot } from './stack-snapshot';
import { chartOf } from '../targeted';
import { rulesAmong } from '../rule-files';

function written(props: StackProps) {
  const stack = chartOf(props);
  return { stack, files: filesOf(stack), objects: stack.toJson() as SnapshotObject[] };
}
const ways = { server: written(kairoCms), cloud: written(kairoCmsCloud) } as const;

describe('the reviewed files', () => {
  test('the objects and files for Grafana Cloud', () => {
    expectSnapshotFiles('kairo-cms-cloud', stackSnapshot(ways.cloud.stack, /^(KairoCms|Prometheus)/));
  });

  test('the objects on the server', () => {
    expect(ways.server.objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toMatchSnapshot();
  });

  test('the probe of the site is equal on the server, which also probes its own hosts', () => {
    const modulesOf = (objects: readonly SnapshotObject[]) => {
      const { data } = objects.find(({ metadata }) => metadata.name === 'blackbox-exporter-config')!;
      return (parse((data as Record<string, string>)['blackbox.yml']!) as { modules: Record<string, unknown> }).modules;
    };
    const [cloud, server] = [modulesOf(ways.cloud.objects), modulesOf(ways.server.objects)];
    expect(Object.keys(cloud)).toEqual(['public']);
    expect(Object.keys(server)).toEqual(['public', 'protected']);
    expect(server.public).toEqual(cloud.public);
  });
});

/** Configuration of the guide and its replacements. */
describe("the guide's configuration", () => {
  interface Config {
    readonly global: Readonly<Record<string, string>>;
    readonly scrape_configs: readonly (Readonly<Record<string, unknown>> & { readonly job_name: string })[];
  }
  const config = parse(ways.cloud.files.get('kairo-cms-cloud/prometheus.yml')!) as Config;
  const guided = config.scrape_configs.find(({ job_name }) => job_name === 'kairo-cms-production')!;

  test('has the job under its name, with a file instead of a variable, which Prometheus does not expand', () => {
    expect(guided).toMatchObject({
      metrics_path: '/api/metrics',
      scheme: 'https',
      scrape_interval: '30s',
      scrape_timeout: '10s',
      authorization: { credentials_file: '/etc/prometheus/secrets/kairo-cms-metrics/token' },
    });
    expect(JSON.stringify(guided)).not.toMatch(/bearer_token|\$\{/);
  });

  test('is equal on a server', () => {
    const server = parse(ways.server.files.get('kairo-cms/prometheus.yml')!) as Config;
    for (const job of ['kairo-cms-production', 'kairo-cms-site', 'blackbox-exporter']) {
      const of = ({ scrape_configs }: Config) => scrape_configs.find(({ job_name }) => job_name === job);
      expect(of(server)).toEqual(of(config));
    }
  });

  const texts = JSON.stringify(kairoCms.dashboards[0]!.toJson({ editable: false }));
  test.each([
    ['requests by method and route', 'sum by (method, route) (rate(http_requests_total'],
    [
      'the 95th percentile, over all series and not one for each',
      'sum by (le, job) (rate(http_request_duration_seconds_bucket',
    ],
    ['the share of errors, nothing without traffic', 'sum by (job) (rate(http_requests_total'],
    [
      'slow queries, which are all but those up to the bound',
      'sum by (model) (rate(tenant_db_query_duration_seconds_count',
    ],
  ])('has a panel for the query for %s', (_, expression) => {
    expect(texts.replaceAll(/\\n\s*/g, '').replaceAll(/\(\s+/g, '(')).toContain(expression);
  });

  test('keeps threshold and duration of the two alerts', () => {
    const group = rulesAmong(ways.cloud.files, 'kairo-cms-cloud').groups.find(
      ({ name }) => name === 'kairo_cms_alerts',
    )!;
    expect(group.interval).toBe('30s');
    expect(group.rules.map(({ alert, expr, for: duration }) => [alert, expr.split('\n').at(-1), duration])).toEqual([
      ['KairoCmsErrorsHigh', '> 0.05', '5m'],
      ['KairoCmsQueriesSlow', '> 1', '5m'],
    ]);
  });
});

test('contains no token, password or shell variable', () => {
  for (const { objects, files } of Object.values(ways)) {
    const text = JSON.stringify([objects, [...files].filter(([path]) => !path.includes('runbooks'))]);
    expect(text).not.toMatch(/bearer_token|\$\{METRICS/);
    expect(objects.map(({ kind }) => kind)).not.toContain('Secret');
  }
});
