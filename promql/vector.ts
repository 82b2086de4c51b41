import type { Unit } from '../metrics';
import { converted, named, scaleIssues, type Convertible, type Nameable, type Scaled } from './conversion';
import type { Both, ComputedKind, Either, GaugeKind, Instant, LabelSet, LabelsOf, UnitOf } from './expression';
import { withIssues } from './issues';
import { joinIssues } from './checks/join';
import { presenceIssues } from './checks/presence';
import type { Alternative, Present } from './set-operand';
import type { AllLabels, Fitting, Matchable, MatchedLabels, Matching, SetMatching } from './matching';
import { negationOf, type BinaryNode, type BinaryOperator, type Node } from './node';
import {
  nodeOf,
  unitOf,
  type Addend,
  type Example,
  type Modulus,
  type Operand,
  type SameUnit,
  type Structural,
  type Subtrahend,
} from './operand';
import { RangeVector } from './range';
import {
  difference,
  product,
  quotient,
  sumOf,
  undetermined,
  type AnyUnit,
  type Difference,
  type Product,
  type Quotient,
  type Sum,
  type Undetermined,
} from './unit';
import { stepIssues, windowNode, type Window } from './window';

/** Operand of set operators. */
export type Vector = Instant<string, AnyUnit>;

/** An operand whose labels match, otherwise a compiler message. */
type Matched<L extends string, R, M> = Fitting<R, Matchable<L, R, M>>;

/** A factor that leaves the unit and whose labels match, otherwise a compiler message. */
type Factor<L extends string, U extends AnyUnit, R, M> = Fitting<R, Scaled<U, R> & Matchable<L, R, M>>;

/** Result of arithmetic. It holds only series that meet a condition if one of the sides does. */
export type Computed<L extends string, U extends AnyUnit, F extends boolean, R, M> = InstantVector<
  MatchedLabels<L, R, M>,
  U,
  Either<F, R>
>;

/**
 * Instant vector.
 *
 * @typeParam L the labels that every series has
 * @typeParam U the unit of the samples
 * @typeParam F true if it holds only series that meet a condition
 */
export class InstantVector<L extends string, U extends AnyUnit, F extends boolean = boolean> implements Instant<
  L,
  U,
  F
