import {
  destinationsOf,
  effectiveRepeatInterval,
  possibleInhibitors,
  settingsOf,
  type AlertLabels,
  type Destination,
  type KnownAlert,
  type NotificationPolicy,
} from '../../alerts';
import { watchdog } from '../../core/defaults';
import { millisecondsToDuration } from '../../core/duration';
import { collectIssues, inPath, type Issue } from '../../core/errors';
import { emptyTextIssues } from '../../core/text';
import { deadMansSwitchKinds, definitionOf } from '../../servers/alertmanager/integrations';
import { integrationsOf, type Receiver } from '../../servers/alertmanager/receiver';

/** Longest time between two notifications of the Watchdog, in milliseconds. */
const longestInterval = 10 * 60_000;

/** Policy, receivers, and alerts with their labels. */
interface WatchedPolicy {
  readonly policy: NotificationPolicy;
  readonly receivers: readonly Receiver[];
  readonly alerts: readonly KnownAlert[];
  /** Labels of the Watchdog; `undefined` when the stack has no such alert. */
  readonly watchdogLabels: AlertLabels | undefined;
  /** Reason why no dead man's switch outside watches the Watchdog. */
  readonly noWatchdogReceiverReason?: string | undefined;
}

/**
 * Returns an issue when no service outside notices that notifications have stopped, and one for
 * each reason why it would wrongly do so:
 * https://runbooks.prometheus-operator.dev/runbooks/general/watchdog/.
 */
export function watchdogIssues(watched: WatchedPolicy): Issue[] {
  const { noWatchdogReceiverReason: reason } = watched;
  const empty = inPath('alertmanager', emptyTextIssues({ noWatchdogReceiverReason: reason }));
  if (empty.length > 0) return empty;
  const destinations = destinationsOfWatchdog(watched);
  const outside = destinations.filter(({ receiver }) => isOutside(watched.receivers, receiver));
  if (outside.length === 0) {
    if (reason !== undefined) return [];
    const problem =
      watched.watchdogLabels === undefined
        ? `there is no alert ${watchdog} that always fires`
        : `the alert ${watchdog} notifies ${destinations.map(({ receiver }) => receiver).join(', ')}, but no ${deadMansSwitchKinds}`;
    return [
      {
        problem: `${problem}, so nothing notifies when Prometheus, Alertmanager or the machine fails`,
        remedy: `add a ${deadMansSwitchKinds} of a dead man's switch to its receiver, or give the reason in alertmanager.noWatchdogReceiverReason`,
      },
    ];
  }
  const interrupted = [...outside.flatMap(destinationIssues), ...inhibitionIssues(watched)];
  if (reason === undefined) return interrupted;
  return interrupted.length > 0
    ? []
    : [
        {
          problem: "alertmanager.noWatchdogReceiverReason is set, but there is a dead man's switch",
          given: reason,
          remedy: 'remove it',
        },
      ];
}

function destinationsOfWatchdog({ policy, watchdogLabels: labels }: WatchedPolicy): Destination[] {
  // The issues of an invalid policy are reported by its own validation.
  return labels === undefined ? [] : collectIssues([], () => destinationsOf(policy, labels), []);
}

function isOutside(receivers: readonly Receiver[], receiver: string): boolean {
  const integrations = receivers.filter(({ name }) => name === receiver).flatMap(integrationsOf);
  return integrations.some((one) => definitionOf(one).canBeDeadMansSwitch);
}

function destinationIssues({ receiver, path }: Destination): Issue[] {
  const { activeTimeIntervals = [], muteTimeIntervals = [] } = path.at(-1)!;
  const interval = collectIssues([], () => effectiveRepeatInterval(settingsOf(path)), 0);
  const muting = Object.entries({ activeTimeIntervals, muteTimeIntervals }).filter(([, names]) => names.length > 0);
  return [
    ...muting.map(([name, names]) => ({
      problem: `the alert ${watchdog} does not notify ${receiver} at all times`,
      given: `${name} ${names.join(', ')}`,
      remedy: 'remove the time intervals of its route',
    })),
    ...(interval <= longestInterval
      ? []
      : [
          {
            problem: `the alert ${watchdog} notifies ${receiver} only every ${millisecondsToDuration(interval)}`,
            allowed: `at most ${millisecondsToDuration(longestInterval)}`,
            remedy: "set repeatInterval of its route to '4m50s' and groupInterval to '1m'",
          },
        ]),
  ];
}

function inhibitionIssues({ policy, alerts }: WatchedPolicy): Issue[] {
  const known = alerts.find(({ name }) => name === watchdog)!;
  const sources = collectIssues([], () => possibleInhibitors(policy, alerts)(known), []);
  const names = [...new Set(sources.map(({ source }) => source.name))];
  if (names.length === 0) return [];
  return [
    {
      problem: `the alert ${watchdog} is inhibited while other alerts fire, as if notifications had stopped`,
      given: names.join(', '),
      remedy: 'exclude it from the target of the inhibition',
    },
  ];
}
