import type { Inhibition } from './inhibition';
import type { NotificationPolicy } from './notification-policy';
import { isMatched, valueOf, type AlertLabels } from './routing';

/** Inhibition of an alert, with the alerts that cause it. */
export interface Inhibitor {
  /** First inhibition of the policy that applies. */
  readonly inhibition: Inhibition;
  /** Labels of the source alerts, of which Alertmanager shows any one. */
  readonly sources: readonly AlertLabels[];
}

/**
 * Finds the inhibition of an alert while others fire, by the rules of Alertmanager 0.35:
 * https://github.com/prometheus/alertmanager/blob/v0.35.0/inhibit/inhibit.go.
 *
 * An alert that is both source and target of an inhibition is not inhibited by another alert that
 * is both.
 *
 * @param firing labels of the firing alerts
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
    const isSource = isMatched(source, labels);
    const sources = firing.filter(
      (one) => isMatched(source, one) && haveInCommon(equal, one, labels) && !(isSource && isMatched(target, one)),
    );
    if (sources.length > 0) return { inhibition, sources };
  }
  return undefined;
}

/** Tests whether firing alerts inhibit an alert, by the rules of Alertmanager 0.35. */
export function isInhibited(policy: NotificationPolicy, labels: AlertLabels, firing: readonly AlertLabels[]): boolean {
  return inhibitorOf(policy, labels, firing) !== undefined;
}

function haveInCommon(equal: readonly string[], one: AlertLabels, other: AlertLabels): boolean {
  return equal.every((label) => valueOf(one, label) === valueOf(other, label));
}
