import { Size } from '../../../core/size';
import { prometheusEstimate, prometheusSpec } from '../../../servers/prometheus/spec';
import type { PrometheusProps } from '../../../servers/prometheus/options';
import type { Pushes } from '../../../servers/prometheus/pushes';
import { KubernetesTarget } from '../../../targets/kubernetes/target';
import { minimalStack } from '../../stacks';
import { place } from '../../constructs/server-manifests';

const collector = { namespace: 'apps', labels: { app: 'collector' } };

const options = (pushes?: Pushes): PrometheusProps => ({
  jobs: [],
  rules: [],
  links: { panelUrl: () => undefined, runbookUrl: () => undefined },
  retention: { time: '15d', size: Size.gibibytes(4) },
  volume: { size: Size.gibibytes(5) },
  ...(pushes ? { pushes } : {}),
});

const specOf = (pushes?: Pushes, more: Partial<PrometheusProps> = {}) =>
  prometheusSpec({ ...options(pushes), ...more }, place);
const issuesOf = (pushes: Pushes, more?: Partial<PrometheusProps>) =>
  specOf(pushes, more).issues.map(({ path, problem }) => `${path}: ${problem}`);
const receiversOf = (pushes?: Pushes) => specOf(pushes).args.filter((arg) => arg.includes('receiver'));
const configOf = (pushes: Pushes) => specOf(pushes).files[0]!.files['prometheus.yml'];

describe('receivers of pushed metrics', () => {
  test('are off unless they are declared', () => {
    expect(receiversOf()).toEqual([]);
    expect(receiversOf({ otlp: {}, clients: [collector], series: 100 })).toEqual(['--web.enable-otlp-receiver']);
    expect(receiversOf({ remoteWrite: true, clients: [collector], series: 100 })).toEqual([
      '--web.enable-remote-write-receiver',
    ]);
  });

  test('promote attributes, sorted, and none by default', () => {
    const pushes = { clients: [collector], series: 100 };
    expect(configOf({ ...pushes, otlp: { promotedAttributes: ['b', 'a'] } })).toMatch(
      /otlp:\n {2}promote_resource_attributes:\n {4}- a\n {4}- b\n/,
    );
    expect(configOf({ ...pushes, otlp: {} })).not.toContain('otlp');
  });

  test('accept older samples within the window', () => {
    const pushes = { otlp: {}, clients: [collector], series: 100 };
    expect(configOf({ ...pushes, outOfOrderWindow: '30m' })).toContain('out_of_order_time_window: 30m');
    expect(configOf(pushes)).not.toContain('out_of_order');
  });

  test('count in the resource estimate', () => {
    const [none, many] = [undefined, { otlp: {}, clients: [collector], series: 60_000 }].map((pushes) =>
      prometheusEstimate(options(pushes)),
    );
    expect(many!.series - none!.series).toBe(60_000);
    expect(many!.samplesPerSecond).toBe(4000);
    expect(many!.memory.bytes).toBeGreaterThan(none!.memory.bytes);
  });

  test('are reached by their clients alone', () => {
    const pushes = { otlp: {}, clients: [collector], series: 100 };
    const incoming = (one?: Pushes) => {
      const prometheus = { ...minimalStack.prometheus, ...(one ? { pushes: one } : {}) };
      const policies = new KubernetesTarget().networkPolicies({ ...minimalStack, prometheus });
      return policies.find(({ name }) => name === 'prometheus')!.incoming;
    };
    const added = incoming(pushes).slice(-1);
    expect(added).toMatchObject([
      { from: collector, ports: [{ port: 9090 }], reason: 'prometheus.pushes declares this client' },
    ]);
    expect(incoming(pushes)).toHaveLength(incoming().length + 1);
  });

  test.each<[string, Partial<Pushes>, string]>([
    ['no receiver', { otlp: undefined as never }, 'pushes: Prometheus accepts no pushes'],
    ['no client', { clients: [] }, 'pushes: no client can reach Prometheus'],
    ['an invalid namespace', { clients: [{ namespace: 'A', labels: {} }] }, 'pushes: clients: namespace: '],
    ['half a series', { series: 0.5 }, 'pushes: series: this is no number of series'],
    ['no duration', { outOfOrderWindow: 'soon' as never }, 'pushes: outOfOrderWindow: this is no duration'],
    [
      'a window longer than the retention',
      { outOfOrderWindow: '16d' },
      'pushes: outOfOrderWindow: Prometheus would delete the oldest of these samples at once',
    ],
    [
      'an empty attribute',
      { otlp: { promotedAttributes: [' '] } },
      'pushes: otlp.promotedAttributes: attribute: this text is empty',
    ],
    [
      'an attribute twice',
      { otlp: { promotedAttributes: ['a', 'a '] } },
      'pushes: otlp.promotedAttributes: it is listed twice, which Prometheus refuses',
    ],
  ])('rejects %s', (_, part, issue) => {
    expect(issuesOf({ otlp: {}, clients: [collector], series: 100, ...part })).toEqual([
      expect.stringContaining(issue),
    ]);
  });

  test('need no clients where Traefik stands before Prometheus', () => {
    expect(issuesOf({ otlp: {}, series: 100 }, { externalUrl: 'https://prometheus.shop.example/' })).toEqual([]);
  });
});
