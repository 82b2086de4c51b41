import { explain } from '../../cli/explain';
import { alert, defaultPolicy, recordingRule, ruleGroup } from '../../alerts';
import { rate, sum, quantity } from '../../promql';
import { rules } from '../alerting';
import { metrics as m } from '../shop';
import { agentStack, fullStack, minimalStack } from '../stacks';
import { targeted } from '../targeted';
import { runDeclared } from './commands';

const requests = recordingRule({
  name: 'job:http_requests:rate5m',
  expression: sum(rate(m.http_requests_total, '5m')).by('job'),
});
const many = alert({
  ...{ name: 'ManyRequests', severity: 'info', summary: 'Many', description: 'Many requests.' },
  condition: requests.recorded.greaterThan(quantity(100, 'requests/s')),
  for: '5m',
});
const shop = {
  ...minimalStack,
  name: 'shop',
  jobs: fullStack.jobs.filter(({ job }) => job === 'shop'),
  rules: [...rules, ruleGroup({ name: 'requests', rules: [requests, many] })],
  alertmanager: {
    receivers: [],
    policy: defaultPolicy({
      environment: 'production',
      criticalReceiver: 'phone',
      warningReceiver: 'chat',
      infoReceiver: 'page',
      watchdogReceiver: 'outside',
      rules,
    }),
  },
};
const stacks = [targeted(shop), targeted(fullStack)];
const run = (...args: readonly string[]) =>
  runDeclared(explain, args, { loadStacks: () => Promise.resolve(stacks) }).then(({ stdout }) => stdout);

describe('vigie explain', () => {
  test.each([
    ['an alert', 'ShopDown'],
    ['an alert on a recorded series', 'ManyRequests'],
    ['a metric', 'http_requests_total'],
    ['a series of a histogram', 'http_request_duration_seconds_bucket'],
    ['a recorded series', 'job:http_requests:rate5m'],
    ['what Prometheus writes itself', 'up'],
    ['an external label', 'environment'],
    ['a label of alerts', 'severity'],
    ['a label of metrics', 'job'],
    ['a NetworkPolicy and a server of the same name', 'grafana'],
    ['the policy of the namespace', 'default-deny'],
    ['a Secret', 'grafana-credentials'],
  ])('%s', async (_, name) => {
    expect(await run('shop', name)).toMatchSnapshot();
  });

  test('without a stack, explains the name in each', async () => {
    const titles = (await run('up')).match(/^metric up of .*$/gm);
    expect(titles).toEqual(['metric up of the stack shop', `metric up of the stack ${fullStack.name}`]);
  });

  test('prints JSON', async () => {
    expect(JSON.parse(await run('shop', 'ManyRequests', '--json'))).toEqual([
      {
        ...{ kind: 'alert', name: 'ManyRequests', stack: 'shop', target: 'kubernetes' },
        facts: expect.arrayContaining([{ title: 'fires', texts: ['Above 100, for 5 min'] }]) as unknown,
      },
    ]);
  });

  test('suggests names', async () => {
    await expect(run('shop', 'ShopHuhe')).rejects.toThrow(
      /^no metric, label, alert, NetworkPolicy, server or Secret has this name; given: "ShopHuhe"; remedy: did you mean ShopHuge\b.*\?$/,
    );
    await expect(run('nothing-like-it-at-all')).rejects.toThrow(/given: "nothing-like-it-at-all"$/);
    await expect(run('node_network_receive_bytes_total')).rejects.toThrow(
      /^node_exporter does not expose node_network_receive_bytes_total: its collector .*; remedy: query container_network_/,
    );
    await expect(run('shap', 'up')).rejects.toThrow(/^unknown stack; given: "shap"; allowed: shop, /);
  });

  test('explains every name of every kind in at most 100 columns', async () => {
    for (const one of [targeted(fullStack), targeted(agentStack)]) {
      const load = { loadStacks: () => Promise.resolve([one]) };
      const names = [
        ...one.stack.jobs.flatMap(({ catalogue }) => [...catalogue.series.keys()]),
        ...one.stack.rules.flatMap((group) => group.rules.map(({ name }) => name)),
        ...one.target.servers(one.stack).map(({ name }) => name),
        ...one.target.networkPolicies(one.stack).map(({ name }) => name),
        ...one.target.requiredSecrets(one.stack).map(({ secret }) => secret.secretName),
      ];
      expect(names.length).toBeGreaterThan(20);
      for (const name of new Set(names)) {
        const { stdout } = await runDeclared(explain, [name], load);
        const long = stdout.split('\n').filter((line) => line.length > 100 && line.trim().split(' ').length > 2);
        expect({ name, long, isEmpty: stdout.split('\n').length < 4 }).toEqual({ name, long: [], isEmpty: false });
      }
    }
  });
});
