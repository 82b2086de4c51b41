import { ruleGroup } from '../../../alerts';
import type { AgentStackProps } from '../../../stack/stack';
import { rulesOf } from '../../../stack/rules';
import { dashboardsOf } from '../../../stack/runbooks';
import { expectSnapshotFiles } from '../../snapshot-files';
import type { SnapshotFiles } from '../../../testing/snapshots';
import { objectFiles, type SnapshotObject } from '../../../testing/snapshot-objects';
import { agentStack } from '../../stacks';
import { chartOf } from '../../targeted';

const built = (props: AgentStackProps) => chartOf(props);

function synthesized(props: AgentStackProps): SnapshotFiles {
  const chart = built(props);
  return objectFiles(chart.toJson() as SnapshotObject[], chart.namespaces.namespace);
}

describe('AgentStack', () => {
  test('all the props', () => {
    expectSnapshotFiles('agent', synthesized(agentStack));
  });

  test('lists the Secrets in its cluster, without those of the external Grafana', () => {
    expect(
      built(agentStack).requiredSecrets.map(
        ({ namespace, secret }) => `${namespace}/${secret.secretName}/${secret.key}`,
      ),
    ).toEqual(['watch/cloud/token', 'archive/postgres-exporter/password']);
  });

  test('its alerts link to the external Grafana, which evaluates and silences them', () => {
    const { runbooks: _, ...stack } = agentStack;
    const { runbookFiles } = dashboardsOf(stack);
    const rules = rulesOf(stack);
    const [rule] = rules.groups[0]!.rules;
    expect(rule!.annotations!.dashboard_url).toMatch(
      /^https:\/\/shop\.grafana\.example\/d\/shop\?viewPanel=panel-\d+$/,
    );
    expect(rule!.annotations!.runbook_url).toBe('https://shop.grafana.example/d/runbook-ShopLarge');
    expect(runbookFiles.get('ShopLarge')).toContain(
      'https://shop.grafana.example/alerting/silence/new?alertmanager=grafana',
    );
  });

  test.each<[string, Partial<AgentStackProps>, RegExp]>([
    [
      'a rule over what no job reads',
      { jobs: [] },
      /rule ShopLarge: no job of this stack collects shop, but a query uses it: its expression/,
    ],
    [
      'an invalid URL of Grafana, and an invalid retention',
      { grafana: { ...agentStack.grafana, url: 'http://shop/', retention: 'long' as never } },
      /grafana.url: this is no address; given: "http:\/\/shop\/"; allowed: https and a host, without a slash(.|\n)*grafana.retention: this is no duration; given: "long"/,
    ],
    [
      'a route to an unknown receiver',
      { grafana: { ...agentStack.grafana, policy: { route: { receiver: 'nobody' } } } },
      /a route has a receiver that does not exist; given: "nobody"; allowed: on-call/,
    ],
    [
      'a route that repeats after Grafana has forgotten the notification',
      { grafana: { ...agentStack.grafana, policy: { route: { receiver: 'on-call', repeatInterval: '6d' } } } },
      /given: "every 6d5m, by repeatInterval 6d and groupInterval 5m"; allowed: at most the retention, 5d; remedy: set a shorter repeatInterval/,
    ],
    [
      'a Watchdog for which nobody waits',
      { grafana: { ...agentStack.grafana, noWatchdogReceiverReason: undefined as never } },
      /there is no alert Watchdog that always fires, so nothing notifies when/,
    ],
    [
      'two groups of rules with one name',
      { rules: [...agentStack.rules, ruleGroup({ name: 'shop', rules: [] })] },
      /two rule groups have the same name; given: "shop"/,
    ],
  ])('rejects %s', (_, wrong, message) => {
    expect(() => synthesized({ ...agentStack, ...wrong })).toThrow(message);
  });
});
