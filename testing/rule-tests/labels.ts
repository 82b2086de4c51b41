import { satisfies } from '../../alerts/routing/label-match';
import type { MatcherNode } from '../../promql/node';

/** Labels of a series without its name. An empty value means that the label is absent. */
export type Labels = Readonly<Record<string, string>>;

/** Returns a text that is equal for equal labels. */
export function keyOf(labels: Labels): string {
  return remembered(keys, labels, () =>
    JSON.stringify(Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1))),
  );
}

/** Returns only the labels with the given names. */
export function kept(labels: Labels, names: readonly string[]): Labels {
  return chosen(labels, names, true);
}

/** Returns the labels without the given names. */
export function without(labels: Labels, names: readonly string[]): Labels {
  return chosen(labels, names, false);
}

// Caches. Rules use the same labels of the same series at each evaluation.
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

/** Returns the cached value of a key, or computes and caches it. */
export function remembered<K extends object, V>(known: WeakMap<K, V>, key: K, compute: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const value = compute();
  known.set(key, value);
  return value;
}

/** Reports whether labels satisfy all matchers. */
export function matches(labels: Labels, matchers: readonly MatcherNode[]): boolean {
  return matchers.every((matcher) => satisfies(matcher, labels[matcher.label] ?? ''));
}
