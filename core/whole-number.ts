import type { Issue } from './errors';

/** Bounds of a whole number, both included. */
export interface Bounds {
  /** @default 1 */
  readonly min?: number;
  /** @default - the largest number that is exact */
  readonly max?: number;
}

/** Tests whether a number is whole and within bounds. */
export function isWholeNumber(number: number, { min = 1, max = Number.MAX_SAFE_INTEGER }: Bounds = {}): boolean {
  return Number.isSafeInteger(number) && number >= min && number <= max;
}

/** Returns the issue of an optional number that is not whole or not within bounds. */
export function wholeNumberIssues(
  given: number | undefined,
  issue: Pick<Issue, 'path' | 'problem'>,
  bounds: Bounds = {},
): Issue[] {
  const { min = 1, max } = bounds;
  if (given === undefined || isWholeNumber(given, bounds)) return [];
  return [{ ...issue, given, allowed: `a whole number from ${min} ${max === undefined ? 'up' : `to ${max}`}` }];
}
