import { knownAlerts, type KnownAlert, type NotificationPolicy } from '../alerts';
import { externalLabelsOf } from './external-labels';
import { isAgentStack, type StackProps } from './stack';

/** Alerts of a stack and their notification policy. */
export interface Routed {
  readonly name: string;
  readonly policy: NotificationPolicy;
  readonly alerts: readonly KnownAlert[];
}

/** Returns the alerts of a stack and their routing, or `undefined` when the stack has no policy. */
export function routedOf(stack: StackProps): Routed | undefined {
  const { name, rules } = stack;
  const policy = isAgentStack(stack) ? stack.grafana.policy : stack.alertmanager?.policy;
  return policy && { name, policy, alerts: knownAlerts(rules, externalLabelsOf(stack)) };
}
