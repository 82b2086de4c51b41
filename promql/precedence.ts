import type { BinaryOperator } from './node';

/**
 * How tightly each operator binds, from
 * https://prometheus.io/docs/prometheus/latest/querying/operators/#binary-operator-precedence; larger binds tighter.
 */
export const strengths: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  ...{ and: 2, unless: 2 },
  ...{ '==': 3, '!=': 3, '<=': 3, '<': 3, '>=': 3, '>': 3, '</': 3, '>/': 3 },
  ...{ '+': 4, '-': 4 },
  ...{ '*': 5, '/': 5, '%': 5, atan2: 5 },
  '^': 6,
};

/** A minus sign binds like a multiplication: `-a ^ b` is `-(a ^ b)`, `-a * b` is `(-a) * b`. */
export const signStrength = strengths['*'];

/** Whether `a ∘ b ∘ c` is `a ∘ (b ∘ c)`. */
export function associatesRight(operator: BinaryOperator): boolean {
  return operator === '^';
}
