import { formatIssue } from '../../../core/errors';
import { Size } from '../../../core/size';
import { redisExporter } from '../../../library/redis/exporter';
import type { MonitoringStackProps } from '../../../stack';
import { kubernetes } from '../../../targets/kubernetes';
import { validate } from '../../../targets/validation';
import { minimalStack } from '../../stacks';

const issuesOf = (part: Partial<MonitoringStackProps>) =>
  validate([{ stack: { ...minimalStack, ...part }, target: kubernetes() }]).map(formatIssue);

const { prometheus, grafana } = minimalStack;

test.each(['', ' ', 'a b', 'prom/prometheus:', 'https://prom/prometheus:v3', 'prom/Prometheus:v3'])(
  'rejects the image %j of any server',
  (image) => {
    expect(issuesOf({ prometheus: { ...prometheus, image } })).toEqual([
      `minimal: prometheus: image: this is no image; given: "${image}"; allowed: such as registry.example/prometheus:v3.16.0`,
    ]);
    expect(issuesOf({ grafana: { ...grafana, image } })).toHaveLength(1);
    expect(issuesOf({ exporters: [redisExporter({ image })] })).toHaveLength(1);
  },
);

test('rejects volumes and resources of nothing', () => {
  const nothing = Size.mebibytes(0);
  const resources = { cpuRequest: 1, cpuLimit: 0, memoryRequest: nothing, memoryLimit: nothing };
  expect(issuesOf({ grafana: { ...grafana, volume: { size: nothing }, resources } })).toEqual([
    expect.stringMatching(
      /^minimal: grafana: resources: cpuLimit: this is no amount of CPU in thousandths of a core; given: 0/,
    ),
    expect.stringMatching(/^minimal: grafana: resources: memoryRequest: this size is too small/),
    expect.stringMatching(/^minimal: grafana: resources: memoryLimit: this size is too small/),
    expect.stringMatching(/^minimal: grafana: resources: cpuRequest: the request is above the limit; given: 1/),
    expect.stringMatching(/^minimal: grafana: volume\.size: this size is too small/),
  ]);
});

test('rejects half of a character, which is no UTF-8, wherever it ends up', () => {
  const half = 'a\ud800';
  expect(issuesOf({ prometheus: { ...prometheus, externalLabels: { cluster: half } } })).toEqual([
    'minimal: prometheus: prometheus.yml: a text has half of a character; remedy: remove it, or complete it',
  ]);
  expect(issuesOf({ grafana: { ...grafana, folder: half } })).toEqual([
    'minimal: grafana: dashboards.yml: a text has half of a character; remedy: remove it, or complete it',
  ]);
  expect(issuesOf({ grafana: { ...grafana, folder: 'Shop 😀 \\ud800' } })).toEqual([]);
});

test('rejects names of exporters that objects cannot have', () => {
  const named = (name: string) => issuesOf({ exporters: [redisExporter({ name })] });
  expect(named('Redis')).toEqual([expect.stringMatching(/^minimal: exporters: this is no name of a container/)]);
  expect(named('')).toHaveLength(1);
  expect(named('constructor')).toEqual([expect.stringMatching(/^minimal: exporters: this name is reserved/)]);
});

test('rejects external access that no ingress checks', () => {
  const exposure = { host: 'localhost', basicAuth: grafana.adminPassword };
  expect(issuesOf({ prometheus: { ...prometheus, exposure } })).toEqual([
    expect.stringMatching(/^minimal: prometheus\.exposure: host: this is no host name; given: "localhost"/),
  ]);
});

test('takes labels with the names of properties of every object', () => {
  const externalLabels = { constructor: 'a', toString: 'b' };
  expect(issuesOf({ prometheus: { ...prometheus, externalLabels } })).toEqual([]);
});
