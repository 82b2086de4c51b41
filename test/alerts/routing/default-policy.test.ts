import { formatIssue } from '../../../core/errors';
import {
  alert,
  defaultPolicy,
  destinationsOf,
  isInhibited,
  isMuted,
  knownAlerts,
  policyIssues,
  ruleGroup,
  settingsOf,
  type AlertLabels,
  type DefaultPolicyProps,
  type NotificationPolicy,
  type Rule,
  type Severity,
} from '../../../alerts';
import { mebibytes, sum } from '../../../promql';
import { rules } from '../../alerting';
import { metrics as m } from '../../shop';

const minimal: DefaultPolicyProps & Required<Pick<DefaultPolicyProps, 'criticalReceiver' | 'watchdogReceiver'>> = {
  environment: 'production',
  criticalReceiver: 'phone',
  warningReceiver: 'chat',
  infoReceiver: 'page',
  watchdogReceiver: 'outside',
  rules,
};
const alertmanager = ruleGroup({
  name: 'alertmanager',
  job: 'alertmanager',
  rules: [
    alert({
      name: 'AlertmanagerNotificationsFailing',
      condition: sum(m.memory_bytes).by('job', 'pod').greaterThan(0),
      severity: 'critical',
      summary: 'It fails',
      description: 'It fails.',
    }),
  ],
});
/** Alerts with one subject, which differ by a label. */
const ofPods = ruleGroup({
  name: 'pods',
  job: 'shop',
  rules: (['critical', 'warning'] as const).map((severity) =>
    alert({
      name: `Pod${severity}`,
      condition: sum(m.memory_bytes)
        .by('job', 'instance', 'pod')
        .greaterThan(mebibytes(severity === 'critical' ? 2 : 1)),
      severity,
      subject: 'pod',
      summary: 'It is so',
      description: 'It is so.',
      labels: severity === 'critical' ? { team: 'web' } : {},
    }),
  ),
});
const all: Required<DefaultPolicyProps> = {
  ...minimal,
  workingHours: { weekdays: ['monday:thursday'], times: [{ from: '08:00', to: '17:00' }], location: 'Europe/Paris' },
  rules: [...rules, alertmanager, ofPods],
  teams: { web: { criticalReceiver: 'web-phone', warningReceiver: 'web-chat', infoReceiver: 'web-page' } },
  failingIntegrationReason: 'the team has one kind of integration',
};

test('minimal props', () => {
  expect(defaultPolicy(minimal)).toMatchSnapshot();
});

test('wakes nobody for another environment than production, unless it has a receiver for that', () => {
  const { criticalReceiver: _, ...others } = minimal;
  const staging = defaultPolicy({ ...others, environment: 'staging' });
  expect(policyIssues(staging, knownAlerts(rules))).toEqual([]);
  const intervals = (policy: NotificationPolicy) =>
    destinationsOf(policy, { alertname: 'ShopDown', severity: 'critical' }).map(({ receiver, path }) => [
      receiver,
      path.at(-1)!.activeTimeIntervals,
    ]);
  expect(intervals(staging)).toEqual([['chat', ['working-hours']]]);
  expect(intervals(defaultPolicy({ ...minimal, environment: 'staging' }))).toEqual([['phone', undefined]]);
});

test('production has a receiver of critical alerts', () => {
  const { criticalReceiver: _, ...others } = minimal;
  expect(() => defaultPolicy(others)).toThrow(
    /no receiver of critical alerts, but the environment is production; remedy: set criticalReceiver, or name/,
  );
});

test('all the props', () => {
  expect(defaultPolicy(all)).toMatchSnapshot();
});

test('has no issues for a stack with alerts of all severities', () => {
  expect(policyIssues(defaultPolicy(minimal), knownAlerts(rules))).toEqual([]);
  expect(policyIssues(defaultPolicy(all), knownAlerts(all.rules))).toEqual([]);
});

const everyRule = all.rules.flatMap((group) => group.rules);

