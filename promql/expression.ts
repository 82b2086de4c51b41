import type { Node } from './node';
import type { AnyUnit } from './unit';

/** Labels of a vector, each as a property, so that the compiler names a missing one. */
export type LabelSet<L extends string> = { readonly [K in L]: true };

/** Expression that renders to PromQL. */
export interface Expression {
  /** Expression as a syntax tree. @hidden */
  readonly node: Node;
}

/**
 * Instant vector: one sample per series.
 *
 * @typeParam L the labels that every series has
 * @typeParam U the unit of the samples
 * @typeParam F true if it holds only series that meet a condition, false if its samples are 1 and
 * only say that a series exists
 */
export interface Instant<L extends string, U extends AnyUnit, F extends boolean = boolean> extends Expression {
  /** Kind of the expression, for the compiler only. */
  readonly kind: `instant vector${string}`;
  /** Labels that every series has, for the compiler only. */
  readonly labels: LabelSet<L>;
  /** Unit of the samples. */
  readonly unit: U;
  /** Whether it holds only series that meet a condition, for the compiler only. */
  readonly condition?: F;
}

/** Instant vector of the series that meet a condition, as an alert requires. */
export interface Filtered<L extends string, U extends AnyUnit> extends Instant<L, U> {
  /** Holds only series that meet a condition, for the compiler only. */
  readonly condition: true;
}

/** Scalar with a unit. */
export interface ScalarExpression<U extends AnyUnit> extends Expression {
  /** Kind of the expression, for the compiler only. */
  readonly kind: 'scalar';
  /** Unit of the number. */
  readonly unit: U;
}

/** Counter, or a range vector of one, as `rate` requires. */
export interface CounterSeries<L extends string, U extends AnyUnit> extends Expression {
  /** Kind of the expression, for the compiler only. */
  readonly kind: CounterKind | 'range vector of a counter';
  /** Labels that every series has, for the compiler only. */
  readonly labels: LabelSet<L>;
  /** Unit of the count. */
  readonly unit: U;
}

/**
 * Gauge, or a range vector of a gauge or of a computed vector, as `delta`, `deriv` and `…OverTime`
 * require.
 *
 * @typeParam F true if it holds only series that meet a condition
 */
export interface GaugeSeries<L extends string, U extends AnyUnit, F extends boolean = boolean> extends Expression {
  /** Kind of the expression, for the compiler only. */
  readonly kind: GaugeKind | 'range vector of a gauge';
  /** Labels that every series has, for the compiler only. */
  readonly labels: LabelSet<L>;
  /** Unit of the samples. */
  readonly unit: U;
  /** Whether it holds only series that meet a condition, for the compiler only. */
  readonly condition?: F;
}

/** Any series or range vector, as required by functions that ignore the type, such as `changes`. */
export interface AnySeries<L extends string, U extends AnyUnit, F extends boolean = boolean> extends Expression {
  /** Kind of the expression, for the compiler only. */
  readonly kind: CounterKind | GaugeKind | NativeHistogramKind | `range vector${string}`;
  /** Labels that every series has, for the compiler only. */
  readonly labels: LabelSet<L>;
  /** Unit of the samples. */
  readonly unit: U;
  /** Whether it holds only series that meet a condition, for the compiler only. */
  readonly condition?: F;
}

/** Any vector whose presence can be checked, as `absent` and `count` require. */
export interface Presence<L extends string> extends Expression {
  /** Kind of the expression, for the compiler only. */
  readonly kind: CounterKind | NativeHistogramKind | `instant vector${string}`;
  /** Labels that every series has, for the compiler only. */
  readonly labels: LabelSet<L>;
}

/**
 * Instant vector to aggregate.
 *
 * @typeParam P further labels, which some of its series have
 */
export interface Groupable<L extends string, U extends AnyUnit, F extends boolean, P extends string> extends Instant<
  L,
  U,
  F
> {
  /** Labels that some of its series have, for the compiler only. */
  readonly possible?: LabelSet<P>;
}

/** Compiler message for a value of another type. */
export type Misused<K> = [K] extends ['scalar']
  ? 'scalar: use vector(scalar)'
  : [K] extends [`range vector${string}`]
    ? `${K}: use a function over a window`
    : [ComputedKind] extends [K]
      ? 'a selector or .subquery(window)'
      : [GaugeKind] extends [K]
        ? 'use delta(), deriv() or avgOverTime()'
        : K;

/** A value of the allowed types, otherwise a compiler message. */
export type OfKind<K, Allowed, T> = [K] extends [Allowed] ? T & { readonly kind: K } : Misused<K>;