> {
  declare readonly kind: ComputedKind | GaugeKind;
  declare readonly labels: LabelSet<L>;
  declare readonly condition: F;
  /** @hidden */
  declare readonly structural?: Structural<U>;

  constructor(
    /** @hidden */
    readonly node: Node,
    readonly unit: U,
  ) {}

  /** Sets the unit of a result whose unit has no rule. */
  as<V extends Unit>(unit: Nameable<U, V>): InstantVector<L, V, F> {
    return new InstantVector(named(this.node, this.unit, unit as V), unit as V);
  }

  /** Converts the unit: seconds to `days`, a ratio to `percent`, `bytes/s` to `bits/s`. */
  in<V extends Convertible<U>>(unit: V): InstantVector<L, Extract<V, Unit>, F> {
    const to = unit as Extract<V, Unit>;
    return new InstantVector(converted(this.node, this.unit, to), to);
  }

  /** `+` */
  plus<R extends Addend<U, Example<Difference<U, U>>>, M extends Matching = AllLabels>(
    right: Matched<L, R, M>,
    matching?: M,
  ): Computed<L, Sum<U, UnitOf<R>>, F, R, M> {
    return new InstantVector(binary(this, '+', right, matching), sumOf(this.unit, unitOf<R>(right)));
  }

  /** `-` */
  minus<R extends Subtrahend<U, Example<U>>, M extends Matching = AllLabels>(
    right: Matched<L, R, M>,
    matching?: M,
  ): Computed<L, Difference<U, UnitOf<R>>, F, R, M> {
    return new InstantVector(binary(this, '-', right, matching), difference(this.unit, unitOf<R>(right)));
  }

  /** `*` by a factor that leaves the unit, or by a value in a unit. */
  times<R extends Operand, M extends Matching = AllLabels>(
    right: Factor<L, U, R, M>,
    matching?: M,
  ): Computed<L, Product<U, UnitOf<R>>, F, R, M> {
    return new InstantVector(scaled(this, '*', right, matching), product(this.unit, unitOf<R>(right)));
  }

  /** `/`. Use `ratio()` for a ratio without a result instead of NaN without traffic. */
  dividedBy<R extends Operand, M extends Matching = AllLabels>(
    right: Factor<L, U, R, M>,
    matching?: M,
  ): Computed<L, Quotient<U, UnitOf<R>>, F, R, M> {
    return new InstantVector(scaled(this, '/', right, matching), quotient(this.unit, unitOf<R>(right)));
  }

  /** `%`, the remainder of a division. */
  modulo<R extends Modulus<U, Example<U>>, M extends Matching = AllLabels>(
    right: Matched<L, R, M>,
    matching?: M,
  ): Computed<L, U, F, R, M> {
    return new InstantVector(binary(this, '%', right, matching), this.unit);
  }

  /** `^` */
  power<R extends Operand, M extends Matching = AllLabels>(
    right: Matched<L, R, M>,
    matching?: M,
  ): Computed<L, Undetermined, F, R, M> {
    return new InstantVector(binary(this, '^', right, matching), undetermined);
  }

  /** `atan2`, in radians. */
  atan2<R extends SameUnit<U, Example<U>>, M extends Matching = AllLabels>(
    right: Matched<L, R, M>,
    matching?: M,
  ): Computed<L, 'none', F, R, M> {
    return new InstantVector(binary(this, 'atan2', right, matching), 'none');
  }

  /** `==`: the series with equal samples. */
  equalTo<R extends SameUnit<U, Example<U>>, M extends Matching = AllLabels>(
    right: Matched<L, R, M>,
    matching?: M,
  ): Comparison<MatchedLabels<L, R, M>, U> {
    return new Comparison(binary(this, '==', right, matching), this.unit);
  }

  /** `!=` */
  notEqualTo<R extends SameUnit<U, Example<U>>, M extends Matching = AllLabels>(
    right: Matched<L, R, M>,
    matching?: M,
  ): Comparison<MatchedLabels<L, R, M>, U> {
    return new Comparison(binary(this, '!=', right, matching), this.unit);
  }

  /** `>` */
  greaterThan<R extends SameUnit<U, Example<U>>, M extends Matching = AllLabels>(
    right: Matched<L, R, M>,
    matching?: M,
  ): Comparison<MatchedLabels<L, R, M>, U> {
    return new Comparison(binary(this, '>', right, matching), this.unit);
  }

  /** `<` */
  lessThan<R extends SameUnit<U, Example<U>>, M extends Matching = AllLabels>(
    right: Matched<L, R, M>,
    matching?: M,
  ): Comparison<MatchedLabels<L, R, M>, U> {
    return new Comparison(binary(this, '<', right, matching), this.unit);
  }

  /** `>=` */
  greaterOrEqual<R extends SameUnit<U, Example<U>>, M extends Matching = AllLabels>(
    right: Matched<L, R, M>,
    matching?: M,
  ): Comparison<MatchedLabels<L, R, M>, U> {
    return new Comparison(binary(this, '>=', right, matching), this.unit);
  }

  /** `<=` */
  lessOrEqual<R extends SameUnit<U, Example<U>>, M extends Matching = AllLabels>(
    right: Matched<L, R, M>,
    matching?: M,
  ): Comparison<MatchedLabels<L, R, M>, U> {
    return new Comparison(binary(this, '<=', right, matching), this.unit);
  }

  /**
   * `and`: the series with a match on the right. A right side that has the values of a gauge of 0 and 1, and
   * no comparison of them, is an issue.
   */
  and<R extends Vector, M extends SetMatching = AllLabels>(
    right: Fitting<R, Present<R> & Matchable<L, R, M>>,
    matching?: M,
  ): Condition<L, U> {
    return new Condition(binary(this, 'and', right, matching), this.unit);
  }

  /**
   * `unless`: the series without a match on the right. A right side that has the values of a gauge of 0 and 1,
   * and no comparison of them, is an issue.
   */
  unless<R extends Vector, M extends SetMatching = AllLabels>(
    right: Fitting<R, Present<R> & Matchable<L, R, M>>,
    matching?: M,
  ): Condition<L, U> {
    return new Condition(binary(this, 'unless', right, matching), this.unit);
  }

  /** `or`: these series, and the series on the right without a match. */
  or<R extends Instant<string, U>, M extends SetMatching = AllLabels>(
    right: Fitting<R, Alternative<L, F, R, M>>,
    matching?: M,
  ): Union<L & LabelsOf<R>, U, Both<F, R>, L | LabelsOf<R>> {
    return new Union(binary(this, 'or', right, matching), this.unit);
  }

  /** Changes the sign of the samples. */
  negated(): InstantVector<L, U, F> {
    return new InstantVector(negationOf(this.node), this.unit);
  }

  /**
   * Subquery, a range vector: `max_over_time(rate(…)[1h:1m])`. That of a condition is met where the
   * condition was met in the window. A step longer than the window is an issue.
   *
   * @param window length of the window
   * @param step the resolution; default: Prometheus' global evaluation interval
   */
  subquery(window: Window, step?: Window): RangeVector<'gauge', L, U, F> {
    return new RangeVector(subqueryNode(this.node, window, step), this.unit);
  }
}

