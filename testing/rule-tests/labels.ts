import { satisfies } from '../../alerts/routing/label-match';
import type { MatcherNode } from '../../promql/node';

/** The labels of a series; the name is none of them, and an empty value is no label. */
export type Labels = Readonly<Record<string, string>>;

/** One text for all sets of the same labels. */
export function keyOf(labels: Labels): string {
  return remembered(keys, labels, () =>
    JSON.stringify(Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1))),
  );
}

/** Only these labels. */
export function kept(labels: Labels, names: readonly string[]): Labels {
  return chosen(labels, names, true);
}

/** All labels but these. */
export function without(labels: Labels, names: readonly string[]): Labels {
  return chosen(labels, names, false);
}

// Rules ask for the same labels of the same series at each evaluation: what was answered once is kept as long as they are.
const keys = new WeakMap<Labels, string>();
const choices = {
  kept: new WeakMap<Labels, WeakMap<object, Labels>>(),
  left: new WeakMap<Labels, WeakMap<object, Labels>>(),
};

function chosen(labels: Labels, names: readonly string[], isKept: boolean): Labels {
  const ofLabels = remembered(isKept ? choices.kept : choices.left, labels, () => new WeakMap<object, Labels>());
  return remembered(ofLabels, names, () =>
    Object.fromEntries(Object.entries(labels).filter(([name]) => names.includes(name) === isKept)),
  );
}

/** What was computed for this key before, or else is now. */
export function remembered<K extends object, V>(known: WeakMap<K, V>, key: K, compute: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const value = compute();
  known.set(key, value);
  return value;
}

/** Whether every matcher lets the labels through. */
export function matches(labels: Labels, matchers: readonly MatcherNode[]): boolean {
  return matchers.every((matcher) => satisfies(matcher, labels[matcher.label] ?? ''));
}
