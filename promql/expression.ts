import type { Node } from './node';
import type { AnyUnit } from './unit';

/** The labels of a vector, each as a property, so that a missing one is an assignability error that names it. */
export type LabelSet<L extends string> = { readonly [K in L]: true };

/** Everything that renders to PromQL. */
export interface Expression {
  readonly node: Node;
}

/**
 * One sample for each of a set of series: what functions over instant vectors take.
 *
 * @typeParam L the labels that every series has
 * @typeParam U the unit of the samples
 */
export interface Instant<L extends string, U extends AnyUnit> extends Expression {
  readonly kind: `instant vector${string}`;
  readonly labels: LabelSet<L>;
  readonly unit: U;
}

/** A vector that holds only the series for which something is true: what an alert fires on. */
export interface Filtered<L extends string, U extends AnyUnit> extends Instant<L, U> {
  readonly condition: true;
}

/** A number that an expression computes, or a plain one with its unit. */
export interface ScalarExpression<U extends AnyUnit> extends Expression {
  readonly kind: 'scalar';
  readonly unit: U;
}

/** A counter, or a window over one: what `rate` and its kin take. */
export interface CounterSeries<L extends string, U extends AnyUnit> extends Expression {
  readonly kind: CounterKind | 'range vector of a counter';
  readonly labels: LabelSet<L>;
  readonly unit: U;
}

/** A gauge, or a window over one or over a computed vector: what `delta`, `deriv` and the `…OverTime` functions take. */
export interface GaugeSeries<L extends string, U extends AnyUnit> extends Expression {
  readonly kind: GaugeKind | 'range vector of a gauge';
  readonly labels: LabelSet<L>;
  readonly unit: U;
}

/** Anything that has samples over time: what functions take that do not look at the values, such as `changes`. */
export interface AnySeries<L extends string, U extends AnyUnit> extends Expression {
  readonly kind: CounterKind | GaugeKind | NativeHistogramKind | `range vector${string}`;
  readonly labels: LabelSet<L>;
  readonly unit: U;
}

/** Anything that is there or not at a moment: what `absent` and `count` take. */
export interface Presence<L extends string> extends Expression {
  readonly kind: CounterKind | NativeHistogramKind | `instant vector${string}`;
  readonly labels: LabelSet<L>;
}

/** Why a counter is not an instant vector, in the words of the compiler's message. */
export type CounterKind = 'counter: take rate(), increase() or .cumulative() of it';
/** A gauge is an instant vector; it says why it is no counter. */
export type GaugeKind =
  'instant vector of a gauge: rate() takes counters, a gauge takes delta(), deriv() or avgOverTime()';
/** A computed vector says what to do when a window over it is asked for. */
export type ComputedKind = 'instant vector: only a selector or .subquery() has a window';
/** Why a classic histogram is no vector. */
export type HistogramKind = 'histogram: use its .bucket, .sum or .count';
/** Why a summary is no vector. */
export type SummaryKind = 'summary: use its .quantiles, .sum or .count';
/** Why a native histogram is no vector of floats. */
export type NativeHistogramKind = 'native histogram: use .rate() or .increase(), then .quantile(), .count() or .sum()';

/** The labels of an expression. */
export type LabelsOf<E> = E extends { readonly labels: infer S } ? keyof S & string : never;

/** The unit of an operand; a bare number has none. */
export type UnitOf<E> = E extends { readonly unit: infer U extends AnyUnit } ? U : 'none';

/** What to do instead of calculating with what is no vector, in the compiler's message. */
export interface Instead<K extends string> {
  readonly instead: K;
}

/**
 * What is no vector says so, in the compiler's message, when it is calculated or compared with.
 *
 * @typeParam K why it is none and what to do about it
 */
export abstract class NoVector<K extends string> {
  declare readonly kind: K;
  declare readonly plus: Instead<K>;
  declare readonly minus: Instead<K>;
  declare readonly times: Instead<K>;
  declare readonly dividedBy: Instead<K>;
  declare readonly equalTo: Instead<K>;
  declare readonly notEqualTo: Instead<K>;
  declare readonly greaterThan: Instead<K>;
  declare readonly greaterOrEqual: Instead<K>;
  declare readonly lessThan: Instead<K>;
  declare readonly lessOrEqual: Instead<K>;
}
