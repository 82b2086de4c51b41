import type { Range } from '../../metrics';
import type { Node } from '../node';

/** Values from the least to the greatest, which can be infinite. */
export interface Interval {
  readonly min: number;
  readonly max: number;
  /** Whether the values are whole numbers. */
  readonly isWhole?: boolean;
}

/** Returns the values that an expression can have. */
export type IntervalOf = (node: Node) => Interval;

/** Any number. */
export const any: Interval = { min: -Infinity, max: Infinity };

/** No number: values that are always NaN. No comparison but `!=` is true of them. */
export const noNumber: Interval = { min: Infinity, max: -Infinity };

/** Tests whether values are always NaN. */
export function isNoNumber({ min, max }: Interval): boolean {
  return min > max;
}

/** Returns the interval of a range. */
export function of({ min = -Infinity, max = Infinity, isWhole = false }: Range): Interval {
  return { min, max, isWhole };
}

/** One number. */
export function exactly(value: number): Interval {
  return Number.isNaN(value) ? noNumber : { min: value, max: value, isWhole: Number.isInteger(value) };
}

/** Numbers between two others. */
export function between(min: number, max: number, isWhole = false): Interval {
  return { min, max, isWhole };
}

/** Numbers from a least one. */
export function atLeast(min: number, isWhole = false): Interval {
  return { min, max: Infinity, isWhole };
}

export function negated({ min, max, isWhole = false }: Interval): Interval {
  return { min: -max, max: -min, isWhole };
}

export function plus(one: Interval, other: Interval): Interval {
  const [min, max] = [one.min + other.min, one.max + other.max];
  // Infinity of both signs.
  return Number.isNaN(min) || Number.isNaN(max) ? any : { min, max, isWhole: areWhole(one, other) };
}

export function minus(one: Interval, other: Interval): Interval {
  return plus(one, negated(other));
}

export function times(one: Interval, other: Interval): Interval {
  const ends = [one.min, one.max].flatMap((a) => [other.min, other.max].map((b) => (a === 0 || b === 0 ? 0 : a * b)));
  return { min: Math.min(...ends), max: Math.max(...ends), isWhole: areWhole(one, other) };
}

/** A divisor of which both signs are possible makes any value possible. */
export function dividedBy(one: Interval, divisor: Interval): Interval {
  if (divisor.max <= 0 && divisor.min < 0) return negated(dividedBy(one, negated(divisor)));
  if (divisor.min < 0 || divisor.max <= 0) return any;
  const quotient = (a: number, b: number) => (a === 0 ? 0 : b === Infinity ? 0 : a / b);
  const ends = [one.min, one.max].flatMap((a) => [divisor.min, divisor.max].map((b) => quotient(a, b)));
  return { min: Math.min(...ends), max: Math.max(...ends) };
}

/** Remainders of a division, which have the sign of the dividend. */
export function modulo(one: Interval, divisor: Interval): Interval {
  const limit = absolute(divisor).max;
  if (limit === 0) return any;
  const isWhole = areWhole(one, divisor);
  const below = isWhole ? limit - 1 : predecessor(limit);
  const most = Math.min(absolute(one).max, limit === Infinity ? Infinity : below);
  return { min: one.min < 0 ? -most : 0, max: one.max > 0 ? most : 0, isWhole };
}

/** Powers. Those of negative numbers with an exponent that is not whole are NaN. */
export function power(base: Interval, exponent: Interval): Interval {
  const { min, max } = exponent;
  if (min === max && Number.isInteger(min)) return wholePower(base, min);
  if (min === max) return base.max < 0 ? any : ascending({ min: Math.max(base.min, 0), max: base.max }, exponent);
  return base.min >= 0 ? ascending(base, exponent) : any;
}

function wholePower(base: Interval, exponent: number): Interval {
  if (exponent < 0) return dividedBy(exactly(1), wholePower(base, -exponent));
  const { min, max } = exponent % 2 === 0 ? absolute(base) : base;
  return { min: min ** exponent, max: max ** exponent, isWhole: base.isWhole === true };
}

