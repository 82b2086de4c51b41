import type { ScalarExpression, Instant, UnitOf } from './expression';
import { numberNode, type Node } from './node';
import type { AnyUnit } from './unit';

/** What may stand at the other side of `+`, `-` and the comparisons: the same unit, or zero, which has none. */
export type SameUnit<U extends AnyUnit> = 0 | ScalarExpression<U> | Instant<string, U>;

/** What may stand at the other side of `%`: the same unit, or a plain number. */
export type Modulus<U extends AnyUnit> = number | ScalarExpression<U> | Instant<string, U>;

/** What may stand at the other side of `*` and `/`. */
export type Factor = number | ScalarExpression<AnyUnit> | Instant<string, AnyUnit>;

/** The node of an operand. */
export function nodeOf(operand: unknown): Node {
  return typeof operand === 'number' ? numberNode(operand) : (operand as { readonly node: Node }).node;
}

/** The unit of an operand. */
export function unitOf<R extends Factor>(operand: Factor): UnitOf<R> {
  return (typeof operand === 'number' ? 'none' : operand.unit) as UnitOf<R>;
}