/**
 * Instant vector of the series that meet a condition, as an alert requires.
 *
 * @typeParam L the labels that every series has
 * @typeParam U the unit of the samples
 */
export class Condition<L extends string, U extends AnyUnit> extends InstantVector<L, U, true> {}

/** Comparison: the series that meet it. */
export class Comparison<L extends string, U extends AnyUnit> extends Condition<L, U> {
  /** Value of the comparison instead of a filter: 1 where it is met, otherwise 0. */
  bool(): InstantVector<L, 'boolean'> {
    return new InstantVector({ ...(this.node as Extract<Node, { type: 'binary' }>), bool: true }, 'boolean');
  }
}

/**
 * Series of two vectors.
 *
 * @typeParam P the labels that some of its series have, by which it can be grouped
 */
export class Union<L extends string, U extends AnyUnit, F extends boolean, P extends string> extends InstantVector<
  L,
  U,
  F
> {
  /** Labels that some of its series have, for the compiler only. */
  declare readonly possible: LabelSet<P>;
}

/** Creates the node of a subquery. A step longer than the window is an issue. */
export function subqueryNode(expression: Node, window: Window, step?: Window): Extract<Node, { type: 'subquery' }> {
  const length = windowNode(window);
  if (step === undefined) return { type: 'subquery', expression, window: length };
  const resolution = windowNode(step);
  const node = { type: 'subquery', expression, window: length, step: resolution } as const;
  return withIssues<Extract<Node, { type: 'subquery' }>>(node, stepIssues(length, resolution));
}

function binary(left: { readonly node: Node }, operator: BinaryOperator, right: unknown, matching?: Matching): Node {
  const node: BinaryNode = {
    type: 'binary',
    operator,
    left: left.node,
    right: nodeOf(right),
    ...(matching ? { matching: matching.node } : {}),
    ...(operator === '/' ? { isChecked: true } : {}),
  };
  return withIssues<BinaryNode>(node, [...joinIssues(node), ...presenceIssues(node)]);
}

/** Creates the node of a product or quotient. A number that changes the unit is an issue. */
function scaled(
  left: { readonly node: Node; readonly unit: AnyUnit },
  operator: '*' | '/',
  right: unknown,
  matching?: Matching,
): Node {
  return withIssues(binary(left, operator, right, matching), scaleIssues(left, right));
}
