import { destinationsOf, knownAlerts, policyIssues, type NotificationPolicy, type RuleGroup } from '../../alerts';
import { watchdog } from '../../core/defaults';
import { collectIssues, type Issue } from '../../core/errors';
import { integrationsOf, type Receiver } from '../../servers/alertmanager/receiver';

/** Alerts of a stack, and the policy and receivers that notify of them. */
interface NotifiedAlerts {
  readonly rules: readonly RuleGroup[];
  readonly externalLabels: Readonly<Record<string, string>> | undefined;
  readonly policy: NotificationPolicy;
  readonly receivers: readonly Receiver[];
  /** Why nobody outside waits for the Watchdog. */
  readonly noWatchdogReceiverReason?: string | undefined;
}

/** Issues between the alerts of a stack and their policy and receivers. */
export function notificationIssues(stack: NotifiedAlerts): Issue[] {
  const { policy, rules, externalLabels } = stack;
  return [...policyIssues(policy, knownAlerts(rules, externalLabels)), ...watchdogReceiverIssues(stack)];
}

/** Somebody outside must notice when nothing is sent any more: https://runbooks.prometheus-operator.dev/runbooks/general/watchdog/. */
function watchdogReceiverIssues(stack: NotifiedAlerts): Issue[] {
  const { noWatchdogReceiverReason: reason } = stack;
  const problem = missingWatchdogReceiver(stack);
  if (problem !== undefined && reason === undefined) {
    return [
      {
        problem: `${problem}: nobody is told when Prometheus, Alertmanager or the machine is gone`,
        remedy:
          'send it to a webhook of a service that misses it, or say in alertmanager.noWatchdogReceiverReason why there is none',
      },
    ];
  }
  return problem === undefined && reason !== undefined
    ? [
        {
          problem: 'alertmanager.noWatchdogReceiverReason gives a reason, and there is one',
          given: reason,
          remedy: 'leave it out',
        },
      ]
    : [];
}

function missingWatchdogReceiver({ policy, receivers, rules, externalLabels }: NotifiedAlerts): string | undefined {
  const rule = rules.flatMap((group) => group.rules).find(({ kind, name }) => kind === 'alert' && name === watchdog);
  if (!rule) return `no rule is an alert ${watchdog} that always fires`;
  const labels = { ...externalLabels, ...rule.labels, alertname: watchdog };
  // A policy that cannot be read has issues of its own.
  const destinations = collectIssues([], () => destinationsOf(policy, labels), []);
  const notified = destinations.map(({ receiver }) => receiver);
  const outside = receivers.filter((one) => integrationsOf(one).some(({ kind }) => kind === 'webhook'));
  return outside.some(({ name }) => notified.includes(name))
    ? undefined
    : `no webhook is told of the alert ${watchdog}, but ${notified.join(', ')}`;
}
