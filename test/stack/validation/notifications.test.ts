import {
  defaultPolicy,
  ruleGroup,
  type DefaultPolicyProps,
  type NotificationPolicy,
  type Route,
} from '../../../alerts';
import { formatIssue } from '../../../core/errors';
import { SecretValue } from '../../../core/secret-value';
import { alertmanagerAlerts } from '../../../library/alertmanager/alerts';
import type { Receiver } from '../../../servers/alertmanager/receiver';
import { notificationIssues } from '../../../stack/validation/notifications';
import { k3s } from '../../../targets/kubernetes';
import { rules } from '../../alerting';

const url = (key: string) => SecretValue.fromExisting('notifications', key);
const receivers: readonly Receiver[] = [
  { name: 'phone', integrations: [{ kind: 'discord', url: url('discord') }] },
  { name: 'chat', integrations: [{ kind: 'slack', url: url('slack') }] },
  { name: 'display', silentReason: 'only shown' },
  { name: 'outside', integrations: [{ kind: 'webhook', url: url('outside') }] },
];
const props: DefaultPolicyProps = {
  environment: 'production',
  criticalReceiver: 'phone',
  warningReceiver: 'chat',
  infoReceiver: 'display',
  watchdogReceiver: 'outside',
  rules,
};

const issuesOf = (policy: NotificationPolicy, others: Partial<Parameters<typeof notificationIssues>[0]> = {}) =>
  notificationIssues({ rules, externalLabels: { environment: 'production' }, policy, receivers, ...others }).map(
    formatIssue,
  );

/** Default policy with a changed route of the Watchdog. */
function withWatchdog(changed: Partial<Route>, others: Partial<NotificationPolicy> = {}): NotificationPolicy {
  const policy = defaultPolicy(props);
  const [watchdog, ...routes] = policy.route.routes!;
  return { ...policy, route: { ...policy.route, routes: [{ ...watchdog!, ...changed }, ...routes] }, ...others };
}

describe('the Watchdog', () => {
  test('the default policy has no issues', () => {
    expect(issuesOf(defaultPolicy(props))).toEqual([]);
  });

  test.each<[string, NotificationPolicy, RegExp]>([
    [
      'repeats every twelve hours',
      withWatchdog({ repeatInterval: '12h' }),
      /^the alert Watchdog notifies outside only every 12h1m; allowed: at most 10m; remedy: set repeatInterval of its route to '4m50s' and groupInterval to '1m'$/,
    ],
    [
      'inherits the interval of four hours',
      {
        route: {
          receiver: 'chat',
          catchAllReason: 'everything else',
          routes: [{ receiver: 'outside', matchers: { alertname: 'Watchdog' } }],
        },
      },
      /^the alert Watchdog notifies outside only every 4h5m/,
    ],
    [
      'is muted at night',
      withWatchdog({ activeTimeIntervals: ['working-hours'] }),
      /^the alert Watchdog does not notify outside at all times; given: "activeTimeIntervals working-hours"; remedy: remove the time intervals of its route/,
    ],
    [
      'can be inhibited',
      withWatchdog({}, { inhibitions: [{ source: { severity: 'critical' }, target: { severity: 'none' } }] }),
      /^the alert Watchdog is inhibited while other alerts fire, as if notifications had stopped; given: "ShopDown, MailGone, ShopHuge"; remedy: exclude it/,
    ],
  ])('is refused when it %s', (_, policy, message) => {
    expect(issuesOf(policy)).toEqual([expect.stringMatching(message)]);
  });

  test('is free with a reason', () => {
    const reason = 'the provider watches the machine';
    expect(issuesOf(withWatchdog({ repeatInterval: '12h' }), { noWatchdogReceiverReason: reason })).toEqual([]);
  });
});

describe('a failing integration', () => {
  const alertmanager = alertmanagerAlerts({
    job: 'alertmanager',
    prometheus: 'prometheus',
    language: 'en',
    commands: k3s().commands,
  });
  const withFailures = { rules: [...rules, ...alertmanager] };
  const policy = defaultPolicy({ ...props, ...withFailures });
  const oneKind: readonly Receiver[] = receivers.map((receiver) =>
    receiver.name === 'chat' ? { name: 'chat', integrations: [{ kind: 'discord', url: url('chat') }] } : receiver,
  );
  const message =
    /^AlertmanagerNotificationsFailing of the integration discord notifies through discord alone, which fails; remedy: route it to a receiver with another kind/;

  test('is reported through another kind by the default policy', () => {
    expect(issuesOf(policy, withFailures)).toEqual([]);
  });

  test('that is reported through itself is refused', () => {
    expect(issuesOf(policy, { ...withFailures, receivers: oneKind })).toEqual([expect.stringMatching(message)]);
    const { route } = defaultPolicy(props);
    expect(issuesOf({ route }, { rules: [ruleGroup({ name: 'one', rules: alertmanager[0]!.rules })] })).toContainEqual(
      expect.stringMatching(message),
    );
  });

  /** The default policy, with other routes of the report and other inhibitions. */
  function reported(changed: Partial<Route>, inhibitions: NotificationPolicy['inhibitions'] = []): NotificationPolicy {
    const [watchdog, failing, ...routes] = policy.route.routes!;
    const route = { ...policy.route, routes: [watchdog!, { ...failing!, ...changed }, ...routes] };
    return { ...policy, route, inhibitions: [...policy.inhibitions!, ...inhibitions] };
  }
  const of = (integration: string) => `AlertmanagerNotificationsFailing of the integration ${integration}`;

  test.each([{ activeTimeIntervals: ['working-hours'] }, { muteTimeIntervals: ['working-hours'] }])(
    'that is reported through another kind with %j alone is refused',
    (changed) => {
      expect(issuesOf(reported(changed), withFailures)).toEqual([
        `${of('discord')} does not notify another kind of integration at all times; given: "working-hours"; remedy: route it to a receiver with another kind of integration without time intervals too, or give a reason in failingIntegrationReason`,
      ]);
      const withReason = { ...reported(changed), failingIntegrationReason: 'nobody works at night' };
      expect(issuesOf(withReason, withFailures)).toEqual([]);
    },
  );

  test('whose report other alerts inhibit is refused', () => {
    const target = { alertname: 'AlertmanagerNotificationsFailing', integration: 'discord' };
    expect(issuesOf(reported({}, [{ source: { severity: 'warning' }, target }]), withFailures)).toEqual([
      `${of('discord')} is inhibited while other alerts fire; given: "ShopGone, MailDown, ShopLarge"; remedy: exclude it from the target of the inhibition, or give a reason in failingIntegrationReason`,
    ]);
    const ofItsJob = { source: { severity: 'warning' }, target, equal: ['job'] };
    expect(issuesOf(reported({}, [ofItsJob]), withFailures)).toEqual([]);
  });

  test('is reported by a route for its job', () => {
    const changed = { matchers: { alertname: 'AlertmanagerNotificationsFailing', job: 'alertmanager' } };
    expect(issuesOf(reported(changed), withFailures)).toEqual([]);
  });

  test('can be so with a reason, which must be needed', () => {
    const reason = 'the team has one chat only';
    const withReason = { ...policy, failingIntegrationReason: reason };
    expect(issuesOf(withReason, { ...withFailures, receivers: oneKind })).toEqual([]);
    expect(issuesOf(withReason, withFailures)).toEqual([
      `failingIntegrationReason is not needed: another kind reports each integration; given: "${reason}"; remedy: remove it`,
    ]);
  });
});
