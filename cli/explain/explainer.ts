import type { TargetedStack } from '../../targets';

/** Fact about a part of a stack: its title, and one text for each value. */
export type Fact = readonly [title: string, ...texts: readonly string[]];

/** Explanation of the parts of stacks of one kind. */
export interface Explainer {
  /** Kind of the parts, as a text calls it: `alert`. */
  readonly kind: string;
  /** Returns the names of the parts of this kind. */
  names(of: TargetedStack): readonly string[];
  /** Returns the facts about a part. A fact without texts is not shown. */
  facts(name: string, of: TargetedStack): readonly Fact[];
}

/** Explanation of a part of a stack. */
export interface Explanation {
  readonly kind: string;
  readonly name: string;
  readonly stack: string;
  readonly target: string;
  readonly facts: readonly Fact[];
}

/** Returns one text with the distinct names, or none without names. */
export function joined(names: readonly string[]): string[] {
  return names.length > 0 ? [[...new Set(names)].join(', ')] : [];
}

/** Returns the first of many names, and the number of the others. */
export function shortened(names: readonly string[], most = 12): string {
  return names.slice(0, most).join(', ') + (names.length > most ? ` and ${names.length - most} more` : '');
}
