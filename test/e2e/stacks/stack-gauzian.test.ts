import { gauzian } from '../../../infra/stacks/gauzian/stack';
import { untilSo } from '../../../tools/until';
import { NodeSuite, secondsSince } from '../cluster/node-suite';
import { runningPods } from '../cluster/pods';
import { StackClient } from '../cluster/stack-client';
import { rolledOut, startStack, type StackCluster } from '../cluster/stack-cluster';
import { gauzianOnNode, withoutMinio } from './gauzian/node';
import { testDeployment, testServer } from './stack-tests';

const suite = new NodeSuite<StackCluster>('stack', 'gauzian');
let client: StackClient;
beforeAll(async () => {
  await suite.start(startStack(gauzianOnNode));
  client = new StackClient(suite.node);
});
afterAll(() => suite.stop());

testDeployment(suite);
testServer(suite, gauzian);

describe('a change', () => {
  const generations = () =>
    Object.fromEntries(
      runningPods(suite.node, ['monitoring', 'node-exporter']).map(({ metadata }) => [metadata.name, metadata.uid]),
    );
  const english = { ...gauzian, alertmanager: { ...gauzian.alertmanager!, language: 'en' } } as const;
  /** Pods that were recreated or restarted. */
  const changedSince = (before: Record<string, string>) =>
    Object.entries(generations()).flatMap(([name, uid]) => (before[name] === uid ? [] : [name]));
  const arrives = (what: string, isThere: () => boolean) => untilSo(what, isThere);
  const configuration = () => (client.get('status/config') as { data: { yaml: string } }).data.yaml;
  const rules = () =>
    (client.get('rules') as { data: { groups: { rules: unknown[] }[] } }).data.groups.flatMap((group) => group.rules);

  suite.test('of retention, rules and a dashboard is reloaded without restarting a pod', async () => {
    const before = generations();
    const started = Date.now();
    const { retention } = gauzian.prometheus;
    const changed = {
      ...gauzian,
      prometheus: { ...gauzian.prometheus, retention: { ...retention, time: '40d' } },
      rules: gauzian.rules.slice(0, -1),
    } as const;
    suite.node.apply(changed, (text) => text.replace('"title": "Gauzian - Overview"', '"title": "Another title"'));
    await arrives('Prometheus has the configuration', () => configuration().includes('time: 40d'));
    await arrives(
      'Prometheus has the rules',
      () => rules().length === changed.rules.flatMap((group) => group.rules).length,
    );
    suite.note('a changed configuration reaches Prometheus', secondsSince(started));
    const title = () => client.dashboards()['gauzian-overview'];
    await arrives('the dashboard is there', () => title() === 'Another title');
    suite.note('a changed dashboard reaches Grafana', secondsSince(started));
    expect(generations()).toEqual(before);
  });

  suite.test('of the policy recreates only the pod of Alertmanager, which keeps its state', async () => {
    const before = generations();
    const logged = () => client.query('alertmanager_nflog_snapshot_size_bytes').series.length;
    const started = Date.now();
    suite.node.apply(english);
    rolledOut(suite.node, 'monitoring', 'alertmanager', 'statefulset');
    suite.note('Alertmanager is there again, with another configuration', secondsSince(started));
    expect(changedSince(before)).toEqual(['alertmanager-0']);
    await arrives('it is read again', () => client.query('up{job="alertmanager"} == 1').series.length === 1);
    expect(logged()).toBe(1);
  });

  suite.test('of the scrape interval and of the set of dashboards recreates only the pod of Grafana', async () => {
    const before = generations();
    const started = Date.now();
    suite.node.apply({
      ...english,
      prometheus: { ...gauzian.prometheus, scrapeInterval: '10s' },
      ...withoutMinio,
    });
    rolledOut(suite.node, 'monitoring', 'grafana');
    suite.note('Grafana is there again, with other dashboards', secondsSince(started));
    expect(Object.keys(client.dashboards())).not.toContain('minio');
    expect(changedSince(before)).toEqual([expect.stringMatching(/^grafana-/)]);
    await arrives('Prometheus has the interval', () => configuration().includes('scrape_interval: 10s'));
    suite.note('a changed scrape interval reaches Prometheus', secondsSince(started));
  });
});
