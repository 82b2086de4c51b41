import { groupBy } from '../../core/group-by';
import type { KnownAlert } from './alert-labels';
import type { Inhibition, Matchers } from './inhibition';
import { overlaps, valuesOf, type LabelDomains, type LabelValues } from './label-values';
import type { NotificationPolicy } from './notification-policy';
import { satisfying, verdictOfAll } from './routed-alerts';

/** Alert that can inhibit another one. */
export interface PossibleInhibitor {
  /** Inhibition of the policy. */
  readonly inhibition: Inhibition;
  /** Alert that the inhibition has as its source. */
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
  const all = inhibitions.map((inhibition) => ({ inhibition, sourcesFor: sourceFinder(inhibition, alerts) }));
  return (alert) =>
    all.flatMap(({ inhibition, sourcesFor }) => sourcesFor(alert).map((source) => ({ inhibition, source })));
}

/**
 * Returns a function that tests whether another alert can inhibit an alert, as far as its labels are
 * known.
 *
 * @param alerts alerts that can fire
 */
export function inhibitableAlerts(
  { inhibitions = [] }: NotificationPolicy,
  alerts: readonly KnownAlert[],
): (alert: KnownAlert) => boolean {
  const finders = inhibitions.map((inhibition) => sourceFinder(inhibition, alerts));
  return (alert) => finders.some((sourcesFor) => sourcesFor(alert).length > 0);
}

/** Sources of an inhibition that inhibit the same alerts, by their positions among all sources. */
type AlikeSources = readonly [PlacedSource, ...PlacedSource[]];
type PlacedSource = readonly [position: number, side: InhibitionSide];

/**
 * Returns a function that finds the sources of an inhibition that can inhibit an alert, in their
 * order. Time grows linearly with the number of alerts: sources and targets with the same values of
 * the labels in `equal` are compared once, and only if no label has two different values.
 */
function sourceFinder(
  inhibition: Inhibition,
  alerts: readonly KnownAlert[],
): (alert: KnownAlert) => readonly KnownAlert[] {
  const { equal = [] } = inhibition;
  const placed = sourcesOf(inhibition, alerts).map((side, position): PlacedSource => [position, side]);
  const alike = [...groupBy(placed, ([, side]) => kindOf(side, equal)).values()];
  const indexes = [...groupBy(alike, ([[, side]]) => fixedLabels(side, equal).join()).values()].map(sourceIndex);
  const found = new Map<string, readonly KnownAlert[]>();
  return (alert) => {
    const [silenced] = targetsOf(inhibition, [alert]);
    if (!silenced) return [];
    const kind = kindOf(silenced, equal);
    const sources =
      found.get(kind) ??
      indexes
        .flatMap((sourcesLike) => sourcesLike(silenced, equal))
        .filter(([[, silencing]]) => maySilence(inhibition, silencing, silenced, overlaps))
        .flat()
        .sort(([one], [other]) => one - other)
        .map(([, side]) => side.alert);
    found.set(kind, sources);
    return sources;
  };
}

/**
 * Returns a function that finds sources by the labels that have one value in a target and in the
 * sources.
 *
 * @param sources sources of which the same labels have one value
 */
function sourceIndex(
  sources: readonly [AlikeSources, ...AlikeSources[]],
): (silenced: InhibitionSide, equal: readonly string[]) => readonly AlikeSources[] {
  const [[[, first]]] = sources;
  const indexes = new Map<string, ReadonlyMap<string, readonly AlikeSources[]>>();
  return (silenced, equal) => {
    const labels = fixedLabels(silenced, fixedLabels(first, equal));
    const key = labels.join();
    const index = indexes.get(key) ?? groupBy(sources, ([[, side]]) => valuesText(side, labels));
    indexes.set(key, index);
    return index.get(valuesText(silenced, labels)) ?? [];
  };
}

/** Returns the labels of a side that have one value, which may be absent. */
function fixedLabels({ labels }: InhibitionSide, among: readonly string[]): string[] {
  return among.filter((label) => valuesOf(labels, label).only?.length === 1);
}

/** Returns a text that is equal for sides that are compared with the same result. */
function kindOf(side: InhibitionSide, equal: readonly string[]): string {
  return `${side.isBoth} ${valuesText(side, equal)}`;
}

function valuesText({ labels }: InhibitionSide, among: readonly string[]): string {
  return JSON.stringify(among.map((label) => valuesOf(labels, label)));
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
