import type fc from 'fast-check';
import type { Described } from './described';

/**
 * Values of a property that are refused.
 *
 * - A generator: synthesis refuses its values.
 * - `types`: what is refused does not compile.
 * - `nothing`: whatever compiles is allowed.
 */
export type Refused = fc.Arbitrary<unknown> | 'types' | 'nothing';

/** Generators of the values of a property. */
export interface Property<V = unknown> {
  readonly isOptional: boolean;
  readonly allowed: fc.Arbitrary<V>;
  readonly refused: Refused;
}

/** Property that must be set. */
export interface RequiredProperty<V> extends Property<V> {
  readonly isOptional: false;
}

/** Property that may be absent. */
export interface OptionalProperty<V> extends Property<V> {
  readonly isOptional: true;
}

/** Creates the generators of a property that must be set. */
export function required<V>(allowed: fc.Arbitrary<V>, refused: Refused): RequiredProperty<V> {
  return { isOptional: false, allowed, refused };
}

/** Creates the generators of a property that may be absent. */
export function optional<V>(allowed: fc.Arbitrary<V>, refused: Refused): OptionalProperty<V> {
  return { isOptional: true, allowed, refused };
}

/** Generators of all properties of a type. Properties that only exclude an alternative have none. */
export type Properties<T> = {
  readonly [K in keyof T as [Exclude<T[K], undefined>] extends [never] ? never : K]-?: object extends Pick<T, K>
    ? OptionalProperty<Exclude<T[K], undefined>>
    : RequiredProperty<T[K]>;
};

/** Generators of a public type, and the place of its values in a description. */
export interface Subject<T> {
  readonly properties: Properties<T>;
  /**
   * Makes values valid together that are valid alone.
   *
   * @default - they are
   */
  coherent?(value: T): T;
  /** Creates a description with a value. It has issues only when the value has some. */
  place(value: T): Described;
}

/** Subject of any type. Its values are given only to itself. */
export interface AnySubject {
  readonly properties: object;
  place(value: unknown): Described;
}
