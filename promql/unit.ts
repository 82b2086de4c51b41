import type { BaseUnit, BucketUnit, Unit } from '../metrics';
import { dimensionless, type Dimensionless } from '../metrics/unit';

/** Unit of a result without a rule. Set it with `as` before the result is displayed or compared. */
export type Undetermined = 'undetermined: name the unit with .as(unit)';

/** Run-time value of {@link Undetermined}. */
export const undetermined: Undetermined = 'undetermined: name the unit with .as(unit)';

/** Any unit, including those of buckets and the undetermined one. */
export type AnyUnit = Unit | BucketUnit | `${BucketUnit}/s` | Undetermined;

/** Unit of the rate of a unit. */
export type PerSecond<U extends AnyUnit> = `${U}/s` extends infer R extends AnyUnit ? R : Undetermined;

/** Unit of the integral of a unit over seconds. */
export type Integral<U extends AnyUnit> = U extends `${infer T extends AnyUnit}/s` ? T : Undetermined;

/** Unit of the quantile of buckets. */
export type Measured<U extends AnyUnit> = U extends `${infer M extends BaseUnit} buckets${string}` ? M : U;

/** Unit of a product. A dimensionless factor does not change the unit. */
export type Product<A extends AnyUnit, B extends AnyUnit> = B extends Dimensionless
  ? A
  : A extends Dimensionless
    ? B
    : Undetermined;

/**
 * Unit of a quotient. Equal units give a ratio. A dimensionless divisor does not change the unit.
 */
export type Quotient<A extends AnyUnit, B extends AnyUnit> = B extends Dimensionless
  ? A
  : A extends Undetermined
    ? Undetermined
    : [A, B] extends [B, A]
      ? 'ratio'
      : Undetermined;

/** Unit of a difference. The difference of two timestamps is in seconds. */
export type Difference<U extends AnyUnit> = U extends 'timestamp' ? 'seconds' : U;

/** Returns the unit {@link PerSecond}. */
export function perSecond<U extends AnyUnit>(unit: U): PerSecond<U> {
  return (unit === undetermined || unit.endsWith('/s') ? undetermined : `${unit}/s`) as PerSecond<U>;
}

/** Returns the unit {@link Integral}. */
export function integralUnit<U extends AnyUnit>(unit: U): Integral<U> {
  return (unit.endsWith('/s') ? unit.slice(0, -'/s'.length) : undetermined) as Integral<U>;
}

/** Returns the unit {@link Product}. */
export function product<A extends AnyUnit, B extends AnyUnit>(a: A, b: B): Product<A, B> {
  return (dimensionless.includes(b) ? a : dimensionless.includes(a) ? b : undetermined) as Product<A, B>;
}

/** Returns the unit {@link Quotient}. */
export function quotient<A extends AnyUnit, B extends AnyUnit>(a: A, b: B): Quotient<A, B> {
  const equal = (a as string) === b && a !== undetermined;
  return (dimensionless.includes(b) ? a : equal ? 'ratio' : undetermined) as Quotient<A, B>;
}

/** Returns the unit {@link Difference}. */
export function difference<U extends AnyUnit>(unit: U): Difference<U> {
  return (unit === 'timestamp' ? 'seconds' : unit) as Difference<U>;
}

/** Returns the unit {@link Measured}. */
export function measured<U extends AnyUnit>(unit: U): Measured<U> {
  return unit.replace(/ buckets(\/s)?$/, '') as Measured<U>;
}
