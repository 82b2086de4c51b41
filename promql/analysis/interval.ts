import type { Range } from '../../metrics';

/** Values from the least to the greatest, which can be infinite. */
export interface Interval {
  readonly min: number;
  readonly max: number;
  /** Whether the values are whole numbers. */
  readonly isWhole?: boolean;
}

/** Any number. */
export const any: Interval = { min: -Infinity, max: Infinity };

/** Returns the interval of a range. */
export function of({ min = -Infinity, max = Infinity, isWhole = false }: Range): Interval {
  return { min, max, isWhole };
}

/** One number. */
export function exactly(value: number): Interval {
  return Number.isNaN(value) ? any : { min: value, max: value, isWhole: Number.isInteger(value) };
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

/** Sums of one or more of the values. */
export function summed({ min, max, isWhole = false }: Interval): Interval {
  return { min: min < 0 ? -Infinity : min, max: max > 0 ? Infinity : max, isWhole };
}

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

/** Whole numbers without one of them, which matters at an end. */
export function withoutEnd({ min, max }: Interval, value: number): Interval {
  return between(min === value ? min + 1 : min, max === value ? max - 1 : max, true);
}

/** Writes an interval as text: `0 to 1`, `0 and more`. */
export function intervalText({ min, max }: Interval): string {
  if (min === max) return `always ${min}`;
  if (max === Infinity) return min === -Infinity ? 'any number' : `${min} and more`;
  return min === -Infinity ? `at most ${max}` : `${min} to ${max}`;
}

function areWhole(one: Interval, other: Interval): boolean {
  return one.isWhole === true && other.isWhole === true;
}
