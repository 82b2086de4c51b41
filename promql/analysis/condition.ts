import type { Issue } from '../../core/errors';
import { childrenOf, walk, type BinaryNode, type BinaryOperator, type Node } from '../node';
import { textOf } from '../render';
import { kindOf } from '../signature';
import { intervalOf } from './bounds';
import { filterOf, hasFilter } from './filter';
import { combinationOf, type Outcome } from './combination';
import { exactly, intervalText, isNoNumber, type Interval, type IntervalOf } from './interval';
import { ageBetween } from './moment';
import { areSameVectors, orderOf, type Order } from './order';

/** Whether a comparison of values can be true, by operator. */
const outcomes: Readonly<Partial<Record<BinaryOperator, (one: Interval, other: Interval) => Outcome>>> = {
  '>': (one, other) => decided(one.max <= other.min, one.min > other.max),
  '>=': (one, other) => decided(one.max < other.min, one.min >= other.max),
  '<': (one, other) => decided(one.min >= other.max, one.max < other.min),
  '<=': (one, other) => decided(one.min > other.max, one.max <= other.min),
  '==': (one, other) => decided(areApart(one, other), areSame(one, other)),
  '!=': (one, other) => decided(areSame(one, other), areApart(one, other)),
};

function outcomeOf(node: BinaryNode, of: IntervalOf): Outcome {
  const { operator, left, right } = node;
  const compared = outcomes[operator];
  if (!compared) return 'possible';
  if ([left, right].some((side) => isNoNumber(of(side)))) return operator === '!=' ? 'always' : 'never';
  const age = ageBetween(left, right);
  const known = age ? compared(age, exactly(0)) : compared(of(left), of(right));
  return known === 'possible' ? ofOrder(node, of) : known;
}

/** Tests whether a comparison is true of all possible values, so that it drops no series. */
export function isAlwaysTrue(comparison: BinaryNode): boolean {
  return outcomeOf(comparison, intervalOf) === 'always';
}

/** Whether a comparison can be true by the order of its sides. */
const ordered: Readonly<Partial<Record<BinaryOperator, (order: Order) => Outcome>>> = {
  '>': ({ isAtMost }) => decided(isAtMost, false),
  '<': ({ isAtLeast }) => decided(isAtLeast, false),
  '>=': ({ isAtLeast }) => decided(false, isAtLeast),
  '<=': ({ isAtMost }) => decided(false, isAtMost),
};

/** Whether a comparison of a vector with itself can be true, by operator. NaN, which is no whole number, is unequal. */
const ofItself: Readonly<Partial<Record<BinaryOperator, (isWhole: boolean) => Outcome>>> = {
  '>': () => 'never',
  '<': () => 'never',
  '>=': () => 'always',
  '<=': () => 'always',
  '==': () => 'always',
  '!=': (isWhole) => decided(isWhole, false),
};

/** Outcome of a comparison of two vectors that depend on the same series. */
function ofOrder(node: BinaryNode, of: IntervalOf): Outcome {
  const { operator, left, right, matching } = node;
  const isItself = !matching && areSameVectors(left, right);
  const outcome = isItself ? ofItself[operator]?.(of(left).isWhole === true) : ordered[operator]?.(orderOf(node, of));
  return outcome ?? 'possible';
}

function decided(isNever: boolean, isAlways: boolean): Outcome {
  return isNever ? 'never' : isAlways ? 'always' : 'possible';
}

/** Tests whether two intervals have no common value. */
function areApart(one: Interval, other: Interval): boolean {
  const isBetween = (whole: Interval, { min, max }: Interval) =>
    whole.isWhole === true && min === max && !Number.isInteger(min);
  return one.max < other.min || other.max < one.min || isBetween(one, other) || isBetween(other, one);
}

function areSame(one: Interval, other: Interval): boolean {
  return one.min === one.max && one.min === other.min && one.max === other.max;
}

/**
 * Returns whether a condition of an alert can be met while its series exist. Conditions without a
 * comparison ask whether series exist, which is always possible.
 *
 * @param of values of an expression; default: by the ranges of the metrics
 */
export function conditionOutcome(node: Node, of: IntervalOf = intervalOf): Outcome {
  if (!hasFilter(node)) return 'possible';
  const filter = filterOf(node);
  if (filter) {
    const sides = [filter.left, filter.right];
    const chained = combinationOf(filter, of)?.outcome === 'never' ? (['never'] as const) : [];
    const parts = [outcomeOf(filter, of), ...chained, ...outcomesIn(sides, of)];
    // It is met only while its series exist.
    return both(sides.some(existsSometimes) ? [...parts, 'possible'] : parts);
  }
  if (node.type === 'binary') return ofBinary(node, of);
  if (node.type === 'subquery') return conditionOutcome(node.expression, of) === 'never' ? 'never' : 'possible';
  if (node.type === 'call' && node.name.startsWith('absent')) return 'possible';
  return both(outcomesIn(childrenOf(node), of));
}

/** Tests whether the series of an expression exist only while others do or do not. */
function existsSometimes(node: Node): boolean {
  return walk(node).some(
    (one) =>
      (one.type === 'call' && one.name.startsWith('absent')) ||
      (one.type === 'binary' && (one.operator === 'and' || one.operator === 'unless')),
  );
}

