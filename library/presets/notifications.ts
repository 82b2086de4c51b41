import { defaultPolicy, type DefaultPolicyProps, type NotificationPolicy, type RuleGroup } from '../../alerts';
import { inPath, type Issue } from '../../core/errors';
import { receiversOf, type Receiver } from '../../servers/alertmanager/receiver';
import type { Team } from './teams';

/** Receivers of a stack, and who gets what. */
export interface PresetNotifications<R extends Receiver = Receiver> extends Omit<
  DefaultPolicyProps,
  'environment' | 'rules' | 'teams'
> {
  /** Receivers, to which the other properties refer by name. */
  readonly receivers: readonly R[];
  /**
   * Reason why no dead man's switch outside watches the alert `Watchdog`.
   *
   * @default - none: the receiver of the Watchdog has a webhook
   */
  readonly noWatchdogReceiverReason?: string;
  readonly policy?: undefined;
}

/** Receivers of a stack, with a notification policy of one's own. */
export interface OwnPolicy<R extends Receiver = Receiver> extends Pick<
  PresetNotifications<R>,
  'receivers' | 'noWatchdogReceiverReason'
> {
  /** Policy that routes every alert of the stack. */
  readonly policy: NotificationPolicy;
}

/** Receivers and policy of a stack. */
export interface ResolvedNotifications<R extends Receiver> {
  readonly receivers: readonly R[];
  readonly policy: NotificationPolicy;
  readonly noWatchdogReceiverReason?: string;
}

/** Context of the notifications of a stack. */
interface NotifiedStack {
  readonly environment: string;
  readonly rules: readonly RuleGroup[];
  readonly teams: Readonly<Record<string, Team>>;
}

/**
 * Returns the receivers and the policy of a stack: its own, or the default one for its rules.
 *
 * @throws ValidationError when production has no receiver of critical alerts
 */
export function resolvedNotifications<R extends Receiver>(
  notifications: PresetNotifications<R> | OwnPolicy<R>,
  { environment, rules, teams }: NotifiedStack,
): ResolvedNotifications<R> {
  const { receivers, noWatchdogReceiverReason: reason } = notifications;
  const common = reason === undefined ? {} : { noWatchdogReceiverReason: reason };
  if (notifications.policy) return { ...common, receivers, policy: notifications.policy };
  const policy = defaultPolicy({ ...notifications, environment, rules, teams });
  // A receiver whose alerts are gone has no route, and is left out with it.
  const named = [notifications, ...Object.values(teams)].flatMap((one) => namesOf(one).map(([, name]) => name));
  const used = receiversOf(policy.route);
  return {
    ...common,
    receivers: receivers.filter(({ name }) => used.includes(name) || !named.includes(name)),
    policy,
  };
}

const roles = ['criticalReceiver', 'warningReceiver', 'infoReceiver', 'watchdogReceiver'] as const;

/** Returns the issues of receivers that do not exist, and of those that a policy of one's own does not use. */
export function notificationsIssues(
  notifications: PresetNotifications | OwnPolicy,
  teams: Readonly<Record<string, Team>>,
): Issue[] {
  const allowed = notifications.receivers.map(({ name }) => name);
  const ofTeams = Object.entries(teams).flatMap(([team, receivers]) =>
    inPath(`teams.${team}`, unknown(receivers, allowed)),
  );
  if (!notifications.policy) return [...inPath('notifications', unknown(notifications, allowed)), ...ofTeams];
  return [notifications, ...Object.values(teams)].some((one) => namesOf(one).length > 0)
    ? [
        {
          path: 'notifications',
          problem: 'receivers are given beside a policy of your own, which routes all alerts',
          remedy: 'remove policy, or the receivers of severities and teams',
        },
      ]
    : [];
}

function unknown(receivers: object, allowed: readonly string[]): Issue[] {
  return namesOf(receivers)
    .filter(([, name]) => !allowed.includes(name))
    .map(([path, given]) => ({ path, problem: 'no receiver has this name', given, allowed }));
}

function namesOf(receivers: object): (readonly [role: string, name: string])[] {
  const named = receivers as Readonly<Partial<Record<(typeof roles)[number], string>>>;
  return roles.flatMap((role) => (named[role] === undefined ? [] : [[role, named[role]] as const]));
}
