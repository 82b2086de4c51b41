import type { Inhibition } from './inhibition';
import type { NotificationPolicy } from './notification-policy';
import { isMatched, valueOf, type AlertLabels } from './routing';

/** Why an alert is not told. */
export interface Inhibitor {
  readonly inhibition: Inhibition;
  /** The labels of the alert that silences it. */
  readonly source: AlertLabels;
}

/**
 * What silences an alert while others fire, as Alertmanager 0.31 decides it
 * (https://github.com/prometheus/alertmanager/blob/v0.31.1/inhibit/inhibit.go). An alert that is source and target of an inhibition
 * is not silenced by another one that is both. And of several sources with the same common labels, Alertmanager remembers only the
 * last that came: when that one is both, it does not see that another would silence.
 *
 * @param firing the labels of the alerts that fire, in the order in which they came
 * @returns nothing when the alert is told
 */
export function inhibitorOf(
  { inhibitions = [] }: NotificationPolicy,
  labels: AlertLabels,
  firing: readonly AlertLabels[],
): Inhibitor | undefined {
  for (const inhibition of inhibitions) {
    const { source, target, equal = [] } = inhibition;
    if (!isMatched(target, labels)) continue;
    const last = firing.findLast((one) => isMatched(source, one) && haveInCommon(equal, one, labels));
    const isBoth = last !== undefined && isMatched(target, last) && isMatched(source, labels);
    if (last && !isBoth) return { inhibition, source: last };
  }
  return undefined;
}

/** Whether an alert is not told because others fire: see {@link inhibitorOf}. */
export function isInhibited(policy: NotificationPolicy, labels: AlertLabels, firing: readonly AlertLabels[]): boolean {
  return inhibitorOf(policy, labels, firing) !== undefined;
}

function haveInCommon(equal: readonly string[], one: AlertLabels, other: AlertLabels): boolean {
  return equal.every((label) => valueOf(one, label) === valueOf(other, label));
}
