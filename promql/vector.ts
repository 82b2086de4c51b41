import type { Unit } from '../metrics';
import type { ComputedKind, Filtered, GaugeKind, Instant, LabelSet, LabelsOf, UnitOf } from './expression';
import type { AllLabels, Matchable, MatchedLabels, Matching, SetMatching } from './matching';
import { negationOf, type BinaryOperator, type Node } from './node';
import { nodeOf, unitOf, type Factor, type Modulus, type SameUnit } from './operand';
import { RangeVector } from './range';
import {
  difference,
  product,
  quotient,
  undetermined,
  type AnyUnit,
  type Difference,
  type Product,
  type Quotient,
  type Undetermined,
} from './unit';
import { windowNode, type Window } from './window';

/** Operand of set operators. */
export type Vector = Instant<string, AnyUnit>;

/**
 * Instant vector.
 *
 * @typeParam L the labels that every series has
 * @typeParam U the unit of the samples
 */
export class InstantVector<L extends string, U extends AnyUnit> implements Instant<L, U> {
  declare readonly kind: ComputedKind | GaugeKind;
  declare readonly labels: LabelSet<L>;

  constructor(
    readonly node: Node,
    readonly unit: U,
  ) {}

  /** Sets the unit, for results whose unit has no rule. */
  as<V extends Unit>(unit: V): InstantVector<L, V> {
    return new InstantVector(this.node, unit);
  }

  /** `+` */
  plus<R extends SameUnit<U>, M extends Matching = AllLabels>(
    right: R & Matchable<L, R, M>,
    matching?: M,
  ): InstantVector<MatchedLabels<L, R, M>, U> {
    return new InstantVector(binary(this, '+', right, matching), this.unit);
  }

  /** `-` */
  minus<R extends SameUnit<U>, M extends Matching = AllLabels>(
    right: R & Matchable<L, R, M>,
    matching?: M,
  ): InstantVector<MatchedLabels<L, R, M>, Difference<U>> {
    return new InstantVector(binary(this, '-', right, matching), difference(this.unit));
  }

  /** `*` */
  times<R extends Factor, M extends Matching = AllLabels>(
    right: R & Matchable<L, R, M>,
    matching?: M,
  ): InstantVector<MatchedLabels<L, R, M>, Product<U, UnitOf<R>>> {
    return new InstantVector(binary(this, '*', right, matching), product(this.unit, unitOf<R>(right)));
  }

  /** `/`. Use `ratio()` for a ratio without a result instead of NaN without traffic. */
  dividedBy<R extends Factor, M extends Matching = AllLabels>(
    right: R & Matchable<L, R, M>,
    matching?: M,
  ): InstantVector<MatchedLabels<L, R, M>, Quotient<U, UnitOf<R>>> {
    return new InstantVector(binary(this, '/', right, matching), quotient(this.unit, unitOf<R>(right)));
  }

  /** `%`, the remainder of a division. */
  modulo<R extends Modulus<U>, M extends Matching = AllLabels>(
    right: R & Matchable<L, R, M>,
    matching?: M,
  ): InstantVector<MatchedLabels<L, R, M>, U> {
    return new InstantVector(binary(this, '%', right, matching), this.unit);
  }

  /** `^` */
  power<R extends Factor, M extends Matching = AllLabels>(
    right: R & Matchable<L, R, M>,
    matching?: M,
  ): InstantVector<MatchedLabels<L, R, M>, Undetermined> {
    return new InstantVector(binary(this, '^', right, matching), undetermined);
  }

  /** `atan2`, in radians. */
  atan2<R extends SameUnit<U>, M extends Matching = AllLabels>(
    right: R & Matchable<L, R, M>,
    matching?: M,
  ): InstantVector<MatchedLabels<L, R, M>, 'none'> {
    return new InstantVector(binary(this, 'atan2', right, matching), 'none');
  }

  /** `==`: the series with equal samples. */
  equalTo<R extends SameUnit<U>, M extends Matching = AllLabels>(
    right: R & Matchable<L, R, M>,
    matching?: M,
  ): Comparison<MatchedLabels<L, R, M>, U> {
    return new Comparison(binary(this, '==', right, matching), this.unit);
  }

  /** `!=` */
  notEqualTo<R extends SameUnit<U>, M extends Matching = AllLabels>(
    right: R & Matchable<L, R, M>,
    matching?: M,
  ): Comparison<MatchedLabels<L, R, M>, U> {
    return new Comparison(binary(this, '!=', right, matching), this.unit);
  }

