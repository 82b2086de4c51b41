import { formatIssue } from '../../../core/errors';
import {
  defaultPolicy,
  destinationsOf,
  isInhibited,
  isMuted,
  knownAlerts,
  policyIssues,
  settingsOf,
  type AlertLabels,
  type DefaultPolicyProps,
  type NotificationPolicy,
} from '../../../alerts';
import { rules } from '../../alerting';

const minimal: DefaultPolicyProps & { readonly criticalReceiver: string } = {
  environment: 'production',
  criticalReceiver: 'phone',
  warningReceiver: 'chat',
  infoReceiver: 'page',
  watchdogReceiver: 'outside',
};
/** The rules of these tests have no alert of Alertmanager. */
const withoutItsAlerts = { hasAlertmanagerAlerts: false };
const all: Required<DefaultPolicyProps> = {
  ...minimal,
  workingHours: { weekdays: ['monday:thursday'], times: [{ from: '08:00', to: '17:00' }], location: 'Europe/Paris' },
  equalLabels: ['pod'],
  severities: ['critical', 'warning', 'info'],
  failingIntegrationReason: 'the team has one kind of integration',
  hasAlertmanagerAlerts: true,
};

test('minimal props', () => {
  expect(defaultPolicy(minimal)).toMatchSnapshot();
});

test('wakes nobody for another environment than production, unless it has a receiver for that', () => {
  const { criticalReceiver: _, ...others } = minimal;
  const staging = defaultPolicy({ ...others, ...withoutItsAlerts, environment: 'staging' });
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
  expect(policyIssues(defaultPolicy({ ...all, ...withoutItsAlerts }), knownAlerts(rules))).toEqual([]);
});

test('omits severities that no alert has', () => {
  const critical = rules.map((group) => ({
    ...group,
    rules: group.rules.filter(({ labels }) => labels?.severity !== 'info' && labels?.severity !== 'warning'),
  }));
  const policy = defaultPolicy({ ...minimal, ...withoutItsAlerts, severities: ['critical'] });
  expect(policyIssues(policy, knownAlerts(critical))).toEqual([]);
  expect(policy).not.toHaveProperty('timeIntervals');
  expect(
    policyIssues(defaultPolicy({ ...minimal, ...withoutItsAlerts }), knownAlerts(critical)).map(formatIssue),
  ).toContainEqual(expect.stringMatching(/^route 3 to chat: no alert has the value of matcher severity="warning"/));
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