test.each([
  ...everyRule.map((rule) => [`only ${rule.name}`, [rule]] as const),
  ...everyRule.map(({ name }) => [`all but ${name}`, everyRule.filter((rule) => rule.name !== name)] as const),
  ['warnings in place of critical alerts', everyRule.map((rule) => changed(rule, 'warning'))],
  ['only alerts without notification', everyRule.map((rule) => changed(rule, 'none'))],
] as readonly (readonly [string, readonly Rule[]])[])('fits a stack with %s', (_, ofStack) => {
  const groups = ofStack.map((rule, index) => ruleGroup({ name: `${index}`, job: 'shop', rules: [rule] }));
  expect(policyIssues(defaultPolicy({ ...all, rules: groups }), knownAlerts(groups)).map(formatIssue)).toEqual([]);
});

function changed(rule: Rule, severity: Severity): Rule {
  return rule.changed!({ severity });
}

describe('teams', () => {
  const team = (name: string, severity: Severity, labels: AlertLabels = {}) =>
    alert({ name, condition: m.memory_bytes.greaterThan(0), severity, labels, summary: 'So', description: 'So.' });
  const groups = [
    ruleGroup({
      name: 'teams',
      job: 'shop',
      rules: [
        team('WebCritical', 'critical', { team: 'web' }),
        team('WebWarning', 'warning', { team: 'web' }),
        team('DataCritical', 'critical', { team: 'data' }),
        team('OwnInfo', 'info'),
      ],
    }),
  ];
  const policy = defaultPolicy({
    ...minimal,
    rules: groups,
    teams: {
      web: { warningReceiver: 'web-chat' },
      data: { criticalReceiver: 'data-phone' },
      gone: { infoReceiver: 'x' },
    },
  });
  const receivers = (alertname: string, severity: Severity, labels: AlertLabels = {}) =>
    destinationsOf(policy, { alertname, severity, ...labels }).map(({ receiver }) => receiver);

  test('get their alerts, and those of severities without a receiver of the team go to that of the stack', () => {
    expect(receivers('WebCritical', 'critical', { team: 'web' })).toEqual(['phone']);
    expect(receivers('WebWarning', 'warning', { team: 'web' })).toEqual(['web-chat']);
    expect(receivers('DataCritical', 'critical', { team: 'data' })).toEqual(['data-phone']);
    expect(receivers('OwnInfo', 'info')).toEqual(['page']);
  });

  test('without alerts have no routes', () => {
    expect(policyIssues(policy, knownAlerts(groups)).map(formatIssue)).toEqual([]);
    expect(JSON.stringify(policy)).not.toContain('gone');
  });
});

test('omits severities that no alert has', () => {
  const critical = rules.map((group) => ({
    ...group,
    rules: group.rules.filter(({ labels }) => labels?.severity !== 'info' && labels?.severity !== 'warning'),
  }));
  const policy = defaultPolicy({ ...minimal, rules: critical });
  expect(policyIssues(policy, knownAlerts(critical))).toEqual([]);
  expect(policy).not.toHaveProperty('timeIntervals');
});

