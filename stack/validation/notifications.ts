import { knownAlerts, policyIssues, type AlertLabels, type NotificationPolicy, type RuleGroup } from '../../alerts';
import { watchdog } from '../../core/defaults';
import type { Issue } from '../../core/errors';
import { isNotifying, type Receiver } from '../../servers/alertmanager/receiver';
import { always } from '../../servers/grafana/notifications';
import { failingIntegrationIssues } from './failing-integration';
import { watchdogIssues } from './watchdog';

/** Alerts of a stack, with their notification policy and receivers. */
interface NotifiedAlerts {
  readonly rules: readonly RuleGroup[];
  readonly externalLabels: Readonly<Record<string, string>>;
  readonly policy: NotificationPolicy;
  readonly receivers: readonly Receiver[];
  /** Reason why no dead man's switch outside watches the Watchdog. */
  readonly noWatchdogReceiverReason?: string | undefined;
}

/** Returns the issues between the alerts of a stack and their policy and receivers. */
export function notificationIssues(stack: NotifiedAlerts): Issue[] {
  const { policy, rules, externalLabels } = stack;
  const alerts = knownAlerts(rules, externalLabels);
  return [
    ...policyIssues(policy, alerts),
    ...intervalNameIssues(stack),
    ...watchdogIssues({ ...stack, alerts, watchdogLabels: labelsOf(watchdog, stack) }),
    ...failingIntegrationIssues({ ...stack, alerts }),
  ];
}

/** Returns an issue for a time interval with the name of the one that Grafana needs for null receivers. */
function intervalNameIssues({ policy: { timeIntervals = [] }, receivers }: NotifiedAlerts): Issue[] {
  if (receivers.every(isNotifying)) return [];
  return timeIntervals
    .filter(({ name }) => name === always.name)
    .map(({ name }) => ({
      problem: 'a time interval has the name of the one that mutes null receivers in grafana-notifications.yml',
      given: name,
      remedy: 'rename it',
    }));
}

/** Returns the labels that the rule of an alert sets; `undefined` without such a rule. */
function labelsOf(alertname: string, { rules, externalLabels }: NotifiedAlerts): AlertLabels | undefined {
  const all = rules.flatMap((group) => group.rules);
  const rule = all.find(({ kind, name }) => kind === 'alert' && name === alertname);
  return rule && { ...externalLabels, ...rule.labels, alertname };
}
