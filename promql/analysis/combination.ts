import { comparisons } from '../arithmetic';
import { isComparison, isSetOperator, mirrored, type BinaryNode, type BinaryOperator, type Node } from '../node';
import { textOf } from '../render';
import { kindOf } from '../signature';
import { filterOf, hasFilter } from './filter';
import type { Interval, IntervalOf } from './interval';

/** Whether a condition can be met, by the ranges of the metrics. */
export type Outcome = 'never' | 'possible' | 'always';

/** Comparisons of one vector with numbers, combined by set operators. */
export interface Combination {
  /** Text of the vector. */
  readonly vector: string;
  readonly outcome: Outcome;
}

/** Condition on the value of one vector. */
export interface Test {
  readonly vector: Node;
  readonly limits: readonly number[];
  readonly holds: (value: number) => boolean;
}

/**
 * Returns the combination of comparisons of a set operator; `undefined` where its sides have several vectors.
 *
 * @param of values of an expression
 */
export function combinationOf(node: Node, of: IntervalOf): Combination | undefined {
  if (node.type !== 'binary' || !(isSetOperator(node.operator) || isChain(node))) return undefined;
  const test = testOf(node, of);
  if (!test) return undefined;
  const results = new Set(pointsOf(of(test.vector), test.limits).map(test.holds));
  const outcome = results.size !== 1 ? 'possible' : results.has(true) ? 'always' : 'never';
  return { vector: textOf(test.vector), outcome };
}

/**
 * Returns the condition of an expression on the value of one vector; `undefined` where it has another form.
 *
 * @param of values of an expression
 */
export function testOf(node: Node, of: IntervalOf): Test | undefined {
  const filter = filterOf(node);
  if (filter) return testOfComparison(filter, of);
  if (node.type !== 'binary' || node.matching) return undefined;
  const join = joined[node.operator];
  const [left, right] = join ? [testOf(node.left, of), testOf(node.right, of)] : [];
  if (!join || !left || !right || textOf(left.vector) !== textOf(right.vector)) return undefined;
  return {
    vector: left.vector,
    limits: [...left.limits, ...right.limits],
    holds: (value) => join(left.holds(value), right.holds(value)),
  };
}

const joined: Readonly<Partial<Record<BinaryOperator, (left: boolean, right: boolean) => boolean>>> = {
  and: (left, right) => left && right,
  or: (left, right) => left || right,
  unless: (left, right) => left && !right,
};

function testOfComparison({ operator, left, right }: BinaryNode, of: IntervalOf): Test | undefined {
  const isMirrored = kindOf(left) === 'scalar';
  const [vector, scalar] = isMirrored ? [right, left] : [left, right];
  const comparison = isMirrored ? mirrored(operator) : operator;
  const limit = of(scalar);
  if (!isComparison(comparison) || kindOf(scalar) !== 'scalar' || limit.min !== limit.max) return undefined;
  const holds = (value: number) => comparisons[comparison](value, limit.min);
  if (!hasFilter(vector)) return { vector, limits: [limit.min], holds };
  const inner = testOf(vector, of);
  return (
    inner && {
      vector: inner.vector,
      limits: [...inner.limits, limit.min],
      holds: (value) => inner.holds(value) && holds(value),
    }
  );
}

/** Tests whether a comparison compares what another one keeps: `x > 1 < 2`. */
function isChain(node: BinaryNode): boolean {
  return filterOf(node) !== undefined && [node.left, node.right].some(hasFilter);
}

/** Returns values of an interval at, beside and between the limits of comparisons: one for each possible result. */
function pointsOf({ min, max, isWhole = false }: Interval, limits: readonly number[]): number[] {
  const ends = [...limits, min, max, 0].filter(Number.isFinite).sort((one, other) => one - other);
  const between = ends.map((end, index) => (end + (ends[index + 1] ?? end)) / 2);
  const beside = ends.flatMap((end) => [Math.floor(end), Math.ceil(end), Math.floor(end) + 1, Math.ceil(end) - 1]);
  const beyond = ends.flatMap((end) => [2 * Math.abs(end) + 1, -2 * Math.abs(end) - 1].map(Math.round));
  const points = [...limits, ...ends, ...between, ...beside, ...beyond];
  return points.filter((point) => point >= min && point <= max && (!isWhole || Number.isInteger(point)));
}
