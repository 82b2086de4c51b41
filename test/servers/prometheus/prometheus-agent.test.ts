import { SecretValue } from '../../../core/secret-value';
import { Size } from '../../../core/size';
import { podJob } from '../../../servers/prometheus/jobs/pod-job';
import { staticJob } from '../../../servers/prometheus/jobs/static-job';
import type { PrometheusAgentProps } from '../../../servers/prometheus/options';
import type { RemoteWrite } from '../../../servers/prometheus/remote-write';
import { prometheusAgentSpec } from '../../../servers/prometheus/agent-spec';
import { place, serverManifests } from '../../constructs/server-manifests';
import { shop } from '../../shop';

const cloud: RemoteWrite = {
  name: 'cloud',
  url: 'https://cloud.example/api/prom/push',
  authorization: { user: '1234', password: SecretValue.fromExisting('cloud', 'token') },
};
const minimal: PrometheusAgentProps = {
  jobs: [],
  remoteWrites: [cloud],
  volume: { size: Size.gibibytes(1) },
};
const all: Required<PrometheusAgentProps> = {
  ...minimal,
  jobs: [
    podJob({ job: 'shop', catalogue: shop, namespace: 'apps', selector: { app: 'shop' }, port: 8080 }),
    staticJob({
      job: 'mail',
      catalogue: { ...shop, name: 'mail', targetLabels: ['job', 'instance'] },
      targets: ['mail.example:443'],
      scheme: 'https',
      authorization: { bearerToken: SecretValue.fromExisting('mail', 'token') },
    }),
  ],
  remoteWrites: [cloud, { name: 'open', url: 'http://receiver.monitoring.svc:9090/api/v1/write', metrics: 'up' }],
  volume: { size: Size.gibibytes(2) },
  scrapeInterval: '30s',
  externalLabels: { cluster: 'shop' },
  resources: { cpuRequest: 200, cpuLimit: 2000, memoryRequest: Size.gibibytes(1), memoryLimit: Size.gibibytes(2) },
  image: 'registry.example/prometheus:v3.16.0',
};

const manifests = (options: PrometheusAgentProps) => serverManifests(prometheusAgentSpec(options, place));

describe('PrometheusAgent', () => {
  test('minimal required props', () => {
    expect(manifests(minimal)).toMatchSnapshot();
  });

  test('all the props', () => {
    expect(manifests(all)).toMatchSnapshot();
  });

  test('stores and evaluates nothing', () => {
    const text = manifests(all);
    expect(text).toContain('--agent\n');
    expect(text).toContain('--storage.agent.path=/prometheus');
    expect(text).not.toMatch(/tsdb|retention|rule_files|alerting|evaluation|prometheus-rules/);
  });

  test('rejects an agent without remote writes', () => {
    expect(() => manifests({ ...minimal, remoteWrites: [] as never })).toThrow(
      /the agent has no remote writes, so all samples are lost; remedy: add a remote write/,
    );
  });

  test('rejects a volume that is too small for buffered samples', () => {
    expect(() => manifests({ ...minimal, volume: { size: Size.mebibytes(512) } })).toThrow(
      /the volume is too small for 6h of samples that cannot be sent; given: "512 MiB"; allowed: at least 1 GiB; remedy/,
    );
  });

  test('reports issues of scrape jobs and remote writes', () => {
    const job = staticJob({ job: 'shop', catalogue: shop, targets: ['shop:8080'] });
    const wrong = {
      ...minimal,
      jobs: [job, job],
      remoteWrites: [cloud, cloud] as const,
      scrapeInterval: '0s' as const,
    };
    const refused = () => manifests(wrong);
    expect(refused).toThrow(/two jobs have the same name; given: "shop"/);
    expect(refused).toThrow(/two remote writes have the same name; given: "cloud"/);
    expect(refused).toThrow(/scrapeInterval: this duration must be longer than zero; given: "0s"/);
  });
});
