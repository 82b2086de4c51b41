import { ValidationError } from '../core/errors';
import type { BucketUnit, Unit } from './unit';

/** Possible values of a series, both ends included. */
export interface Range {
  /** @default - no limit */
  readonly min?: number;
  /** @default - no limit */
  readonly max?: number;
  /**
   * Whether the values are whole numbers.
   *
   * @default false
   */
  readonly isWhole?: boolean;
}

/** Values that are never negative. */
export const notNegative: Range = { min: 0 };

/** Values of units that are not those of counted things, which are never negative. */
const ranges: Readonly<Record<string, Range>> = {
  ratio: { min: 0, max: 1 },
  percent: { min: 0, max: 100 },
  boolean: { min: 0, max: 1, isWhole: true },
  celsius: { min: -273.15 },
  none: {},
};

/**
 * Returns the values that a metric has if its catalogue does not say otherwise: a counter, a size, a
 * duration and a number of things are never negative, and a ratio is at most 1.
 */
export function usualRange(type: string, unit: Unit | BucketUnit): Range {
  if (type !== 'gauge' && type !== 'summary') return notNegative;
  // A rate that an application calculates can be that of a change.
  return ranges[unit] ?? (unit.endsWith('/s') ? {} : notNegative);
}

/**
 * Returns a range with other limits, of which an infinite one is none.
 *
 * @throws ValidationError when no value is within them
 */
export function limited(usual: Range, limits: Pick<Range, 'min' | 'max'> = {}): Range {
  const { min = -Infinity, max = Infinity, ...rest } = { ...usual, ...limits };
  if (min < max) return { ...(min === -Infinity ? {} : { min }), ...(max === Infinity ? {} : { max }), ...rest };
  throw new ValidationError({
    problem: 'the range of a gauge has no values',
    given: `${min} to ${max}`,
    allowed: 'a min below the max',
  });
}
