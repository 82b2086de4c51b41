import type { LabelsOf } from './expression';
import type { MatchingNode } from './node';

/** Cardinality of the matching: the side with several series per match. */
export type Cardinality = 'one-to-one' | 'many-to-one' | 'one-to-many';

/**
 * Vector matching.
 *
 * @typeParam K whether the labels are compared (`on`) or excluded (`ignoring`)
 * @typeParam X the labels
 * @typeParam C the cardinality
 * @typeParam I the labels that the result copies from the side with one series
 */
export class Matching<
  K extends 'on' | 'ignoring' = 'on' | 'ignoring',
  X extends string = string,
  C extends Cardinality = Cardinality,
  I extends string = string,
> {
  declare private readonly types: readonly [K, X, C, I];

  constructor(
    /** @hidden */
    readonly node: MatchingNode,
  ) {}

  /**
   * Allows several series on the left per series on the right. The result has the labels of the
   * left side and these labels of the right side.
   */
  groupLeft<const G extends string = never>(...include: readonly G[]): Matching<K, X, 'many-to-one', G> {
    return new Matching({ ...this.node, group: { side: 'left', include } });
  }

  /**
   * Allows several series on the right per series on the left. The result has the labels of the
   * right side and these labels of the left side.
   */
  groupRight<const G extends string = never>(...include: readonly G[]): Matching<K, X, 'one-to-many', G> {
    return new Matching({ ...this.node, group: { side: 'right', include } });
  }

  /**
   * Value for series that are missing on either side. Experimental: `promql-binop-fill-modifiers`.
   */
  fill(value: number): Matching<K, X, C, I> {
    return new Matching({ ...this.node, fill: { left: value, right: value } });
  }

  /** Value for series that are missing on the left. Experimental: `promql-binop-fill-modifiers`. */
  fillLeft(value: number): Matching<K, X, C, I> {
    return new Matching({ ...this.node, fill: { ...this.node.fill, left: value } });
  }

  /**
   * Value for series that are missing on the right. Experimental: `promql-binop-fill-modifiers`.
   */
  fillRight(value: number): Matching<K, X, C, I> {
    return new Matching({ ...this.node, fill: { ...this.node.fill, right: value } });
  }
}

/** Matches series with equal values of these labels, which both sides must have. */
export function on<const X extends string = never>(...labels: readonly X[]): Matching<'on', X, 'one-to-one', never> {
  return new Matching({ kind: 'on', labels });
}

/** Matches series with equal values of all labels except these. */
export function ignoring<const X extends string = never>(
  ...labels: readonly X[]
): Matching<'ignoring', X, 'one-to-one', never> {
  return new Matching({ kind: 'ignoring', labels });
}

/** Matching of an operator without `on` or `ignoring`: all labels are compared. */
export type AllLabels = Matching<'ignoring', never, 'one-to-one', never>;

/** Matching of set operators, which are always many-to-many. */
export type SetMatching = Matching<'on' | 'ignoring', string, 'one-to-one', never>;

/** The operand if it fits, otherwise a compiler message. */
export type Fitting<R, Check> = unknown extends Check ? R : Check;

/** `unknown` when the vectors can match, otherwise a compiler message. */
export type Matchable<L extends string, R, M> = R extends { readonly labels: unknown }
  ? M extends Matching<infer K, infer X, infer C, infer I>
    ? MatchableLabels<L, LabelsOf<R>, K, X, C, I>
    : never
  : unknown;

/** `unknown` when vectors with these labels can match, otherwise a compiler message. */
export type MatchableLabels<
  L extends string,
  R extends string,
  K,
  X extends string,
  C,
  I extends string,
> = K extends 'on'
  ? [X] extends [L & R]
    ? Includable<C extends 'many-to-one' ? R : L, I>
    : ['on(...) takes labels of both sides', L & R]
  : Same<Exclude<L, X>, Exclude<R, X>> extends true
    ? Includable<C extends 'many-to-one' ? R : L, I>
    : [R] extends [never]
      ? 'use on(...) or ignoring(...)'
      : ['use on(...) or ignoring(...)', Exclude<L, R | X> | Exclude<R, L | X>];

/** `unknown` for labels of the side that they are copied from, otherwise a compiler message. */
export type Includable<Side extends string, I extends string> = [I] extends [Side]
  ? unknown
  : ['the other side has the labels', Side];

/** True for equal labels. */
export type Same<A extends string, B extends string> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

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
