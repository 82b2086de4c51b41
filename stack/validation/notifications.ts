import { knownAlerts, policyIssues, type AlertLabels, type NotificationPolicy, type RuleGroup } from '../../alerts';
import { notificationsFailing, watchdog } from '../../core/defaults';
import type { Issue } from '../../core/errors';
import type { Receiver } from '../../servers/alertmanager/receiver';
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
    ...watchdogIssues({ ...stack, alerts, watchdogLabels: labelsOf(watchdog, stack) }),
    ...failingIntegrationIssues({ ...stack, failingLabels: labelsOf(notificationsFailing, stack) }),
  ];
}

/** Returns the labels that the rule of an alert sets; `undefined` without such a rule. */
function labelsOf(alertname: string, { rules, externalLabels }: NotifiedAlerts): AlertLabels | undefined {
  const all = rules.flatMap((group) => group.rules);
  const rule = all.find(({ kind, name }) => kind === 'alert' && name === alertname);
  return rule && { ...externalLabels, ...rule.labels, alertname };
}
