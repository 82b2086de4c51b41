import { knownAlerts, type KnownAlert, type NotificationPolicy } from '../../alerts';
import { isAgentStack, type StackProps } from '../../stack/stack';

/** The alerts of a stack, and who is told of them. */
export interface Routed {
  readonly name: string;
  readonly policy: NotificationPolicy;
  readonly alerts: readonly KnownAlert[];
}

/** Alerts of a stack and their routing; nothing when none is notified. */
export function routedOf(stack: StackProps): Routed | undefined {
  const { name, rules, prometheus } = stack;
  const policy = isAgentStack(stack) ? stack.grafana.policy : stack.alertmanager?.policy;
  return policy && { name, policy, alerts: knownAlerts(rules, prometheus.externalLabels) };
}
