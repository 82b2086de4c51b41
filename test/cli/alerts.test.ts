import { defaultPolicy, type NotificationPolicy } from '../../alerts';
import { alertsCommand } from '../../cli/alerts/command';
import type { MonitoringStackProps } from '../../stack/stack';
import { rules } from '../alerting';
import { minimalStack } from '../stacks';
import { monitoringStacks as stacks } from '../targeted';

const policy = defaultPolicy({
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
const run = (args: string, one = stack) => alertsCommand(args.split(' ').filter(Boolean), [one]);

/** The second level, all labels, and intervals of both kinds. */
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
  test('shows every alert, who is told, how it is grouped and what silences it', () => {
    expect(run('shop')).toMatchSnapshot();
  });

  test.each([
    ['an alert by its name, with what its rule sets', 'shop alertname=ShopLarge instance=a:80 pod=a'],
    ['a moment outside of working hours', 'shop severity=warning --at 2026-03-04T18:00+01:00'],
    ['a moment within them', 'shop severity=warning --at 2026-03-04T16:59'],
    ['labels that no route is for', 'shop job=mail'],
  ])('explains %s', (_, args) => {
    expect(run(args)).toMatchSnapshot();
  });

  test.each([
    ['labels', 'shop alertname=MailDown'],
    ['labels that go down two levels', 'shop alertname=ShopHuge'],
    ['a moment at night', 'shop alertname=MailDown --at 2026-07-13T23:30'],
    ['a day', 'shop alertname=MailDown --at 2026-07-14'],
  ])('follows another policy: %s', (_, args) => {
    expect(run(args, withPolicy(other))).toMatchSnapshot();
  });

  test.each<[string, string, RegExp]>([
    ['no stack', '', /^no stack is named; given: ""; allowed: \nnpm run alerts -- STACK /],
    ['an unknown stack', 'shap', /^there is no such stack; given: "shap"; allowed: shop$/],
    ['an unknown option', 'shop --on 2026', /Unknown option '--on'/],
    ['a moment of nothing', 'shop --at 2026-03-04', /^--at is about an alert, and no label is given/],
    ['no label', 'shop severity', /^this is no label; given: "severity"; allowed: LABEL=VALUE/],
    ['an unknown label', 'shop team=a', /^no alert of the stack has this label; given: "team"; allowed: alertname, /],
    [
      'an unknown value',
      'shop severity=bad',
      /^no alert of the stack has this value of severity; given: "bad"; allowed: critical, warning, info, none$/,
    ],
    ['no time', 'shop severity=info --at noon', /^this is no time; given: "noon"; allowed: 2026-03-04T09:00/],
    ['no day', 'shop severity=info --at 2026-13-01', /^this is no time; given: "2026-13-01"/],
  ])('refuses %s', (_, args, message) => {
    expect(() => run(args)).toThrow(message);
  });

  test('says of a stack that tells nobody that it does', () => {
    expect(() => run('shop', silent)).toThrow(/^nobody is told of the alerts of this stack; given: "shop"; remedy: /);
  });

  test.each(stacks)('knows every alert of $name', (one) => {
    const shown = alertsCommand([one.name], [one]);
    for (const { kind, name } of one.rules.flatMap((group) => group.rules)) {
      if (kind === 'alert') expect(shown).toContain(`\n${name} `);
    }
  });
});
