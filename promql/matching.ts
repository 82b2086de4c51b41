import type { LabelsOf } from './expression';
import type { MatchingNode } from './node';

/** Which side of an operator has several series for one of the other. */
export type Cardinality = 'one-to-one' | 'many-to-one' | 'one-to-many';

/**
 * How the series of two vectors find each other.
 *
 * @typeParam K whether the labels are the ones compared (`on`) or the ones left out (`ignoring`)
 * @typeParam X the labels
 * @typeParam C the cardinality
 * @typeParam I the labels that the result takes over from the side with one series
 */
export class Matching<
  K extends 'on' | 'ignoring' = 'on' | 'ignoring',
  X extends string = string,
  C extends Cardinality = Cardinality,
  I extends string = string,
> {
  declare private readonly types: readonly [K, X, C, I];

  constructor(readonly node: MatchingNode) {}

  /** Several series at the left may match one at the right; the result keeps the left labels and these of the right. */
  groupLeft<const G extends string = never>(...include: readonly G[]): Matching<K, X, 'many-to-one', G> {
    return new Matching({ ...this.node, group: { side: 'left', include } });
  }

  /** Several series at the right may match one at the left; the result keeps the right labels and these of the left. */
  groupRight<const G extends string = never>(...include: readonly G[]): Matching<K, X, 'one-to-many', G> {
    return new Matching({ ...this.node, group: { side: 'right', include } });
  }

  /** A series that is missing at either side counts as this value. Experimental: `promql-binop-fill-modifiers`. */
  fill(value: number): Matching<K, X, C, I> {
    return new Matching({ ...this.node, fill: { left: value, right: value } });
  }

  /** A series that is missing at the left counts as this value. Experimental: `promql-binop-fill-modifiers`. */
  fillLeft(value: number): Matching<K, X, C, I> {
    return new Matching({ ...this.node, fill: { ...this.node.fill, left: value } });
  }

  /** A series that is missing at the right counts as this value. Experimental: `promql-binop-fill-modifiers`. */
  fillRight(value: number): Matching<K, X, C, I> {
    return new Matching({ ...this.node, fill: { ...this.node.fill, right: value } });
  }
}

/** Series match when they agree in these labels; both sides must have them. */
export function on<const X extends string = never>(...labels: readonly X[]): Matching<'on', X, 'one-to-one', never> {
  return new Matching({ kind: 'on', labels });
}

/** Series match when they agree in all labels but these. */
export function ignoring<const X extends string = never>(
  ...labels: readonly X[]
): Matching<'ignoring', X, 'one-to-one', never> {
  return new Matching({ kind: 'ignoring', labels });
}

/** All labels are compared: the matching of an operator without `on` or `ignoring`. */
export type AllLabels = Matching<'ignoring', never, 'one-to-one', never>;

/** What set operators take: they match every series with every other, so that there is no side with one series. */
export type SetMatching = Matching<'on' | 'ignoring', string, 'one-to-one', never>;

/** Shown by the compiler when two vectors cannot match. */
export interface LabelsDiffer<Left extends string, Right extends string> {
  readonly 'the labels differ, so no series match: use on(...) or ignoring(...)': [left: Left, right: Right];
}

/** Shown by the compiler when a matching names a label that a side does not have. */
export interface LabelMissing<Label extends string, Left extends string, Right extends string> {
  readonly 'this label is not on both sides': [label: Label, left: Left, right: Right];
}

/** Shown by the compiler when a grouping includes a label that the side with one series does not have. */
export interface IncludeMissing<Label extends string, Side extends string> {
  readonly 'this label is not on the side that it is taken from': [label: Label, side: Side];
}

/** `unknown` when the vectors can match, otherwise a type that says why not. */
export type Matchable<L extends string, R, M> = R extends { readonly labels: unknown }
  ? M extends Matching<infer K, infer X, infer C, infer I>
    ? MatchableLabels<L, LabelsOf<R>, K, X, C, I>
    : never
  : unknown;

type MatchableLabels<L extends string, R extends string, K, X extends string, C, I extends string> = K extends 'on'
  ? [X] extends [L & R]
    ? Includable<C extends 'many-to-one' ? R : L, I>
    : LabelMissing<Exclude<X, L & R>, L, R>
  : Same<Exclude<L, X>, Exclude<R, X>> extends true
    ? Includable<C extends 'many-to-one' ? R : L, I>
    : LabelsDiffer<Exclude<L, X>, Exclude<R, X>>;

type Includable<Side extends string, I extends string> = [I] extends [Side]
  ? unknown
  : IncludeMissing<Exclude<I, Side>, Side>;

type Same<A extends string, B extends string> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** The labels of the result of an operator. */
export type MatchedLabels<L extends string, R, M> = R extends { readonly labels: unknown }
  ? M extends Matching<infer K, infer X, infer C, infer I>
    ? C extends 'many-to-one'
      ? L | I
      : C extends 'one-to-many'
        ? LabelsOf<R> | I
        : K extends 'on'
          ? X
          : Exclude<L, X>
    : never
  : L;
