import type { KnownAlert } from './alert-labels';
import type { Inhibition } from './inhibition';
import { overlaps, valuesOf, type LabelValues } from './label-values';
import type { NotificationPolicy } from './notification-policy';
import { satisfying, verdictOfAll } from './reach';

/** Alert that can inhibit another one. */
export interface PossibleInhibitor {
  readonly inhibition: Inhibition;
  readonly source: KnownAlert;
}

/** Returns the alerts that can inhibit an alert, as far as their labels are known. */
export function possibleInhibitorsOf(
  { inhibitions = [] }: NotificationPolicy,
  alert: KnownAlert,
  alerts: readonly KnownAlert[],
): PossibleInhibitor[] {
  return inhibitions.flatMap((inhibition) =>
    alerts
      .filter((source) => maySilence(inhibition, source, alert, overlaps))
      .map((source) => ({ inhibition, source })),
  );
}

/**
 * Tests whether an alert can inhibit another one. Two alerts that are always both source and target
 * never inhibit each other.
 *
 * @param areCommon tests whether a label in `equal` can count as equal
 */
export function maySilence(
  { source, target, equal = [] }: Inhibition,
  silencing: KnownAlert,
  silenced: KnownAlert,
  areCommon: (values: LabelValues, others: LabelValues) => boolean,
): boolean {
  const [[one], [other]] = [satisfying(source, [silencing]), satisfying(target, [silenced])];
  if (!one || !other) return false;
  if (verdictOfAll(target, one.labels) === 'always' && verdictOfAll(source, other.labels) === 'always') return false;
  return equal.every((label) => areCommon(valuesOf(one.labels, label), valuesOf(other.labels, label)));
}
