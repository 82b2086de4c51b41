import type { BaseUnit, BucketUnit, Unit } from '../metrics';
import { dimensionless, type Dimensionless } from '../metrics/unit';

/** The unit of a result that no rule gives: it must be named before it is shown or compared. */
export type Undetermined = 'undetermined: name the unit with .as(unit)';

/** At run time, see {@link Undetermined}. */
export const undetermined: Undetermined = 'undetermined: name the unit with .as(unit)';

/** A unit, that of buckets, or none yet. */
export type AnyUnit = Unit | BucketUnit | `${BucketUnit}/s` | Undetermined;

/** What `rate` makes of a unit. */
export type PerSecond<U extends AnyUnit> = `${U}/s` extends infer R extends AnyUnit ? R : Undetermined;

/** What the quantile of a histogram with such buckets is in. */
export type Measured<U extends AnyUnit> = U extends `${infer M extends BaseUnit} buckets${string}` ? M : U;

/** What a multiplication makes of two units: a dimensionless one changes nothing. */
export type Product<A extends AnyUnit, B extends AnyUnit> = B extends Dimensionless
  ? A
  : A extends Dimensionless
    ? B
    : Undetermined;

/** What a division makes of two units: equal ones give a ratio, a dimensionless divisor changes nothing. */
export type Quotient<A extends AnyUnit, B extends AnyUnit> = B extends Dimensionless
  ? A
  : A extends Undetermined
    ? Undetermined
    : [A, B] extends [B, A]
      ? 'ratio'
      : Undetermined;

/** What a subtraction makes of a unit: two moments differ by seconds. */
export type Difference<U extends AnyUnit> = U extends 'timestamp' ? 'seconds' : U;

/** See {@link PerSecond}. */
export function perSecond<U extends AnyUnit>(unit: U): PerSecond<U> {
  return (unit === undetermined || unit.endsWith('/s') ? undetermined : `${unit}/s`) as PerSecond<U>;
}

/** See {@link Product}. */
export function product<A extends AnyUnit, B extends AnyUnit>(a: A, b: B): Product<A, B> {
  return (dimensionless.includes(b) ? a : dimensionless.includes(a) ? b : undetermined) as Product<A, B>;
}

/** See {@link Quotient}. */
export function quotient<A extends AnyUnit, B extends AnyUnit>(a: A, b: B): Quotient<A, B> {
  const equal = (a as string) === b && a !== undetermined;
  return (dimensionless.includes(b) ? a : equal ? 'ratio' : undetermined) as Quotient<A, B>;
}

/** See {@link Difference}. */
export function difference<U extends AnyUnit>(unit: U): Difference<U> {
  return (unit === 'timestamp' ? 'seconds' : unit) as Difference<U>;
}

/** See {@link Measured}. */
export function measured<U extends AnyUnit>(unit: U): Measured<U> {
  return unit.replace(/ buckets(\/s)?$/, '') as Measured<U>;
}
