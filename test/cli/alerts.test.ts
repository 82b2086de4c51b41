import { parseArgs } from 'node:util';
import { defaultPolicy, type NotificationPolicy } from '../../alerts';
import { alertsCommand } from '../../cli/alerts/command';
import type { MonitoringStackProps } from '../../stack/stack';
import { rules } from '../alerting';
import { minimalStack } from '../stacks';
import { monitoringStacks as stacks } from '../targeted';

const policy = defaultPolicy({
  environment: 'production',
  rules,
  criticalReceiver: 'phone',
  warningReceiver: 'chat',
  infoReceiver: 'page',
  watchdogReceiver: 'outside',
  workingHours: { weekdays: ['monday:friday'], times: [{ from: '09:00', to: '18:00' }], location: 'Europe/Paris' },
});
const silent: MonitoringStackProps = {
  ...minimalStack,
  name: 'shop',
  rules,
  prometheus: { ...minimalStack.prometheus, externalLabels: { site: 'a' } },
};
const withPolicy = (given: NotificationPolicy): MonitoringStackProps => ({
  ...silent,
  alertmanager: { receivers: [], policy: given },
});
const stack = withPolicy(policy);
const run = (args: string, one = stack) => {
  const { values, positionals } = parseArgs({
    args: args.split(' '),
    options: { at: { type: 'string' } },
    allowPositionals: true,
  });
  const [name = '', ...pairs] = positionals;
  return alertsCommand({ name, pairs, at: values.at }, [one]);
};

/** Policy with a second level, grouping by all labels, and active and mute intervals. */
const other: NotificationPolicy = {
  route: {
    receiver: 'x',
    catchAllReason: 'a test',
    routes: [
      {
        receiver: 'y',
        matchers: { job: /.+/ },
        groupBy: ['...'],
        muteTimeIntervals: ['night', 'feast'],
        continue: true,
        catchAllReason: 'a test',
        routes: [{ receiver: 'z', matchers: { severity: 'critical' }, groupBy: [] }],
      },
    ],
  },
  timeIntervals: [
    {
      name: 'night',
      periods: [{ times: [{ from: '00:00', to: '06:00' }] }, { times: [{ from: '22:00', to: '24:00' }] }],
    },
    { name: 'feast', periods: [{ daysOfMonth: [14], months: ['july'] }] },
  ],
};

describe('npm run alerts', () => {
  test('lists every alert with its receivers, grouping and inhibiting alerts', () => {
    expect(run('shop')).toMatchSnapshot();
  });

  test.each([
    ['an alert by its name, with what its rule sets', 'shop alertname=ShopLarge instance=a:80 pod=a'],
    ['a time outside working hours', 'shop severity=warning --at 2026-03-04T18:00+01:00'],
    ['a time within working hours', 'shop severity=warning --at 2026-03-04T16:59'],
    ['labels that no child route matches', 'shop job=mail'],
  ])('explains %s', (_, args) => {
    expect(run(args)).toMatchSnapshot();
  });

  test.each([
    ['labels', 'shop alertname=MailDown'],
    ['labels that match two levels', 'shop alertname=ShopHuge'],
    ['a time at night', 'shop alertname=MailDown --at 2026-07-13T23:30'],
    ['a day', 'shop alertname=MailDown --at 2026-07-14'],
  ])('follows another policy: %s', (_, args) => {
    expect(run(args, withPolicy(other))).toMatchSnapshot();
  });

  test.each<[string, string, RegExp]>([
    ['an unknown stack', 'shap', /^unknown stack; given: "shap"; allowed: shop$/],
    ['a time without labels', 'shop --at 2026-03-04', /^--at: it requires the labels of an alert; given: "2026-03-04"/],
    ['an invalid label', 'shop severity', /^not a label; given: "severity"; allowed: LABEL=VALUE/],
    ['an unknown label', 'shop team=a', /^no alert of this stack has this label; given: "team"; allowed: alertname, /],
    [
      'an unknown value',
      'shop severity=bad',
      /^no alert of this stack has this value of severity; given: "bad"; allowed: critical, warning, info, none$/,
    ],
    ['an invalid time', 'shop severity=info --at noon', /^not a time; given: "noon"; allowed: 2026-03-04T09:00/],
    ['an invalid day', 'shop severity=info --at 2026-13-01', /^not a time; given: "2026-13-01"/],
  ])('rejects %s', (_, args, message) => {
    expect(() => run(args)).toThrow(message);
  });

  test('rejects a stack that notifies no receiver', () => {
    expect(() => run('shop', silent)).toThrow(/^this stack notifies no receiver; given: "shop"; remedy: /);
  });

  test('prints JSON', () => {
    const jsonOf = (pairs: readonly string[], at?: string) =>
      JSON.parse(alertsCommand({ name: 'shop', pairs, at, isJson: true }, [stack])) as unknown;
    const chat = { receiver: 'chat', activeTimeIntervals: ['working-hours'], muteTimeIntervals: [] };
    expect(jsonOf([])).toMatchObject({
      stack: 'shop',
      alerts: expect.arrayContaining([
        expect.objectContaining({
          ...{ name: 'ShopLarge', severities: ['warning'], inhibitedBy: ['ShopHuge', 'ShopDown', 'ShopGone'] },
          receivers: [expect.objectContaining({ ...chat, groupBy: ['alertname', 'job'], repeatInterval: '24h' })],
        }),
      ]) as unknown,
    });
    expect(jsonOf(['alertname=ShopLarge'], '2026-03-04T18:00')).toMatchObject({
      stack: 'shop',
      labels: { alertname: 'ShopLarge', severity: 'warning' },
      receivers: [{ ...chat, mutedBy: ['working-hours'] }],
      inhibitedBy: [{ alert: 'ShopGone', equal: ['job'] }],
    });
  });

  test.each(stacks)('lists every alert of $name', (one) => {
    const shown = alertsCommand({ name: one.name, pairs: [], at: undefined }, [one]);
    for (const { kind, name } of one.rules.flatMap((group) => group.rules)) {
      if (kind === 'alert') expect(shown).toContain(`\n${name} `);
    }
  });
});
