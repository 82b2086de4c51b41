import type { Unit } from '../metrics';
import type { LabelsOf, ScalarExpression, UnitOf } from './expression';
import { negationOf, type BinaryOperator, type ComparisonOperator, type Node } from './node';
import { nodeOf, unitOf, type Factor, type Modulus, type SameUnit } from './operand';
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
import { InstantVector } from './vector';

/** Type of a result: a vector if one operand is a vector. */
type Result<R, U extends AnyUnit> = R extends { readonly labels: unknown } ? InstantVector<LabelsOf<R>, U> : Scalar<U>;

/**
 * Scalar expression.
 *
 * @typeParam U the unit
 */
export class Scalar<U extends AnyUnit> implements ScalarExpression<U> {
  declare readonly kind: 'scalar';

  constructor(
    readonly node: Node,
    readonly unit: U,
  ) {}

  /** Sets the unit. */
  as<V extends Unit>(unit: V): Scalar<V> {
    return new Scalar(this.node, unit);
  }

  /** `+` */
  plus<R extends SameUnit<U>>(right: R): Result<R, U> {
    return this.with('+', right, this.unit);
  }

  /** `-` */
  minus<R extends SameUnit<U>>(right: R): Result<R, Difference<U>> {
    return this.with('-', right, difference(this.unit));
  }

  /** `*` */
  times<R extends Factor>(right: R): Result<R, Product<U, UnitOf<R>>> {
    return this.with('*', right, product(this.unit, unitOf(right)));
  }

  /** `/` */
  dividedBy<R extends Factor>(right: R): Result<R, Quotient<U, UnitOf<R>>> {
    return this.with('/', right, quotient(this.unit, unitOf(right)));
  }

  /** `%`, the remainder of a division. */
  modulo<R extends Modulus<U>>(right: R): Result<R, U> {
    return this.with('%', right, this.unit);
  }

  /** `^` */
  power<R extends Factor>(right: R): Result<R, Undetermined> {
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

  private with<R, V extends AnyUnit>(operator: BinaryOperator, right: R, unit: V): Result<R, V> {
    const node: Node = { type: 'binary', operator, left: this.node, right: nodeOf(right) };
    const isScalar = typeof right === 'number' || right instanceof Scalar;
    return (isScalar ? new Scalar(node, unit) : new InstantVector(node, unit)) as Result<R, V>;
  }

  private compared(operator: ComparisonOperator, right: 0 | ScalarExpression<U>): Scalar<'boolean'> {
    return new Scalar({ type: 'binary', operator, left: this.node, right: nodeOf(right), bool: true }, 'boolean');
  }
}
