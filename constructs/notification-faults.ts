import { destinationsOf, knownAlerts, policyFaults } from '../alerts';
import { attempt, describeMistake } from '../metrics/mistake';
import type { MonitoringStackProps } from './monitoring-stack';
import { channelsOf } from './receiver';

/** What is wrong between the alerts of a stack and who is told of them. */
export function notificationFaults(stack: MonitoringStackProps): string[] {
  const { alertmanager, rules, prometheus } = stack;
  if (!alertmanager) return [];
  return [
    ...policyFaults(alertmanager.policy, knownAlerts(rules, prometheus.externalLabels)),
    ...deadMansSwitchFaults(stack),
  ];
}

const watchdog = 'Watchdog';

/** Somebody outside must notice when nothing is sent any more: https://runbooks.prometheus-operator.dev/runbooks/general/watchdog/. */
function deadMansSwitchFaults(stack: MonitoringStackProps): string[] {
  const { withoutDeadMansSwitch: reason } = stack.alertmanager!;
  const fault = missingSwitch(stack);
  if (fault !== undefined && reason === undefined) {
    return [
      describeMistake({
        fault: `${fault}: nobody is told when Prometheus, Alertmanager or the machine is gone`,
        remedy:
          'send it to a webhook of a service that misses it, or say in alertmanager.withoutDeadMansSwitch why there is none',
      }),
    ];
  }
  return fault === undefined && reason !== undefined
    ? [
        describeMistake({
          fault: 'alertmanager.withoutDeadMansSwitch gives a reason, and there is one',
          given: reason,
          remedy: 'leave it out',
        }),
      ]
    : [];
}

function missingSwitch({ alertmanager, rules, prometheus }: MonitoringStackProps): string | undefined {
  const { policy, receivers } = alertmanager!;
  const rule = rules.flatMap((group) => group.rules).find(({ kind, name }) => kind === 'alert' && name === watchdog);
  if (!rule) return `no rule is an alert ${watchdog} that always fires`;
  const labels = { ...prometheus.externalLabels, ...rule.labels, alertname: watchdog };
  // A policy that cannot be read is told by itself.
  const [destinations = []] = attempt([], () => destinationsOf(policy, labels));
  const told = destinations.map(({ receiver }) => receiver);
  const outside = receivers.filter((one) => channelsOf(one).some(({ kind }) => kind === 'webhook'));
  return outside.some(({ name }) => told.includes(name))
    ? undefined
    : `no webhook is told of the alert ${watchdog}, but ${told.join(', ')}`;
}
