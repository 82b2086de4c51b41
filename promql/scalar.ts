import type { Unit } from '../metrics';
import { converted, named, scaleIssues, type Convertible, type Nameable, type Scaled } from './conversion';
import type { FilterOf, LabelsOf, ScalarExpression, UnitOf } from './expression';
import { withIssues } from './issues';
import { negationOf, type BinaryOperator, type ComparisonOperator, type Node } from './node';
import type { Fitting } from './matching';
import {
  nodeOf,
  unitOf,
  type Addend,
  type Example,
  type Modulus,
  type Operand,
  type Subtrahend,
  type Structural,
} from './operand';
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
import { InstantVector } from './vector';

/** Type of a result: a vector if one operand is a vector. */
export type Result<R, U extends AnyUnit> = R extends { readonly labels: unknown }
  ? InstantVector<LabelsOf<R>, U, FilterOf<R>>
  : Scalar<U>;

/**
 * Scalar expression.
 *
 * @typeParam U the unit
 */
export class Scalar<U extends AnyUnit> implements ScalarExpression<U> {
  declare readonly kind: 'scalar';
  /** @hidden */
  declare readonly structural?: Structural<U>;

  constructor(
    /** @hidden */
    readonly node: Node,
    readonly unit: U,
  ) {}

  /** Sets the unit of a result whose unit has no rule. */
  as<V extends Unit>(unit: Nameable<U, V>): Scalar<V> {
    return new Scalar(named(this.node, this.unit, unit as V), unit as V);
  }

  /** Converts the unit: seconds to `days`, a ratio to `percent`, `bytes/s` to `bits/s`. */
  in<V extends Convertible<U>>(unit: V): Scalar<Extract<V, Unit>> {
    const to = unit as Extract<V, Unit>;
    return new Scalar(converted(this.node, this.unit, to), to);
  }

  /** `+` */
  plus<R extends Addend<U, Example<Difference<U, U>>>>(right: R): Result<R, Sum<U, UnitOf<R>>> {
    return this.with<R, Sum<U, UnitOf<R>>>('+', right, sumOf(this.unit, unitOf<R>(right)));
  }

  /** `-` */
  minus<R extends Subtrahend<U, Example<U>>>(right: R): Result<R, Difference<U, UnitOf<R>>> {
    return this.with<R, Difference<U, UnitOf<R>>>('-', right, difference(this.unit, unitOf<R>(right)));
  }

  /** `*` by a factor that leaves the unit, or by a value in a unit. */
  times<R extends Operand>(right: Fitting<R, Scaled<U, R>>): Result<R, Product<U, UnitOf<R>>> {
    return this.with<R, Product<U, UnitOf<R>>>('*', right, product(this.unit, unitOf<R>(right)));
  }

  /** `/` */
  dividedBy<R extends Operand>(right: Fitting<R, Scaled<U, R>>): Result<R, Quotient<U, UnitOf<R>>> {
    return this.with<R, Quotient<U, UnitOf<R>>>('/', right, quotient(this.unit, unitOf<R>(right)));
  }

  /** `%`, the remainder of a division. */
  modulo<R extends Modulus<U, Example<U>>>(right: R): Result<R, U> {
    return this.with<R, U>('%', right, this.unit);
  }

  /** `^` */
  power<R extends Operand>(right: R): Result<R, Undetermined> {
    return this.with('^', right, undetermined);
  }

  /** `== bool`: 1 when both are equal, otherwise 0. */
  equalTo(right: 0 | ScalarExpression<U>): Scalar<'boolean'> {
    return this.compared('==', right);
  }

  /** `!= bool` */
  notEqualTo(right: 0 | ScalarExpression<U>): Scalar<'boolean'> {
    return this.compared('!=', right);
  }

  /** `> bool` */
  greaterThan(right: 0 | ScalarExpression<U>): Scalar<'boolean'> {
    return this.compared('>', right);
  }

  /** `< bool` */
  lessThan(right: 0 | ScalarExpression<U>): Scalar<'boolean'> {
    return this.compared('<', right);
  }

  /** `>= bool` */
  greaterOrEqual(right: 0 | ScalarExpression<U>): Scalar<'boolean'> {
    return this.compared('>=', right);
  }

  /** `<= bool` */
  lessOrEqual(right: 0 | ScalarExpression<U>): Scalar<'boolean'> {
    return this.compared('<=', right);
  }

  /** Changes the sign. */
  negated(): Scalar<U> {
    return new Scalar(negationOf(this.node), this.unit);
  }

  private with<R, V extends AnyUnit>(operator: BinaryOperator, right: unknown, unit: V): Result<R, V> {
    const issues = operator === '*' || operator === '/' ? scaleIssues(this, right) : [];
    const isChecked = operator === '/' ? ({ isChecked: true } as const) : {};
    const node = withIssues<Node>(
      { type: 'binary', operator, left: this.node, right: nodeOf(right), ...isChecked },
      issues,
    );
    const isScalar = typeof right === 'number' || right instanceof Scalar;
    return (isScalar ? new Scalar(node, unit) : new InstantVector(node, unit)) as Result<R, V>;
  }

  private compared(operator: ComparisonOperator, right: unknown): Scalar<'boolean'> {
    return new Scalar({ type: 'binary', operator, left: this.node, right: nodeOf(right), bool: true }, 'boolean');
  }
}