  /** `>` */
  greaterThan<R extends SameUnit<U>, M extends Matching = AllLabels>(
    right: R & Matchable<L, R, M>,
    matching?: M,
  ): Comparison<MatchedLabels<L, R, M>, U> {
    return new Comparison(binary(this, '>', right, matching), this.unit);
  }

  /** `<` */
  lessThan<R extends SameUnit<U>, M extends Matching = AllLabels>(
    right: R & Matchable<L, R, M>,
    matching?: M,
  ): Comparison<MatchedLabels<L, R, M>, U> {
    return new Comparison(binary(this, '<', right, matching), this.unit);
  }

  /** `>=` */
  greaterOrEqual<R extends SameUnit<U>, M extends Matching = AllLabels>(
    right: R & Matchable<L, R, M>,
    matching?: M,
  ): Comparison<MatchedLabels<L, R, M>, U> {
    return new Comparison(binary(this, '>=', right, matching), this.unit);
  }

  /** `<=` */
  lessOrEqual<R extends SameUnit<U>, M extends Matching = AllLabels>(
    right: R & Matchable<L, R, M>,
    matching?: M,
  ): Comparison<MatchedLabels<L, R, M>, U> {
    return new Comparison(binary(this, '<=', right, matching), this.unit);
  }

  /** `and`: the series with a match on the right. */
  and<R extends Vector, M extends SetMatching = AllLabels>(
    right: R & Matchable<L, R, M>,
    matching?: M,
  ): Condition<L, U> {
    return new Condition(binary(this, 'and', right, matching), this.unit);
  }

  /** `unless`: the series without a match on the right. */
  unless<R extends Vector, M extends SetMatching = AllLabels>(
    right: R & Matchable<L, R, M>,
    matching?: M,
  ): Condition<L, U> {
    return new Condition(binary(this, 'unless', right, matching), this.unit);
  }

  /** `or`: these series, and the series on the right without a match. */
  or<R extends Instant<string, U>>(right: R, matching?: SetMatching): InstantVector<L & LabelsOf<R>, U> {
    return new InstantVector(binary(this, 'or', right, matching), this.unit);
  }

  /** Changes the sign of the samples. */
  negated(): InstantVector<L, U> {
    return new InstantVector(negationOf(this.node), this.unit);
  }

  /**
   * Subquery, a range vector: `max_over_time(rate(…)[1h:1m])`.
   *
   * @param window length of the window
   * @param step the resolution; default: Prometheus' global evaluation interval
   */
  subquery(window: Window, step?: Window): RangeVector<'gauge', L, U> {
    return new RangeVector(subqueryNode(this.node, window, step), this.unit);
  }
}

/**
 * Instant vector of the series that meet a condition, as an alert requires.
 *
 * @typeParam L the labels that every series has
 * @typeParam U the unit of the samples
 */
export class Condition<L extends string, U extends AnyUnit> extends InstantVector<L, U> {
  declare readonly condition: true;

  override as<V extends Unit>(unit: V): Condition<L, V> {
    return new Condition(this.node, unit);
  }

  override or<R extends Instant<string, U>>(
    right: R,
    matching?: SetMatching,
  ): R extends Filtered<string, AnyUnit> ? Condition<L & LabelsOf<R>, U> : InstantVector<L & LabelsOf<R>, U> {
    return new Condition(binary(this, 'or', right, matching), this.unit) as never;
  }
}

/** Comparison: the series that meet it. */
export class Comparison<L extends string, U extends AnyUnit> extends Condition<L, U> {
  /** Value of the comparison instead of a filter: 1 where it is met, otherwise 0. */
  bool(): InstantVector<L, 'boolean'> {
    return new InstantVector({ ...(this.node as Extract<Node, { type: 'binary' }>), bool: true }, 'boolean');
  }
}

/** Creates the node of a subquery. */
export function subqueryNode(expression: Node, window: Window, step?: Window): Extract<Node, { type: 'subquery' }> {
  return { type: 'subquery', expression, window: windowNode(window), ...(step ? { step: windowNode(step) } : {}) };
}

function binary(left: { readonly node: Node }, operator: BinaryOperator, right: unknown, matching?: Matching): Node {
  return {
    type: 'binary',
    operator,
    left: left.node,
    right: nodeOf(right),
    ...(matching ? { matching: matching.node } : {}),
  };
}
