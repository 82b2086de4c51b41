import { effectiveRepeatInterval, possibleDestinationsOf, settingsOf, type Destination, type Route } from '../alerts';
import { inhibitableAlerts } from '../alerts/routing/possible-inhibition';
import { millisecondsToDuration } from '../core/duration';
import { table } from '../core/table';
import { notifiesResolved } from '../servers/alertmanager/integrations';
import { integrationsOf, isNotifying, type Receiver } from '../servers/alertmanager/receiver';
import { routedOf } from './routed';
import { isAgentStack, type StackProps } from './stack';
import { switchedOffText } from './switched-off';

/** Times at which the end of an alert is not notified. */
export interface UnnotifiedEnds {
  /** Whether the receiver gets no ends at all. */
  readonly always: boolean;
  /** Integrations of the receiver that get no ends at all: `webhook`, `webhook 2`. */
  readonly integrations: readonly string[];
  /** Text about the time intervals of the route: `outside working-hours`. */
  readonly muted: readonly string[];
  /** Whether another alert can inhibit it. */
  readonly isInhibited: boolean;
}

/**
 * Returns when Alertmanager does not notify a receiver of the end of an alert: an alert that ends
 * while it is muted or inhibited stays open at the receiver, and is notified again when it fires
 * again: https://github.com/prometheus/alertmanager/issues/226.
 *
 * @param isInhibited whether another alert can inhibit the alert
 */
export function unnotifiedEnds({ path }: Destination, receiver: Receiver, isInhibited: boolean): UnnotifiedEnds {
  const { activeTimeIntervals = [], muteTimeIntervals = [] } = path.at(-1)!;
  const integrations = integrationsWithoutEnds(receiver);
  return {
    always: integrations.length === integrationsOf(receiver).length,
    integrations,
    muted: [
      ...(activeTimeIntervals.length > 0 ? [`outside ${activeTimeIntervals.join(' and ')}`] : []),
      ...(muteTimeIntervals.length > 0 ? [`within ${muteTimeIntervals.join(' or ')}`] : []),
    ],
    isInhibited,
  };
}

/** Returns the kinds of the integrations that get no ends, with a number where the receiver has several. */
function integrationsWithoutEnds(receiver: Receiver): string[] {
  const integrations = integrationsOf(receiver);
  return integrations.flatMap((integration) => {
    if (notifiesResolved(integration)) return [];
    const alike = integrations.filter(({ kind }) => kind === integration.kind);
    return alike.length === 1 ? integration.kind : `${integration.kind} ${alike.indexOf(integration) + 1}`;
  });
}

/** Alerts that a route notifies to a receiver. */
interface Notified {
  readonly receiver: string;
  readonly interval: string;
  readonly ends: { readonly alert: string; readonly unnotified: UnnotifiedEnds }[];
}

/**
 * Renders the notifications of a stack, and the alerts that are switched off. Returns `undefined` when
 * the stack has neither.
 */
export function notificationsText(stack: StackProps): string | undefined {
  const texts = [routesText(stack), switchedOffText(stack)].filter((text) => text !== undefined);
  return texts.length > 0 ? texts.join('\n') : undefined;
}

/**
 * Renders a table with the notifications of a stack: for each route that notifies, how often, and
 * which ends are not notified. The Alertmanager in an external Grafana notifies like that of a stack.
 * Returns `undefined` when the stack has no notification policy.
 */
function routesText(stack: StackProps): string | undefined {
  const routed = routedOf(stack);
  if (!routed) return undefined;
  const { policy, alerts } = routed;
  const { receivers } = isAgentStack(stack) ? stack.grafana : stack.alertmanager!;
  const isInhibitable = inhibitableAlerts(policy, alerts);
  const routes = new Map<Route, Notified>();
  for (const alert of alerts) {
    const isInhibited = isInhibitable(alert);
    for (const destination of possibleDestinationsOf(policy, alert)) {
      const receiver = receivers.find(({ name }) => name === destination.receiver);
      if (!receiver || !isNotifying(receiver)) continue;
      const route = destination.path.at(-1)!;
      const notified = routes.get(route) ?? {
        receiver: receiver.name,
        interval: millisecondsToDuration(effectiveRepeatInterval(settingsOf(destination.path))),
        ends: [],
      };
      const unnotified = unnotifiedEnds(destination, receiver, isInhibited);
      notified.ends.push({ alert: alert.name, unnotified });
      routes.set(route, notified);
    }
  }
  const rows = [...routes.values()].map(({ receiver, interval, ends }) => [
    receiver,
    String(new Set(ends.map(({ alert }) => alert)).size),
    interval,
    endsText(ends),
  ]);
  const head = ['receiver', 'alerts', 'notified every', 'ends that are not notified'];
  return table(`Notifications of ${stack.name}`, head, rows);
}

function endsText(ends: Notified['ends']): string {
  if (ends.every(({ unnotified }) => unnotified.always)) return 'all';
  const inhibited = new Set(ends.flatMap(({ alert, unnotified }) => (unnotified.isInhibited ? alert : [])));
  const [first] = ends;
  const { size: all } = new Set(ends.map(({ alert }) => alert));
  const { integrations } = first!.unnotified;
  const texts = [
    ...(integrations.length > 0 ? [`all to ${integrations.join(', ')}`] : []),
    ...first!.unnotified.muted,
    ...(inhibited.size > 0 ? [`while inhibited: ${inhibited.size} of ${all}`] : []),
  ];
  return texts.length > 0 ? texts.join('; ') : '-';
}

/** Returns the path of the file with the notifications of a stack. */
export function notificationsFile({ name }: Pick<StackProps, 'name'>): string {
  return `${name}/notifications.txt`;
}
