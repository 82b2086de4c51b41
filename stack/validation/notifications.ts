import { knownAlerts, policyIssues, type NotificationPolicy, type RuleGroup } from '../../alerts';
import { watchdog } from '../../core/defaults';
import type { Issue } from '../../core/errors';
import type { Receiver } from '../../servers/alertmanager/receiver';
import { failingIntegrationIssues } from './failing-integration';
import { watchdogIssues } from './watchdog';

/** Alerts of a stack, with their notification policy and receivers. */
export interface NotifiedAlerts {
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
  const alerts = knownAlerts(rules, externalLabels);
  const rule = rules.flatMap((group) => group.rules).find(({ kind, name }) => kind === 'alert' && name === watchdog);
  const watchdogLabels = rule && { ...externalLabels, ...rule.labels, alertname: watchdog };
  return [
    ...policyIssues(policy, alerts),
    ...watchdogIssues({ ...stack, alerts, watchdogLabels }),
    ...failingIntegrationIssues(stack),
  ];
}
