import type { BinaryOperator } from './node';

/**
 * Precedences of operators; larger binds tighter. Source:
 * https://prometheus.io/docs/prometheus/latest/querying/operators/#binary-operator-precedence.
 */
export const strengths: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  ...{ and: 2, unless: 2 },
  ...{ '==': 3, '!=': 3, '<=': 3, '<': 3, '>=': 3, '>': 3, '</': 3, '>/': 3 },
  ...{ '+': 4, '-': 4 },
  ...{ '*': 5, '/': 5, '%': 5, atan2: 5 },
  '^': 6,
};

/**
 * Precedence of a minus sign, equal to multiplication: `-a ^ b` is `-(a ^ b)`, and `-a * b` is
 * `(-a) * b`.
 */
export const signStrength = strengths['*'];

/** Reports whether an operator is right-associative. */
export function associatesRight(operator: BinaryOperator): boolean {
  return operator === '^';
}
