import type { Unit } from '../metrics';
import { withIssues } from './issues';
import { numberNode } from './node';
import { Scalar } from './scalar';

/**
 * Number with a unit, such as a threshold. NaN is an issue.
 *
 * @typeParam U the unit
 */
export class Quantity<U extends Unit> extends Scalar<U> {
  constructor(
    /** Number in the base unit. */
    readonly value: number,
    unit: U,
  ) {
    const issue = { problem: `a quantity of ${unit} is not a number`, given: String(value) };
    super(withIssues(numberNode(value), Number.isNaN(value) ? [issue] : []), unit);
  }
}

/** Number in any unit, such as `quantity(5, 'requests/s')`. */
export function quantity<const U extends Unit>(value: number, unit: U): Quantity<U> {
  return new Quantity(value, unit);
}

/** Duration. */
export const seconds = (value: number) => new Quantity(value, 'seconds');
/** Duration. */
export const milliseconds = (value: number) => new Quantity(decimal(value / 1000), 'seconds');
/** Duration. */
export const minutes = (value: number) => new Quantity(value * 60, 'seconds');
/** Duration. */
export const hours = (value: number) => new Quantity(value * 3600, 'seconds');
/** Duration. A day has 24 hours. */
export const days = (value: number) => new Quantity(value * 86_400, 'seconds');

/** Amount of data. */
export const bytes = (value: number) => new Quantity(value, 'bytes');
/** Amount of data. 1 MiB is 2^20 bytes. */
export const mebibytes = (value: number) => new Quantity(value * 2 ** 20, 'bytes');
/** Amount of data. 1 GiB is 2^30 bytes. */
export const gibibytes = (value: number) => new Quantity(value * 2 ** 30, 'bytes');

/** Ratio as a percentage: `percent(5)` is 0.05. */
export const percent = (value: number) => new Quantity(decimal(value / 100), 'ratio');

/** Plain number. */
export const plain = (value: number) => new Quantity(value, 'none');

/** Rounds binary fractions: 99.9 / 100 is 0.999. */
function decimal(value: number): number {
  return Number(value.toPrecision(15));
}
