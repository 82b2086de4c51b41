import type { Inhibition } from './inhibition';
import type { NotificationPolicy } from './notification-policy';
import { isMatched, valueOf, type AlertLabels } from './routing';

/** Inhibition of an alert, with the alert that causes it. */
export interface Inhibitor {
  readonly inhibition: Inhibition;
  /** Labels of the source alert. */
  readonly source: AlertLabels;
}

/**
 * Finds the inhibition of an alert while others fire, by the rules of Alertmanager 0.31:
 * https://github.com/prometheus/alertmanager/blob/v0.31.1/inhibit/inhibit.go.
 *
 * An alert that is both source and target of an inhibition is not inhibited by another alert that
 * is both. Of several sources with the same values of the equal labels, Alertmanager remembers only
 * the last one. When that one is both source and target, Alertmanager misses the others.
 *
 * @param firing labels of the firing alerts, oldest first
 * @returns `undefined` when the alert is not inhibited
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

/** Tests whether firing alerts inhibit an alert, by the rules of Alertmanager 0.31. */
export function isInhibited(policy: NotificationPolicy, labels: AlertLabels, firing: readonly AlertLabels[]): boolean {
  return inhibitorOf(policy, labels, firing) !== undefined;
}

function haveInCommon(equal: readonly string[], one: AlertLabels, other: AlertLabels): boolean {
  return equal.every((label) => valueOf(one, label) === valueOf(other, label));
}