describe('the default policy', () => {
  const policy = defaultPolicy(all);
  const receiversOf = (labels: AlertLabels) => destinationsOf(policy, labels).map(({ receiver }) => receiver);

  test.each([
    ['critical', 'phone'],
    ['warning', 'chat'],
    ['info', 'page'],
  ])('routes %s alerts to %s', (severity, receiver) => {
    expect(receiversOf({ severity })).toEqual([receiver]);
  });

  test('routes the Watchdog to the external receiver, at once and often', () => {
    const labels = { alertname: 'Watchdog', severity: 'none' };
    expect(receiversOf(labels)).toEqual(['outside']);
    expect(settingsOf(destinationsOf(policy, labels)[0]!.path)).toEqual({
      groupBy: [],
      groupWait: '0s',
      groupInterval: '1m',
      repeatInterval: '4m50s',
    });
  });

  test('reports undelivered notifications through two receivers at any time', () => {
    const labels = { alertname: 'AlertmanagerNotificationsFailing', severity: 'critical', integration: 'slack' };
    expect(receiversOf(labels)).toEqual(['chat', 'phone']);
    const muted = destinationsOf(policy, labels).map(({ path }) =>
      isMuted(policy, path.at(-1)!, new Date('2026-01-08T02:00:00Z')),
    );
    expect(muted).toEqual([false, false]);
  });

  test('mutes only warnings, outside working hours', () => {
    const muted = (severity: string, moment: string) =>
      destinationsOf(policy, { severity }).map(({ path }) => isMuted(policy, path.at(-1)!, new Date(moment)));
    // A Thursday and a Friday. Paris is one hour ahead of UTC.
    expect(muted('warning', '2026-01-08T15:59:59Z')).toEqual([false]);
    expect(muted('warning', '2026-01-08T16:00:00Z')).toEqual([true]);
    expect(muted('warning', '2026-01-09T12:00:00Z')).toEqual([true]);
    for (const severity of ['critical', 'info']) expect(muted(severity, '2026-01-09T02:00:00Z')).toEqual([false]);
  });

  const of = (severity: string, subject: string, others: AlertLabels = {}) => ({
    severity,
    subject,
    job: 'a',
    ...others,
  });
  const [here, there] = [{ instance: 'a:1' }, { instance: 'b:1' }];

  test.each<[string, AlertLabels, AlertLabels, boolean]>([
    ['the worse silences the less bad', of('critical', 'disk'), of('warning', 'disk'), true],
    ['the worst the least', of('critical', 'disk'), of('info', 'disk'), true],
    ['a warning what only shows', of('warning', 'disk'), of('info', 'disk'), true],
    ['not the other way', of('warning', 'disk'), of('critical', 'disk'), false],
    ['not its like', of('warning', 'disk', { alertname: 'a' }), of('warning', 'disk', { alertname: 'b' }), false],
    ['not another thing', of('critical', 'disk'), of('warning', 'memory'), false],
    ['not another job', of('critical', 'disk'), of('warning', 'disk', { job: 'b' }), false],
    ['not another instance', of('critical', 'disk', here), of('warning', 'disk', there), false],
    ['not another pod', of('critical', 'disk', { pod: 'a' }), of('warning', 'disk', { pod: 'b' }), false],
    ['a target that is down what follows', of('critical', 'target', here), of('critical', 'errors', here), true],
    ['not what is of another one', of('critical', 'target', here), of('critical', 'errors', there), false],
    ['not what is of no instance', of('critical', 'target', here), of('critical', 'errors'), false],
    ['not a critical one by a warning', of('warning', 'target', here), of('critical', 'errors', here), false],
    ['but a warning', of('warning', 'target', here), of('warning', 'errors', here), true],
    ['not another target', of('critical', 'target', here), of('critical', 'target', { ...here, pod: 'b' }), false],
    ['a job without targets inhibits its alerts', of('critical', 'job'), of('critical', 'errors', here), true],
    ['and a target that is down', of('critical', 'job'), of('critical', 'target', here), true],
    ['not of another job', of('critical', 'job'), of('critical', 'errors', { job: 'b' }), false],
    ['not a critical alert by a warning', of('warning', 'job'), of('critical', 'errors', here), false],
    ['but what only shows', of('warning', 'job'), of('info', 'errors', here), true],
  ])('inhibits: %s', (_, source, target, expected) => {
    expect(isInhibited(policy, target, [target, source])).toBe(expected);
    expect(isInhibited(policy, target, [source, target])).toBe(expected);
  });

  test('never inhibits the Watchdog', () => {
    const watchdog = { alertname: 'Watchdog', severity: 'none' };
    for (const severity of ['critical', 'warning']) {
      for (const subject of ['target', 'job', 'Watchdog']) {
        expect(isInhibited(policy, { ...watchdog, subject: 'Watchdog' }, [{ severity, subject }])).toBe(false);
      }
    }
  });
});
