import type { KnownAlert } from './alert-labels';
import type { Inhibition, Matchers } from './inhibition';
import { overlaps, valuesOf, type LabelDomains, type LabelValues } from './label-values';
import type { NotificationPolicy } from './notification-policy';
import { satisfying, verdictOfAll } from './routed-alerts';

/** Alert that can inhibit another one. */
export interface PossibleInhibitor {
  readonly inhibition: Inhibition;
  readonly source: KnownAlert;
}

/**
 * Returns a function that finds the alerts which can inhibit an alert, as far as its labels are
 * known.
 *
 * @param alerts alerts that can fire
 */
export function possibleInhibitors(
  { inhibitions = [] }: NotificationPolicy,
  alerts: readonly KnownAlert[],
): (alert: KnownAlert) => PossibleInhibitor[] {
  const all = inhibitions.map((inhibition) => ({ inhibition, sources: sourcesOf(inhibition, alerts) }));
  return (alert) =>
    all.flatMap(({ inhibition, sources }) => {
      const [silenced] = targetsOf(inhibition, [alert]);
      if (!silenced) return [];
      return sources
        .filter((silencing) => maySilence(inhibition, silencing, silenced, overlaps))
        .map(({ alert: source }) => ({ inhibition, source }));
    });
}

/** Alert as source or target of an inhibition. */
export interface InhibitionSide {
  readonly alert: KnownAlert;
  /** Its possible labels on this side. */
  readonly labels: LabelDomains;
  /** Whether the alert is then always on the other side too. */
  readonly isBoth: boolean;
}

/** Returns the alerts that can be source of an inhibition. */
export function sourcesOf({ source, target }: Inhibition, alerts: readonly KnownAlert[]): InhibitionSide[] {
  return sidesOf(source, target, alerts);
}

/** Returns the alerts that can be target of an inhibition. */
export function targetsOf({ source, target }: Inhibition, alerts: readonly KnownAlert[]): InhibitionSide[] {
  return sidesOf(target, source, alerts);
}

function sidesOf(matchers: Matchers, others: Matchers, alerts: readonly KnownAlert[]): InhibitionSide[] {
  return alerts.flatMap((alert) =>
    satisfying(matchers, [alert]).map(({ labels }) => ({
      alert,
      labels,
      isBoth: verdictOfAll(others, labels) === 'always',
    })),
  );
}

/**
 * Tests whether a source can inhibit a target. Two alerts that are always both source and target
 * never inhibit each other.
 *
 * @param areCommon tests whether a label in `equal` can count as equal
 */
export function maySilence(
  { equal = [] }: Inhibition,
  silencing: InhibitionSide,
  silenced: InhibitionSide,
  areCommon: (values: LabelValues, others: LabelValues) => boolean,
): boolean {
  if (silencing.isBoth && silenced.isBoth) return false;
  return equal.every((label) => areCommon(valuesOf(silencing.labels, label), valuesOf(silenced.labels, label)));
}
