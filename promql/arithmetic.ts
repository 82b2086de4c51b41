import type { ArithmeticOperator, ComparisonOperator } from './node';

/** Calculations of numbers by their operators, as Prometheus calculates. Rules need no `atan2`. */
export const arithmetic: Readonly<
  Record<Exclude<ArithmeticOperator, 'atan2'>, (left: number, right: number) => number>
> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
  '^': (left, right) => left ** right,
};

/** Comparisons of numbers by their operators. */
export const comparisons: Readonly<Record<ComparisonOperator, (left: number, right: number) => boolean>> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '>': (left, right) => left > right,
  '<': (left, right) => left < right,
  '>=': (left, right) => left >= right,
  '<=': (left, right) => left <= right,
};