function ofBinary(node: BinaryNode, of: IntervalOf): Outcome {
  const { operator, left, right } = node;
  const { outcome = 'possible' } = combinationOf(node, of) ?? {};
  if (outcome !== 'possible') return outcome;
  if (operator === 'or') return either(conditionOutcome(left, of), conditionOutcome(right, of));
  if (operator === 'and') return both([conditionOutcome(left, of), conditionOutcome(right, of)]);
  if (operator === 'unless') return conditionOutcome(left, of) === 'never' ? 'never' : 'possible';
  // A comparison in a divisor only prevents a division by zero.
  if (operator === '/') {
    return both([...outcomesIn([left], of), ...outcomesIn([right], of).filter((one) => one === 'never')]);
  }
  return both(outcomesIn([left, right], of));
}

function outcomesIn(nodes: readonly Node[], of: IntervalOf): Outcome[] {
  return nodes.filter(hasFilter).map((node) => conditionOutcome(node, of));
}

function both(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('never')) return 'never';
  return outcomes.every((one) => one === 'always') ? 'always' : 'possible';
}

function either(left: Outcome, right: Outcome): Outcome {
  if (left === 'always' || right === 'always') return 'always';
  return left === 'never' && right === 'never' ? 'never' : 'possible';
}

/** Remedy of a comparison with a number that its metric never has. */
const remedy = 'correct the number, or set the range or the buckets of the metric in its catalogue';

function remedyOf(node: BinaryNode, of: IntervalOf): string {
  return relationText(node, of) === undefined ? remedy : 'correct the sides';
}

/**
 * Returns an issue for each comparison in an expression that is never true, so that it drops every
 * series, and for comparisons that exclude each other.
 *
 * @param of values of an expression; default: by the ranges of the metrics
 */
export function impossibleIssues(node: Node, of: IntervalOf = intervalOf): Issue[] {
  const comparisons = walk(node)
    .flatMap((one) => filterOf(one) ?? [])
    .filter((one) => outcomeOf(one, of) === 'never')
    .map((one) => ({
      problem: `a comparison is never true: ${valuesText(one, of)}`,
      given: givenText(one),
      remedy: remedyOf(one, of),
    }));
  return [...comparisons, ...exclusionIssues(node, of)];
}

/** Issues of comparisons of which each one can be true, but not all of them. */
function exclusionIssues(node: Node, of: IntervalOf): Issue[] {
  const parts = childrenOf(node).flatMap((child) => exclusionIssues(child, of));
  const combination = combinationOf(node, of);
  if (combination?.outcome !== 'never' || parts.length > 0) return parts;
  if (childrenOf(node).some((child) => conditionOutcome(child, of) === 'never')) return [];
  if (node.type === 'binary' && outcomeOf(node, of) === 'never') return [];
  return [
    {
      problem: `a combination of comparisons is never true, whatever ${shortText(combination.vector)} is`,
      given: oneLine(textOf(node)),
      remedy: 'correct the numbers',
    },
  ];
}

/**
 * Returns the issue of a condition of an alert that is met whatever the values are.
 *
 * @param of values of an expression; default: by the ranges of the metrics
 */
export function certainIssues(node: Node, of: IntervalOf = intervalOf): Issue[] {
  if (conditionOutcome(node, of) !== 'always') return [];
  const combination = combinationOf(node, of);
  const comparison = walk(node).flatMap((one) => filterOf(one) ?? [])[0]!;
  const isCombined = combination?.outcome === 'always' && outcomeOf(comparison, of) !== 'always';
  return [
    {
      problem: `its condition is always met${isCombined ? `, whatever ${shortText(combination.vector)} is` : `: ${valuesText(comparison, of)}`}`,
      given: isCombined ? oneLine(textOf(node)) : givenText(comparison),
      remedy: `${remedyOf(comparison, of)}, or use always() for an alert that always fires`,
    },
  ];
}

function valuesText(node: BinaryNode, of: IntervalOf): string {
  const relation = relationText(node, of);
  if (relation !== undefined) return relation;
  const { left, right } = node;
  const [one, other] = [left, right].map((side) => intervalText(of(side)));
  if (kindOf(right) === 'scalar') return `its left side is ${one}`;
  return kindOf(left) === 'scalar' ? `its right side is ${other}` : `its sides are ${one}, and ${other}`;
}

/** Text of sides that depend on each other, which decide a comparison; `undefined` where their values do. */
function relationText(node: BinaryNode, of: IntervalOf): string | undefined {
  const { operator, left, right } = node;
  const age = ageBetween(left, right);
  if (age) return `its left side is ${intervalText(age)} s after its right side`;
  if (outcomes[operator]?.(of(left), of(right)) !== 'possible') return undefined;
  const { isAtMost, isAtLeast } = orderOf(node, of);
  if (isAtMost && isAtLeast) return 'its sides are the same';
  if (!isAtMost && !isAtLeast) return undefined;
  return `its left side is at ${isAtMost ? 'most' : 'least'} its right side, which has the same series`;
}

/** Longest text of a side in an issue. */
const longest = 40;

function givenText({ operator, left, right }: BinaryNode): string {
  return `${shortText(textOf(left))} ${operator} ${shortText(textOf(right))}`;
}

function shortText(text: string): string {
  return oneLine(text).length > longest ? '…' : oneLine(text);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