/** A metric of the type T, otherwise a compiler message that says which one is meant. */
export type MetricOfKind<K, T extends { readonly kind: string }, Message extends string> = [K] extends [T['kind']]
  ? T & { readonly kind: K }
  : Message;

/** Vector to aggregate, otherwise a compiler message. */
export type VectorOfKind<K, L extends string, U extends AnyUnit, F extends boolean, P extends string> = OfKind<
  K,
  Instant<L, U>['kind'],
  Groupable<L, U, F, P>
>;

/** Counter or a window of one, otherwise a compiler message. */
export type CounterOfKind<K, L extends string, U extends AnyUnit> = OfKind<
  K,
  CounterSeries<L, U>['kind'],
  CounterSeries<L, U>
>;

/** Gauge or a window, otherwise a compiler message. */
export type GaugeOfKind<K, L extends string, U extends AnyUnit, F extends boolean> = OfKind<
  K,
  GaugeSeries<L, U>['kind'],
  GaugeSeries<L, U, F>
>;

/**
 * Vector whose series can be counted.
 *
 * @typeParam P further labels, which some of its series have
 */
export interface Countable<L extends string, F extends boolean, P extends string> extends Presence<L> {
  /** Whether it holds only series that meet a condition, for the compiler only. */
  readonly condition?: F;
  /** Labels that some of its series have, for the compiler only. */
  readonly possible?: LabelSet<P>;
}

/** Compiler message for a counter that is used as an instant vector. */
export type CounterKind = 'counter: take rate(), increase() or .cumulative()';
/** Compiler message for a gauge that is used as a counter. */
export type GaugeKind = 'instant vector of a gauge: take delta(), deriv() or avgOverTime()';
/** Compiler message for a window over a computed vector. */
export type ComputedKind = 'instant vector: only a selector or .subquery() has a window';
/** Compiler message for a classic histogram that is used as a vector. */
export type HistogramKind = 'histogram: use .bucket, .sum or .count';
/** Compiler message for a summary that is used as a vector. */
export type SummaryKind = 'summary: use .quantiles, .sum or .count';
/** Compiler message for a native histogram that is used as a vector of floats. */
export type NativeHistogramKind = 'native histogram: use .quantile(), .count(), .sum() of .rate()';

/** The labels of an expression. */
export type LabelsOf<E> = E extends { readonly labels: infer S } ? keyof S & string : never;

/** True if a vector holds only series that meet a condition. */
export type FilterOf<E> = E extends { readonly condition: true } ? true : boolean;

/** The same of an operation that needs both sides. */
export type Either<F extends boolean, R> = [F] extends [true] ? true : FilterOf<R>;

/** The same of an operation that needs one of both sides. */
export type Both<F extends boolean, R> = [F] extends [true] ? FilterOf<R> : boolean;

/** Filter of a vector whose samples are 1. */
export type Constant<F extends boolean> = [F] extends [true] ? true : false;

/** The unit of an operand; `none` for a plain number. */
export type UnitOf<E> = E extends { readonly unit: infer U extends AnyUnit } ? U : 'none';

/** Operator of what is no vector. Its operand has the type of a compiler message. */
type NoOperator<K extends string> = (right: K, matching?: unknown) => never;

/**
 * Base of metrics that are not vectors. Their operators have the type of a compiler message.
 *
 * @typeParam K the message
 */
export abstract class NoVector<K extends string> {
  /** Message of the compiler where it is used as a vector. */
  declare readonly kind: K;
  /** @hidden */
  declare readonly plus: NoOperator<K>;
  /** @hidden */
  declare readonly minus: NoOperator<K>;
  /** @hidden */
  declare readonly times: NoOperator<K>;
  /** @hidden */
  declare readonly dividedBy: NoOperator<K>;
  /** @hidden */
  declare readonly equalTo: NoOperator<K>;
  /** @hidden */
  declare readonly notEqualTo: NoOperator<K>;
  /** @hidden */
  declare readonly greaterThan: NoOperator<K>;
  /** @hidden */
  declare readonly greaterOrEqual: NoOperator<K>;
  /** @hidden */
  declare readonly lessThan: NoOperator<K>;
  /** @hidden */
  declare readonly lessOrEqual: NoOperator<K>;
  /** @hidden */
  declare readonly and: NoOperator<K>;
  /** @hidden */
  declare readonly or: NoOperator<K>;
  /** @hidden */
  declare readonly unless: NoOperator<K>;
}
