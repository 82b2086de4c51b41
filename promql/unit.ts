import { baseUnits, type BaseUnit, type BucketUnit, type Unit } from '../metrics';
import { dimensionless, type Dimensionless } from '../metrics/unit';

/** Unit of a result without a rule. Set it with `as` before the result is displayed or compared. */
export type Undetermined = 'undetermined: name the unit with .as(unit)';

/** Run-time value of {@link Undetermined}. */
export const undetermined: Undetermined = 'undetermined: name the unit with .as(unit)';

/** Unit of recorded and displayed values, including those of buckets. */
export type KnownUnit = Unit | BucketUnit | `${BucketUnit}/s`;

/** Any unit, including those of buckets and the undetermined one. */
export type AnyUnit = KnownUnit | Undetermined;

/**
 * Units that are not all in a pair. The conditional types below compare tuples: of a naked type
 * parameter they would have one result for each unit, and two parameters one for each pair. A type
 * that stands for any unit has any unit as its result.
 */
export type Several = 'seconds' | 'bytes' | 'requests';

/** Unit of the rate of a unit. */
export type PerSecond<U extends AnyUnit> = `${U}/s` extends infer R extends AnyUnit ? R : Undetermined;

/** Unit of the integral of a unit over seconds. */
export type Integral<U extends AnyUnit> = [U] extends [`${infer T extends AnyUnit}/s`] ? T : Undetermined;

/** Unit of the quantile of buckets. */
export type Measured<U extends AnyUnit> = [U] extends [`${infer M extends BaseUnit} buckets${string}`] ? M : U;

/**
 * Unit of a product. A dimensionless factor does not change the unit, and seconds change a rate to
 * what it counts. A number of ratios is a ratio.
 */
export type Product<A extends AnyUnit, B extends AnyUnit> = [Several] extends [A | B]
  ? AnyUnit
  : [A] extends [Dimensionless]
    ? [B] extends [Exclude<Dimensionless, 'ratio'>]
      ? A
      : B
    : [B] extends [Dimensionless]
      ? A
      : [A, B] extends [`${infer T extends AnyUnit}/s`, 'seconds'] | ['seconds', `${infer T extends AnyUnit}/s`]
        ? T
        : Undetermined;

/**
 * Unit of a quotient. Equal units give a ratio, and a dimensionless divisor does not change the
 * unit. An amount by seconds is a rate, and by its rate it is in seconds.
 */
export type Quotient<A extends AnyUnit, B extends AnyUnit> = [Several] extends [A | B]
  ? AnyUnit
  : [B] extends [Dimensionless]
    ? A
    : [A] extends [Undetermined]
      ? Undetermined
      : [A, B] extends [B, A]
        ? 'ratio'
        : [B] extends ['seconds']
          ? PerSecond<A>
          : [B] extends [`${A}/s`]
            ? 'seconds'
            : Undetermined;

/** Unit of a sum. A length of time after a moment is a moment. */
export type Sum<A extends AnyUnit, B extends AnyUnit> = [Several] extends [A | B]
  ? AnyUnit
  : [A] extends ['timestamp']
    ? 'timestamp'
    : [B] extends ['timestamp']
      ? 'timestamp'
      : A;

/** Unit of a difference. The difference of two moments is in seconds. */
export type Difference<A extends AnyUnit, B extends AnyUnit = A> = [Several] extends [A | B]
  ? AnyUnit
  : [A] extends ['timestamp']
    ? [B] extends ['timestamp']
      ? 'seconds'
      : 'timestamp'
    : A;

/** Unit of the sum of several samples. A sum of 0 and 1 is the number of series that are 1. */
export type Total<U extends AnyUnit> = [U] extends ['boolean'] ? 'series' : U;

/** Unit of the average of several samples. The average of 0 and 1 is the share of 1. */
export type Mean<U extends AnyUnit> = [U] extends ['boolean'] ? 'ratio' : U;

/** Returns the unit {@link PerSecond}. */
export function perSecond<U extends AnyUnit>(unit: U): PerSecond<U> {
  const hasRate = unit.endsWith(' buckets') || unit === 'bits' || (baseUnits as readonly string[]).includes(unit);
  return (hasRate ? `${unit}/s` : undetermined) as PerSecond<U>;
}

/** Returns the unit {@link Integral}. */
export function integralUnit<U extends AnyUnit>(unit: U): Integral<U> {
  return counted(unit) as Integral<U>;
}

/** Returns the unit {@link Product}. */
export function product<A extends AnyUnit, B extends AnyUnit>(a: A, b: B): Product<A, B> {
  return productOf(a, b) as Product<A, B>;
}

function productOf(a: AnyUnit, b: AnyUnit): AnyUnit {
  if (dimensionless.includes(a)) return b !== 'ratio' && dimensionless.includes(b) ? a : b;
  if (dimensionless.includes(b)) return a;
  if (b === 'seconds') return counted(a);
  return a === 'seconds' ? counted(b) : undetermined;
}

/** Returns the unit {@link Quotient}. */
export function quotient<A extends AnyUnit, B extends AnyUnit>(a: A, b: B): Quotient<A, B> {
  return quotientOf(a, b) as Quotient<A, B>;
}

function quotientOf(a: AnyUnit, b: AnyUnit): AnyUnit {
  if (dimensionless.includes(b)) return a;
  if (a === undetermined) return undetermined;
  if (a === b) return 'ratio';
  if (b === 'seconds') return perSecond(a);
  return b === `${a}/s` ? 'seconds' : undetermined;
}

/** Returns the unit {@link Sum}. */
export function sumOf<A extends AnyUnit, B extends AnyUnit>(a: A, b: B): Sum<A, B> {
  return (b === 'timestamp' ? b : a) as Sum<A, B>;
}

/** Returns the unit {@link Difference}. */
export function difference<A extends AnyUnit, B extends AnyUnit>(a: A, b: B): Difference<A, B> {
  return (a === 'timestamp' && b === 'timestamp' ? 'seconds' : a) as Difference<A, B>;
}

/** Returns the unit {@link Total}. */
export function total<U extends AnyUnit>(unit: U): Total<U> {
  return (unit === 'boolean' ? 'series' : unit) as Total<U>;
}

/** Returns the unit {@link Mean}. */
export function mean<U extends AnyUnit>(unit: U): Mean<U> {
  return (unit === 'boolean' ? 'ratio' : unit) as Mean<U>;
}

/** Returns the unit {@link Measured}. */
export function measured<U extends AnyUnit>(unit: U): Measured<U> {
  return unit.replace(/ buckets(\/s)?$/, '') as Measured<U>;
}

/** Returns the unit of what a rate counts. */
function counted(rate: AnyUnit): AnyUnit {
  return rate.endsWith('/s') ? (rate.slice(0, -'/s'.length) as AnyUnit) : undetermined;
}
