import type { Commands, RuleGroup } from '../../alerts';
import { panelReference } from '../../dashboards/panel-reference';
import { formatIssue } from '../../core/errors';
import { common, monitoring, prometheusAgent, reachability, redis, targets } from '../../library';
import { days } from '../../promql';
import { stackIssues } from '../../stack/validation';
import { k3s } from '../../targets';
import { availability } from '../shop';
import { minimalStack } from '../stacks';

const { commands } = k3s();
const pods = { namespace: 'apps', labels: { app: 'redis' } };
const limits = { warning: days(7), critical: days(14) };

const issuesOf = (...groups: readonly RuleGroup[]) => groups.flatMap(({ issues = [] }) => issues.map(formatIssue));

describe('the alerts of an objective', () => {
  const texts = { name: 'Shop', failures: '5xx', goal: 'Most.', first: 'Look.' };

  test.each(['title', 'failures', 'goal', 'first'])('need the text %s', (property) => {
    const runbook = { impact: 'None.', steps: ['Look.'] } as const;
    const application = {
      title: 'Shop',
      job: 'shop',
      panel: panelReference('shop', 'memory'),
      language: 'en',
    } as const;
    const groups = common.objectiveAlerts(
      { ...application, ...(property === 'title' ? { title: '' } : {}) },
      { ...texts, objective: availability(), runbook, ...(property === 'title' ? {} : { [property]: '' }) },
    );
    expect(issuesOf(...groups)).toEqual([
      `objective shop_availability: ${property}: this text is empty; given: ""; remedy: write it, or remove the property`,
    ]);
  });
});

describe('the alerts of Redis', () => {
  test('need the impact of an unreachable server', () => {
    const of = { job: 'redis', pods, severity: 'critical', impact: ' ', language: 'en', commands } as const;
    expect(issuesOf(redis.alerts(of))).toEqual([
      'Redis: impact: this text is empty; given: " "; remedy: write it, or remove the property',
    ]);
  });
});

describe('reachability', () => {
  const of: reachability.ReachabilityOf = {
    job: 'shop-site',
    title: 'Shop',
    name: 'Shop',
    impact: 'Nobody can buy anything.',
    panel: reachability.panel,
    hints: { unreachable: 'Look.', certificate: 'Renew it.' },
    language: 'en',
    commands,
  };

  test.each<[string, Partial<reachability.ReachabilityOf>, string]>([
    ['a title', { title: '' }, 'title: this text is empty'],
    ['an impact', { impact: '' }, 'impact: this text is empty'],
    ['both hints', { hints: { unreachable: 'Look.' } as never }, 'hints: certificate: this text is empty'],
    ['possible limits', { certificateLimits: limits }, 'certificateLimits: these are no limits of certificates'],
  ])('its alerts need %s', (_, wrong, issue) => {
    expect(issuesOf(reachability.alerts({ ...of, ...wrong }))).toEqual([
      expect.stringContaining(`the site shop-site: ${issue}`),
    ]);
  });

  test('its dashboard needs possible limits', () => {
    const certificateLimits = { warning: days(14), critical: days(-1) };
    const dashboard = reachability.dashboard({ jobs: ['shop-site'], language: 'en', certificateLimits });
    expect(() => dashboard.toJson({ editable: false })).toThrow(
      /panel certificate: certificateLimits: these are no limits of certificates; given: "warning: 1209600 s, critical: -86400 s"/,
    );
  });
});

test('a watched server is one of the stack', () => {
  const watched = { job: 'cart', title: 'Cart', name: 'Cart', severity: 'warning', impact: 'None.' } as const;
  const rules = [targets.alerts([{ ...watched, kind: 'server', server: 'garfana' }], { language: 'en', commands })];
  const stack = { ...minimalStack, rules };
  const server = (name: string) =>
    k3s()
      .servers(minimalStack)
      .filter((one) => one.name === name)[0]!;
  expect(stackIssues(stack, [server('prometheus'), server('grafana')]).map(formatIssue)).toContain(
    'rule group targets: this stack has no server "garfana"; allowed: prometheus, grafana',
  );
});

test('runbooks of Prometheus have the folders of its target', () => {
  const elsewhere: Commands = {
    ...commands,
    server: (name) => ({ ...commands.server(name), folder: (inImage) => `/srv/${name}${inImage}` }),
  };
  const pages = (['en', 'fr'] as const)
    .map((language) => ({ stack: 'shop', language, commands: elsewhere }))
    .flatMap((of) => [...monitoring.system(of).rules, ...prometheusAgent.system(of).rules])
    .flatMap(({ rules }) => rules.flatMap((rule) => (rule.kind === 'alert' ? JSON.stringify(rule.runbook) : [])));
  const paths = pages.flatMap((page) =>
    [...page.matchAll(/(?:df -h|du -sh|--agent|check config) (\/[^`\s)]*)/g)].map(([, path]) => path),
  );
  expect([...new Set(paths)].sort()).toEqual([
    '/srv/prometheus/etc/prometheus/config/prometheus.yml',
    '/srv/prometheus/prometheus',
  ]);
});
