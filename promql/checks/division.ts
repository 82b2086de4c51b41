import {
  isComparison,
  walk,
  type AggregationNode,
  type BinaryNode,
  type CallNode,
  type ComparisonOperator,
  type Node,
} from '../node';
import { textOf } from '../render';
import { growthFunctions, kindOf } from '../signature';

/**
 * Returns divisions by what can be 0: the increase of a counter without traffic, and, where typed
 * functions built the division, a gauge of a limit that is not set. They return NaN or infinity, or
 * make an alert fire.
 */
export function unguardedDivisions(node: Node): BinaryNode[] {
  const guarded = guardedDivisors(node);
  return walk(node).filter(
    (one): one is BinaryNode =>
      one.type === 'binary' &&
      one.operator === '/' &&
      (one.isChecked === true || isGrowth(one.right)) &&
      mayBeZero(one.right) &&
      !guarded.has(textOf(one.right)),
  );
}

/** Divisors that the right side of an `and` filters: `a / b and b > 0`. */
function guardedDivisors(node: Node): ReadonlySet<string> {
  const guards = walk(node).flatMap((one) =>
    one.type === 'binary' && one.operator === 'and' && one.right.type === 'binary' && !mayBeZero(one.right)
      ? [textOf(one.right.left)]
      : [],
  );
  return new Set(guards);
}

function isGrowth(node: Node): boolean {
  return walk(node).some((one) => one.type === 'call' && growthFunctions.includes(one.name));
}

/** Tests whether a divisor can be 0. */
export function mayBeZero(node: Node): boolean {
  switch (node.type) {
    case 'number':
      return node.value === 0;
    case 'selector':
      return (node.series.range?.min ?? 0) <= 0;
    case 'matrix':
      return mayBeZero(node.selector);
    case 'negation':
    case 'subquery':
      return mayBeZero(node.expression);
    case 'call':
      return mayCallBeZero(node);
    case 'aggregation':
      return mayAggregationBeZero(node);
    case 'binary':
      return mayBinaryBeZero(node);
    case 'string':
    case 'labelSelector':
      return true;
  }
}

/** Functions whose result is one of their samples, or between them. */
const keeping = [
  ...['avg_over_time', 'first_over_time', 'last_over_time', 'max_over_time', 'min_over_time', 'quantile_over_time'],
  ...['abs', 'label_join', 'label_replace', 'scalar', 'sort', 'sort_by_label', 'sort_by_label_desc', 'sort_desc'],
  ...['sqrt', 'sum_over_time', 'vector', 'info', 'ceil'],
];

function mayCallBeZero({ name, args }: CallNode): boolean {
  if (name === 'time' || name === 'pi' || name === 'count_over_time' || name === 'present_over_time') return false;
  const [, least] = args;
  if (name === 'clamp_min') return least?.type !== 'number' || least.value <= 0;
  if (!keeping.includes(name)) return true;
  const vector = args.find((arg) => kindOf(arg) !== 'string' && (arg.type !== 'number' || name === 'vector'));
  return vector === undefined || mayBeZero(vector);
}

function mayAggregationBeZero({ operator, expression }: AggregationNode): boolean {
  if (operator === 'count' || operator === 'group' || operator === 'count_values') return false;
  return operator === 'stddev' || operator === 'stdvar' || mayBeZero(expression);
}

function mayBinaryBeZero({ operator, left, right, bool }: BinaryNode): boolean {
  if (operator === 'and') return mayBeZero(left) && mayBeZero(right);
  if (operator === 'unless') return mayBeZero(left);
  if (bool) return true;
  if (isComparison(operator)) return mayBeZero(left) && !excludesZero(operator, right);
  if (['or', '+', '*', '/'].includes(operator)) return mayBeZero(left) || mayBeZero(right);
  return operator !== '^' || mayBeZero(left);
}

/** Limits with which each comparison removes 0. */
const removesZero: Readonly<Record<ComparisonOperator, (limit: number) => boolean>> = {
  '>': (limit) => limit >= 0,
  '>=': (limit) => limit > 0,
  '<': (limit) => limit <= 0,
  '<=': (limit) => limit < 0,
  '==': (limit) => limit !== 0,
  '!=': (limit) => limit === 0,
};

/** Tests whether a comparison with a number removes 0. */
function excludesZero(operator: ComparisonOperator, right: Node): boolean {
  return right.type === 'number' && removesZero[operator](right.value);
}
