import { knownAlerts, type KnownAlert, type NotificationPolicy, type RuleGroup } from '../../alerts';

/** A stack, as far as it decides about who is told of what. */
export interface AlertingStack {
  readonly name: string;
  readonly rules: readonly RuleGroup[];
  readonly prometheus: { readonly externalLabels?: Readonly<Record<string, string>> };
  readonly alertmanager?: { readonly policy: NotificationPolicy };
}

/** The alerts of a stack, and who is told of them. */
export interface Routed {
  readonly name: string;
  readonly policy: NotificationPolicy;
  readonly alerts: readonly KnownAlert[];
}

/** The alerts of a stack and who is told of them; nothing when nobody is. */
export function routedOf({ name, rules, prometheus, alertmanager }: AlertingStack): Routed | undefined {
  return alertmanager && { name, policy: alertmanager.policy, alerts: knownAlerts(rules, prometheus.externalLabels) };
}
