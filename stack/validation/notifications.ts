import { destinationsOf, knownAlerts, policyIssues, type NotificationPolicy, type RuleGroup } from '../../alerts';
import { watchdog } from '../../core/defaults';
import { collectIssues, type Issue } from '../../core/errors';
import { integrationsOf, type Receiver } from '../../servers/alertmanager/receiver';

/** Alerts of a stack, with their notification policy and receivers. */
interface NotifiedAlerts {
  readonly rules: readonly RuleGroup[];
  readonly externalLabels: Readonly<Record<string, string>> | undefined;
  readonly policy: NotificationPolicy;
  readonly receivers: readonly Receiver[];
  /** Reason why no dead man's switch outside watches the Watchdog. */
  readonly noWatchdogReceiverReason?: string | undefined;
}

/** Returns the issues between the alerts of a stack and their policy and receivers. */
export function notificationIssues(stack: NotifiedAlerts): Issue[] {
  const { policy, rules, externalLabels } = stack;
  return [...policyIssues(policy, knownAlerts(rules, externalLabels)), ...watchdogReceiverIssues(stack)];
}

/**
 * Returns an issue when no service outside notices that notifications have stopped:
 * https://runbooks.prometheus-operator.dev/runbooks/general/watchdog/.
 */
function watchdogReceiverIssues(stack: NotifiedAlerts): Issue[] {
  const { noWatchdogReceiverReason: reason } = stack;
  const problem = missingWatchdogReceiver(stack);
  if (problem !== undefined && reason === undefined) {
    return [
      {
        problem: `${problem}, so nothing notifies when Prometheus, Alertmanager or the machine fails`,
        remedy:
          "add a webhook of a dead man's switch to its receiver, or give the reason in alertmanager.noWatchdogReceiverReason",
      },
    ];
  }
  return problem === undefined && reason !== undefined
    ? [
        {
          problem: "alertmanager.noWatchdogReceiverReason is set, but there is a dead man's switch",
          given: reason,
          remedy: 'remove it',
        },
      ]
    : [];
}

function missingWatchdogReceiver({ policy, receivers, rules, externalLabels }: NotifiedAlerts): string | undefined {
  const rule = rules.flatMap((group) => group.rules).find(({ kind, name }) => kind === 'alert' && name === watchdog);
  if (!rule) return `there is no alert ${watchdog} that always fires`;
  const labels = { ...externalLabels, ...rule.labels, alertname: watchdog };
  // The issues of an invalid policy are reported by its own validation.
  const destinations = collectIssues([], () => destinationsOf(policy, labels), []);
  const notified = destinations.map(({ receiver }) => receiver);
  const outside = receivers.filter((one) => integrationsOf(one).some(({ kind }) => kind === 'webhook'));
  return outside.some(({ name }) => notified.includes(name))
    ? undefined
    : `the alert ${watchdog} notifies ${notified.join(', ')}, but no webhook`;
}
