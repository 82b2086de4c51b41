import { destinationsOf, isInhibited, isMuted, type AlertLabels, type NotificationPolicy } from '../../alerts';
import { ValidationError } from '../../core/errors';
import { isNotifying, type Receiver } from '../../servers/alertmanager/receiver';
import { externalLabelsOf } from '../../stack/external-labels';
import { routedOf, type Routed } from '../../stack/routed';
import { isAgentStack, type StackProps } from '../../stack/stack';

/** Alert that fires, and its surroundings. */
export interface FiringAlert {
  /** Labels of the alert. Those that Prometheus adds to every alert, such as `environment`, are added. */
  readonly labels: AlertLabels;
  /** Moment of the notification. */
  readonly at: Date;
  /**
   * Labels of other alerts that fire.
   *
   * @default - none
   */
  readonly firing?: readonly AlertLabels[];
}

/** Routing of a stack. */
export interface Routing extends Routed {
  readonly receivers: readonly Receiver[];
  /** Labels that Prometheus adds to every alert. */
  readonly externalLabels: AlertLabels;
  /** Time zone of times of day. */
  readonly zone: string;
}

/**
 * Returns the receivers that are notified of an alert at a moment, sorted, without those that have
 * no integrations: the routes that it reaches, without those that a time interval mutes. Nobody is
 * notified of an alert that others inhibit.
 *
 * @throws ValidationError when the stack has no notification policy
 */
export function notifiedReceivers(stack: StackProps, alert: FiringAlert): string[] {
  return notifiedBy(routingOf(stack), alert);
}

/** Returns the routing of a stack. */
export function routingOf(stack: StackProps): Routing {
  const routed = routedOf(stack);
  if (!routed) {
    throw new ValidationError({
      problem: 'this stack notifies no receiver',
      given: stack.name,
      remedy: 'add an alertmanager with a policy to it',
    });
  }
  const { receivers } = isAgentStack(stack) ? stack.grafana : stack.alertmanager!;
  const location = isAgentStack(stack) ? undefined : stack.alertmanager!.location;
  return {
    ...routed,
    receivers,
    externalLabels: externalLabelsOf(stack),
    zone: location ?? zoneOf(routed.policy),
  };
}

/** Returns the time zone of all time intervals of a policy, or UTC when they have several. */
function zoneOf({ timeIntervals = [] }: NotificationPolicy): string {
  const zones = new Set(timeIntervals.flatMap(({ periods }) => periods.map(({ location = 'UTC' }) => location)));
  const [zone = 'UTC', ...others] = zones;
  return others.length === 0 ? zone : 'UTC';
}

/** Returns the receivers that a routing notifies of an alert. */
export function notifiedBy(
  { policy, receivers, externalLabels }: Routing,
  { labels, at, firing = [] }: FiringAlert,
): string[] {
  const whole = (of: AlertLabels) => ({ ...externalLabels, ...of });
  if (isInhibited(policy, whole(labels), firing.map(whole))) return [];
  const notifying = new Set(receivers.filter(isNotifying).map(({ name }) => name));
  const reached = destinationsOf(policy, whole(labels)).filter(({ path }) => !isMuted(policy, path.at(-1)!, at));
  return [...new Set(reached.map(({ receiver }) => receiver))].filter((name) => notifying.has(name)).sort();
}
