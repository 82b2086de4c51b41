import type { Unit } from '../metrics';
import { withIssues } from './issues';
import { numberNode } from './node';
import { Scalar } from './scalar';

/**
 * A number with its unit: a threshold, a limit. An issue is a value that is not a number.
 *
 * @typeParam U its unit
 */
export class Quantity<U extends Unit> extends Scalar<U> {
  constructor(
    /** The number, in the base unit. */
    readonly value: number,
    unit: U,
  ) {
    const issue = { problem: `a quantity of ${unit} is not a number`, given: String(value) };
    super(withIssues(numberNode(value), Number.isNaN(value) ? [issue] : []), unit);
  }
}

/** A number in any unit: `quantity(5, 'requests/s')`. */
export function quantity<const U extends Unit>(value: number, unit: U): Quantity<U> {
  return new Quantity(value, unit);
}

/** A length of time. */
export const seconds = (value: number) => new Quantity(value, 'seconds');
/** A length of time. */
export const milliseconds = (value: number) => new Quantity(decimal(value / 1000), 'seconds');
/** A length of time. */
export const minutes = (value: number) => new Quantity(value * 60, 'seconds');
/** A length of time. */
export const hours = (value: number) => new Quantity(value * 3600, 'seconds');
/** A length of time; a day has 24 hours. */
export const days = (value: number) => new Quantity(value * 86_400, 'seconds');

/** An amount of data. */
export const bytes = (value: number) => new Quantity(value, 'bytes');
/** An amount of data; 1 MiB is 2^20 bytes. */
export const mebibytes = (value: number) => new Quantity(value * 2 ** 20, 'bytes');
/** An amount of data; 1 GiB is 2^30 bytes. */
export const gibibytes = (value: number) => new Quantity(value * 2 ** 30, 'bytes');

/** A share of a whole, said as a percentage: `percent(5)` is 0.05. */
export const percent = (value: number) => new Quantity(decimal(value / 100), 'ratio');

/** A plain number. */
export const plain = (value: number) => new Quantity(value, 'none');

/** Without the dust of binary fractions: 99.9 / 100 is 0.999. */
function decimal(value: number): number {
  return Number(value.toPrecision(15));
}