/** Powers of numbers that are not negative, which are highest and lowest at the ends. */
function ascending(base: Interval, exponent: Interval): Interval {
  const ends = [base.min, base.max].flatMap((one) => [exponent.min, exponent.max].map((other) => one ** other));
  return ends.some(Number.isNaN) ? atLeast(0) : { min: Math.min(...ends), max: Math.max(...ends) };
}

/** Sums of one or more of the values. */
export function summed({ min, max, isWhole = false }: Interval, count = Infinity): Interval {
  return { min: min < 0 ? min * count : min, max: max > 0 ? max * count : max, isWhole };
}

/** Standard deviations of the values, which are greatest when half of them is at each end. */
export function deviation({ min, max }: Interval): Interval {
  return between(0, (max - min) / 2);
}

/** Differences between two of the values. */
export function differences({ min, max, isWhole = false }: Interval, factor = 1): Interval {
  const most = (max - min) * factor;
  return between(-most, most, isWhole && factor === 1);
}

/** Sines of angles. */
export function sines({ min, max }: Interval): Interval {
  // Between two peaks, the ends are the extremes. Sums of large angles are not exact.
  const hasPeak = (at: number) => {
    const turns = Math.ceil((min - at) / (2 * Math.PI) - rounding);
    return !(Math.abs(turns) < 1e6) || at + 2 * Math.PI * turns <= max + rounding;
  };
  const ends = [Math.sin(min), Math.sin(max)];
  return between(
    hasPeak(-Math.PI / 2) ? -1 : Math.min(...ends) - rounding,
    hasPeak(Math.PI / 2) ? 1 : Math.max(...ends) + rounding,
  );
}

/** Difference that calculations can have by rounding. */
const rounding = 1e-9;

export function absolute({ min, max, isWhole = false }: Interval): Interval {
  const least = min <= 0 && max >= 0 ? 0 : Math.min(Math.abs(min), Math.abs(max));
  return { min: least, max: Math.max(Math.abs(min), Math.abs(max)), isWhole };
}

export function clamped({ min, max }: Interval, least: number, greatest: number): Interval {
  const clamp = (value: number) => Math.min(Math.max(value, least), greatest);
  return { min: clamp(min), max: clamp(max) };
}

/** Values of either interval. */
export function either(one: Interval, other: Interval): Interval {
  return { min: Math.min(one.min, other.min), max: Math.max(one.max, other.max), isWhole: areWhole(one, other) };
}

/** Values of both intervals. Intervals without a common value, which have an issue, give the first. */
export function common(one: Interval, other: Interval): Interval {
  const [min, max] = [Math.max(one.min, other.min), Math.min(one.max, other.max)];
  return min <= max ? { min, max, isWhole: one.isWhole ?? false } : one;
}

/** Returns the least number above another one. */
export function successor(value: number): number {
  if (!Number.isFinite(value)) return value;
  const number = new Float64Array([value === 0 ? 0 : value]);
  const bits = new BigInt64Array(number.buffer);
  bits[0]! += value >= 0 ? 1n : -1n;
  return number[0]!;
}

/** Returns the greatest number below another one. */
export function predecessor(value: number): number {
  return -successor(-value);
}

/** Values within limits. */
export function limited({ min, max, isWhole = false }: Interval, least: number, greatest: number): Interval {
  return common({ min, max, isWhole }, between(least, greatest));
}

/** Whole numbers without one of them, which matters at an end. */
export function withoutEnd({ min, max }: Interval, value: number): Interval {
  return between(min === value ? min + 1 : min, max === value ? max - 1 : max, true);
}

/** Writes an interval as text: `0 to 1`, `0 and more`, `less than 10`. */
export function intervalText({ min, max }: Interval): string {
  if (min > max) return 'no number';
  if (min === max) return `always ${min}`;
  const [least, most] = [min, max].map((end) => Number(end.toPrecision(12))) as [number, number];
  const above = least < min ? `more than ${least}` : `${least}`;
  const below = most > max ? `less than ${most}` : `${most}`;
  if (max === Infinity) return min === -Infinity ? 'any number' : least < min ? above : `${above} and more`;
  if (min === -Infinity) return most > max ? below : `at most ${below}`;
  return `${above} to ${below}`;
}

function areWhole(one: Interval, other: Interval): boolean {
  return one.isWhole === true && other.isWhole === true;
}
