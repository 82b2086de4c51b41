import { alert, ruleGroup, type NotificationPolicy } from '../../alerts';
import { SecretValue } from '../../core/secret-value';
import { quantity } from '../../promql';
import type { MonitoringStackProps } from '../../stack/stack';
import { notifiedReceivers, testRoutes } from '../../testing';
import { metrics as m } from '../shop';
import { minimalStack } from '../stacks';

const url = SecretValue.fromExisting('notifications', 'url');
const receiver = (name: string) => ({ name, integrations: [{ kind: 'webhook', url }] }) as const;
const location = 'Europe/Paris';

const policy: NotificationPolicy = {
  route: {
    receiver: 'chat',
    routes: [
      { receiver: 'web', matchers: { team: 'web', severity: 'critical' }, continue: true },
      { receiver: 'phone', matchers: { severity: 'critical' } },
      { receiver: 'chat', matchers: { severity: 'warning' }, activeTimeIntervals: ['working-hours'] },
      { receiver: 'silent', matchers: { severity: 'info' } },
    ],
  },
  timeIntervals: [
    {
      name: 'working-hours',
      periods: [{ weekdays: ['monday:friday'], times: [{ from: '09:00', to: '18:00' }], location }],
    },
  ],
  inhibitions: [{ source: { alertname: 'ShopDown' }, target: { severity: 'warning' }, equal: ['instance'] }],
};

const texts = { summary: 'S.', description: 'D.' } as const;
const condition = m.connections_open.greaterThan(quantity(100, 'connections'));
const rules = [
  ruleGroup({
    name: 'shop',
    job: 'shop',
    rules: [
      alert({ ...texts, name: 'ShopDown', severity: 'critical', condition }),
      alert({ ...texts, name: 'ShopFull', severity: 'critical', condition, labels: { team: 'web' } }),
      alert({ ...texts, name: 'ShopBusy', severity: 'warning', condition }),
      alert({ ...texts, name: 'ShopIdle', severity: 'info', condition }),
    ],
  }),
];

const stack: MonitoringStackProps = {
  ...minimalStack,
  rules,
  alertmanager: {
    receivers: [receiver('chat'), receiver('web'), receiver('phone'), { name: 'silent', silentReason: 'shown only' }],
    policy,
  },
};

const failures = (text: string) => testRoutes(stack, text, 'routes.txt').failures.map((one) => one.text);

describe('expectations that hold', () => {
  const lines: readonly (readonly [string, string])[] = [
    ['of a severity', 'critical -> phone'],
    ['of a label', 'severity=critical, team=web -> phone, web'],
    ['of a label in quotation marks', 'critical, team="web" → web, phone'],
    ['of an alert with the labels of its rule', 'ShopFull -> phone, web'],
    ['of a receiver without integrations', 'info -> nobody'],
    ['at night', 'at night, warning -> nobody'],
    ['at weekends', 'at weekends, warning -> nobody'],
    ['in a time interval', 'in working hours, ShopBusy -> chat'],
    ['outside a time interval', 'outside working-hours, warning -> nobody'],
    ['on a day and at a time, in the zone of the intervals', 'monday 09:00, warning -> chat'],
    ['just before', 'monday 08:59, warning -> nobody'],
    ['in another time zone', 'friday 13:01 America/New_York, warning -> nobody'],
    ['in another time zone, within the interval', 'friday 11:00 America/New_York, warning -> chat'],
    ['at a time on every day', '03:00, warning -> nobody'],
    ['of several times', 'on weekdays, by day, in working hours, warning -> chat'],
    ['while another alert inhibits it', 'in working hours, ShopBusy, instance=a, while ShopDown fires -> nobody'],
    [
      'while that alert fires for another instance',
      'in working hours, ShopBusy, instance=a, while ShopDown fires with instance=b -> chat',
    ],
    ['that an alert does not inhibit', 'critical, while ShopDown fires -> phone'],
  ];
  const text = lines.map(([, line]) => `# a comment\n\n${line}\n`).join('');
  const { expectations, failures: all } = testRoutes(stack, text, 'routes.txt');

  test.each(lines.map(([name], index) => [name, index] as const))('%s', (_, index) => {
    const { line, text: shown } = expectations[index]!;
    expect({ line, shown }).toEqual({ line: 3 * index + 3, shown: lines[index]![1] });
    expect(all.filter((one) => one.line === line)).toEqual([]);
  });
});

