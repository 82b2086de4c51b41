import { destinationsOf, knownAlerts, policyIssues, type NotificationPolicy, type RuleGroup } from '../../alerts';
import { watchdog } from '../../core/defaults';
import { collectIssues, type Issue } from '../../core/errors';
import { integrationsOf, type Receiver } from '../../servers/alertmanager/receiver';

/** The alerts of a stack, and who is told of them. */
interface Told {
  readonly rules: readonly RuleGroup[];
  readonly externalLabels: Readonly<Record<string, string>> | undefined;
  readonly policy: NotificationPolicy;
  readonly receivers: readonly Receiver[];
  /** Why nobody outside waits for the Watchdog. */
  readonly withoutDeadMansSwitch?: string | undefined;
}

/** What is wrong between the alerts of a stack and who is told of them. */
export function notificationIssues(told: Told): Issue[] {
  const { policy, rules, externalLabels } = told;
  return [...policyIssues(policy, knownAlerts(rules, externalLabels)), ...deadMansSwitchIssues(told)];
}

/** Somebody outside must notice when nothing is sent any more: https://runbooks.prometheus-operator.dev/runbooks/general/watchdog/. */
function deadMansSwitchIssues(stack: Told): Issue[] {
  const { withoutDeadMansSwitch: reason } = stack;
  const problem = missingSwitch(stack);
  if (problem !== undefined && reason === undefined) {
    return [
      {
        problem: `${problem}: nobody is told when Prometheus, Alertmanager or the machine is gone`,
        remedy:
          'send it to a webhook of a service that misses it, or say in alertmanager.withoutDeadMansSwitch why there is none',
      },
    ];
  }
  return problem === undefined && reason !== undefined
    ? [
        {
          problem: 'alertmanager.withoutDeadMansSwitch gives a reason, and there is one',
          given: reason,
          remedy: 'leave it out',
        },
      ]
    : [];
}

function missingSwitch({ policy, receivers, rules, externalLabels }: Told): string | undefined {
  const rule = rules.flatMap((group) => group.rules).find(({ kind, name }) => kind === 'alert' && name === watchdog);
  if (!rule) return `no rule is an alert ${watchdog} that always fires`;
  const labels = { ...externalLabels, ...rule.labels, alertname: watchdog };
  // A policy that cannot be read is told by itself.
  const destinations = collectIssues([], () => destinationsOf(policy, labels), []);
  const told = destinations.map(({ receiver }) => receiver);
  const outside = receivers.filter((one) => integrationsOf(one).some(({ kind }) => kind === 'webhook'));
  return outside.some(({ name }) => told.includes(name))
    ? undefined
    : `no webhook is told of the alert ${watchdog}, but ${told.join(', ')}`;
}
