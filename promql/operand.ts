import type { Instant, ScalarExpression, UnitOf } from './expression';
import { numberNode, type Node } from './node';
import type { AnyUnit, Undetermined } from './unit';

/** Operand of an operator: a number, a scalar or a vector. */
export type Operand = number | ScalarExpression<AnyUnit> | Instant<string, AnyUnit>;

/** Units whose numbers need no unit. */
type PlainUnit = 'none' | 'boolean' | 'series';

/** Number without a unit. Plain numbers and numbers of series need none. */
type PlainNumber<U extends AnyUnit> = [U] extends [PlainUnit] ? number | ScalarExpression<'none'> : 0;

/** Examples of quantities. */
interface Examples {
  readonly seconds: 'seconds(1), milliseconds(500) or 0';
  readonly bytes: 'mebibytes(1), gibibytes(1) or 0';
  readonly ratio: 'percent(5) or 0';
  readonly none: '1';
  readonly boolean: '1';
  readonly series: '1';
}

/** Nothing. A type argument that is used only here is shown in compiler messages. */
type Shown<E> = [E] extends [never] ? E : never;

/** Examples of what can be compared, which compiler messages show. */
export type Example<U extends AnyUnit> = [U] extends [Undetermined]
  ? 'nothing: name the unit on the left with .as(unit)'
  : [U] extends [keyof Examples]
    ? Examples[U]
    : `quantity(1, '${U}') or 0`;

/**
 * Value in the same unit, or zero.
 *
 * @typeParam E examples, for compiler messages
 */
export type SameUnit<U extends AnyUnit, E> = PlainNumber<U> | ScalarExpression<U> | Instant<string, U> | Shown<E>;

/** Operand of `+`. A length of time after a moment is a moment. */
export type Addend<U extends AnyUnit, E> =
  PlainNumber<U> | ScalarExpression<AddendUnit<U>> | Instant<string, AddendUnit<U>> | Shown<E>;

/** Unit that can be added to another one. */
export type AddendUnit<U extends AnyUnit> = [U] extends ['timestamp']
  ? 'seconds'
  : [U] extends ['seconds']
    ? 'seconds' | 'timestamp'
    : U;

/** Operand of `-`. A length of time before a moment is a moment. */
export type Subtrahend<U extends AnyUnit, E> =
  PlainNumber<U> | ScalarExpression<SubtrahendUnit<U>> | Instant<string, SubtrahendUnit<U>> | Shown<E>;

/** Unit that can be subtracted from another one. */
export type SubtrahendUnit<U extends AnyUnit> = [U] extends ['timestamp'] ? 'seconds' | 'timestamp' : U;

/** Operand of `%`: a value in the same unit, or a plain number. */
export type Modulus<U extends AnyUnit, E> = number | ScalarExpression<U> | Instant<string, U> | Shown<E>;

/** Returns the node of an operand. */
export function nodeOf(operand: unknown): Node {
  return typeof operand === 'number' ? numberNode(operand) : (operand as { readonly node: Node }).node;
}

/** Returns the unit of a value that has one. */
export function knownUnit(value: unknown): AnyUnit {
  return (value as { readonly unit: AnyUnit }).unit;
}

/** Returns the unit of an operand. */
export function unitOf<R>(operand: unknown): UnitOf<R> {
  return (typeof operand === 'number' ? 'none' : (operand as { readonly unit: AnyUnit }).unit) as UnitOf<R>;
}

/**
 * Property that has no value. With it, TypeScript 5.9 compares two types by their properties: by the
 * type parameter alone, conditional types in their methods would make them incomparable.
 */
export type Structural<U extends AnyUnit> = { readonly [K in U]?: never };