describe('expectations that do not hold', () => {
  test('show the line and who is notified', () => {
    expect(failures('critical -> phone\nteam=web, critical -> phone')).toEqual([
      'routes.txt:2: team=web, critical -> phone; notified: phone, web',
    ]);
  });

  test('show the first moment of a year, if it matters', () => {
    expect(testRoutes(stack, 'warning -> chat', 'routes.txt').failures).toEqual([
      {
        line: 1,
        expectation: 'warning -> chat',
        notified: [],
        at: 'monday 2024-01-01 01:00 Europe/Paris',
        text: 'routes.txt:1: warning -> chat; notified on monday 2024-01-01 01:00 Europe/Paris: nobody',
      },
    ]);
    expect(failures('at night, critical -> nobody')).toEqual([
      'routes.txt:1: at night, critical -> nobody; notified: phone',
    ]);
  });

  test('of a single day of the year are found', () => {
    const holidays = {
      name: 'holidays',
      periods: [{ months: ['december'], daysOfMonth: [25], location }],
    } as const;
    const routes = policy.route.routes!.map((route) =>
      route.receiver === 'phone' ? { ...route, muteTimeIntervals: ['holidays'] } : route,
    );
    const changed = {
      ...stack,
      alertmanager: {
        ...stack.alertmanager!,
        policy: { ...policy, route: { ...policy.route, routes }, timeIntervals: [...policy.timeIntervals!, holidays] },
      },
    };
    const [failure] = testRoutes(changed, 'critical -> phone', 'routes.txt').failures;
    expect(failure?.at).toBe('wednesday 2024-12-25 00:00 Europe/Paris');
    expect(testRoutes(changed, 'in holidays, critical -> nobody', 'routes.txt').failures).toEqual([]);
  });
});

describe('lines that are refused', () => {
  test.each([
    ['critical', 'this is no expectation; given: "critical"; allowed: conditions -> receivers'],
    ['crtical -> phone', 'this is neither a condition nor the name of an alert; given: "crtical"'],
    ['ShopBusi -> phone', 'remedy: the nearest is ShopBusy; npx vigie alerts'],
    ['severity=crit -> phone', 'no alert of this stack has this value of severity; given: "crit"'],
    ['owner=web -> phone', 'no alert of this stack has this label; given: "owner"'],
    ['critical, warning -> phone', 'a label is given twice'],
    ['warning, team=web -> chat', 'no alert of this stack has these labels together'],
    [
      'in holidays, critical -> phone',
      'the policy has no such time interval; given: "holidays"; allowed: working-hours',
    ],
    ['09:00 Europe/Pariz, critical -> phone', 'there is no such time zone; given: "Europe/Pariz"'],
    ['saturday 25:00, critical -> phone', 'this is neither a condition'],
    ['at night, in working hours, warning -> chat', 'no moment of a year meets all these conditions on the time'],
    [
      'warning, while ShopDwn fires -> nobody',
      'this stack has no such alert; given: "ShopDwn"; remedy: the nearest is',
    ],
    ['critical -> fone', 'this stack has no such receiver; given: "fone"; allowed: chat, web, phone, nobody'],
    ['info -> silent', 'this receiver has no integrations; given: "silent"; remedy: write nobody'],
    ['critical -> nobody, phone', 'nobody stands for no receiver'],
    ['critical ->', 'this expectation has no receivers'],
  ])('%s', (line, message) => {
    expect(() => failures(`\n${line}`)).toThrow(`routes.txt:2: `);
    expect(() => failures(`\n${line}`)).toThrow(message);
  });

  test('show together', () => {
    expect(() => failures('critical\ncritical -> phone\ninfo')).toThrow(/routes\.txt:1: [^]*\n.*routes\.txt:3: /);
  });

  test('of a stack that notifies nobody', () => {
    expect(() => testRoutes({ ...minimalStack, rules }, '', 'routes.txt')).toThrow('this stack notifies no receiver');
  });
});

test('the receivers of an alert at a moment, with labels that Prometheus adds', () => {
  const at = new Date('2024-01-02T09:00:00Z');
  const labels = { severity: 'warning', instance: 'a' };
  expect(notifiedReceivers(stack, { labels, at })).toEqual(['chat']);
  expect(notifiedReceivers(stack, { labels, at, firing: [{ alertname: 'ShopDown', instance: 'a' }] })).toEqual([]);
  const route = { receiver: 'chat', routes: [{ receiver: 'phone', matchers: { environment: 'production' } }] };
  const byEnvironment = { ...stack, alertmanager: { ...stack.alertmanager!, policy: { ...policy, route } } };
  expect(notifiedReceivers(byEnvironment, { labels, at })).toEqual(['phone']);
});
