import type { ScalarExpression, Instant, UnitOf } from './expression';
import { numberNode, type Node } from './node';
import type { AnyUnit } from './unit';

/** Operand of `+`, `-` and comparisons: a value in the same unit, or zero. */
export type SameUnit<U extends AnyUnit> = 0 | ScalarExpression<U> | Instant<string, U>;

/** Operand of `%`: a value in the same unit, or a plain number. */
export type Modulus<U extends AnyUnit> = number | ScalarExpression<U> | Instant<string, U>;

/** Operand of `*` and `/`. */
export type Factor = number | ScalarExpression<AnyUnit> | Instant<string, AnyUnit>;

/** Returns the node of an operand. */
export function nodeOf(operand: unknown): Node {
  return typeof operand === 'number' ? numberNode(operand) : (operand as { readonly node: Node }).node;
}

/** Returns the unit of an operand. */
export function unitOf<R extends Factor>(operand: Factor): UnitOf<R> {
  return (typeof operand === 'number' ? 'none' : operand.unit) as UnitOf<R>;
}
