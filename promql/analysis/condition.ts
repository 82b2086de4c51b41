import type { Issue } from '../../core/errors';
import { childrenOf, walk, type BinaryNode, type BinaryOperator, type Node } from '../node';
import { textOf } from '../render';
import { kindOf } from '../signature';
import { filterOf, hasFilter, intervalOf } from './bounds';
import { combinationOf, type Outcome } from './combination';
import { intervalText, type Interval } from './interval';

/** Whether a comparison of values can be true, by operator. */
const outcomes: Readonly<Partial<Record<BinaryOperator, (one: Interval, other: Interval) => Outcome>>> = {
  '>': (one, other) => decided(one.max <= other.min, one.min > other.max),
  '>=': (one, other) => decided(one.max < other.min, one.min >= other.max),
  '<': (one, other) => decided(one.min >= other.max, one.max < other.min),
  '<=': (one, other) => decided(one.min > other.max, one.max <= other.min),
  '==': (one, other) => decided(areApart(one, other), areSame(one, other)),
  '!=': (one, other) => decided(areSame(one, other), areApart(one, other)),
};

function outcomeOf({ operator, left, right, matching }: BinaryNode): Outcome {
  if (operator !== '!=' && [left, right].some(isNoNumber)) return 'never';
  if (['>', '<'].includes(operator) && !matching && areSameVectors(left, right)) return 'never';
  return outcomes[operator]?.(intervalOf(left), intervalOf(right)) ?? 'possible';
}

/** Tests whether a comparison is true of all possible values, so that it drops no series. */
export function isAlwaysTrue(comparison: BinaryNode): boolean {
  return outcomeOf(comparison) === 'always';
}

/** Tests whether a side is NaN, to which nothing is equal. */
function isNoNumber(node: Node): boolean {
  return node.type === 'number' && Number.isNaN(node.value);
}

/** Tests whether two sides are the same vector. NaN makes it unequal to itself. */
function areSameVectors(left: Node, right: Node): boolean {
  return left.type === right.type && kindOf(left) === 'instant vector' && textOf(left) === textOf(right);
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
 */
export function conditionOutcome(node: Node): Outcome {
  if (!hasFilter(node)) return 'possible';
  const filter = filterOf(node);
  if (filter) return both([outcomeOf(filter), ...outcomesIn([filter.left, filter.right])]);
  if (node.type === 'binary') return ofBinary(node);
  if (node.type === 'subquery') return conditionOutcome(node.expression) === 'never' ? 'never' : 'possible';
  if (node.type === 'call' && node.name.startsWith('absent')) return 'possible';
  return both(outcomesIn(childrenOf(node)));
}

function ofBinary(node: BinaryNode): Outcome {
  const { operator, left, right } = node;
  const { outcome = 'possible' } = combinationOf(node) ?? {};
  if (outcome !== 'possible') return outcome;
  if (operator === 'or') return either(conditionOutcome(left), conditionOutcome(right));
  if (operator === 'and') return both([conditionOutcome(left), conditionOutcome(right)]);
  if (operator === 'unless') return conditionOutcome(left) === 'never' ? 'never' : 'possible';
  // A comparison in a divisor only prevents a division by zero.
  if (operator === '/') return both([...outcomesIn([left]), ...outcomesIn([right]).filter((one) => one === 'never')]);
  return both(outcomesIn([left, right]));
}

function outcomesIn(nodes: readonly Node[]): Outcome[] {
  return nodes.filter(hasFilter).map(conditionOutcome);
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

/**
 * Returns an issue for each comparison in an expression that is never true, so that it drops every
 * series, and for comparisons that exclude each other.
 */
export function impossibleIssues(node: Node): Issue[] {
  const comparisons = [...walk(node)]
    .flatMap((one) => filterOf(one) ?? [])
    .filter((one) => outcomeOf(one) === 'never')
    .map((one) => ({ problem: `a comparison is never true: ${valuesText(one)}`, given: givenText(one), remedy }));
  return [...comparisons, ...exclusionIssues(node)];
}

/** Issues of comparisons of which each one can be true, but not all of them. */
function exclusionIssues(node: Node): Issue[] {
  const parts = childrenOf(node).flatMap(exclusionIssues);
  const combination = combinationOf(node);
  if (combination?.outcome !== 'never' || parts.length > 0) return parts;
  if (childrenOf(node).some((child) => conditionOutcome(child) === 'never')) return [];
  return [
    {
      problem: `a combination of comparisons is never true, whatever ${shortText(combination.vector)} is`,
      given: oneLine(textOf(node)),
      remedy: 'correct the numbers',
    },
  ];
}

/** Returns the issue of a condition of an alert that is met whatever the values are. */
export function certainIssues(node: Node): Issue[] {
  if (conditionOutcome(node) !== 'always') return [];
  const combination = combinationOf(node);
  const [comparison] = [...walk(node)].flatMap((one) => filterOf(one) ?? []);
  const isCombined = combination?.outcome === 'always' && outcomeOf(comparison!) !== 'always';
  return [
    {
      problem: `its condition is always met${isCombined ? `, whatever ${shortText(combination.vector)} is` : `: ${valuesText(comparison!)}`}`,
      given: isCombined ? oneLine(textOf(node)) : givenText(comparison!),
      remedy: `${remedy}, or use always() for an alert that always fires`,
    },
  ];
}

function valuesText({ left, right }: BinaryNode): string {
  const [one, other] = [left, right].map((side) => intervalText(intervalOf(side)));
  if (kindOf(right) === 'scalar') return `its left side is ${one}`;
  return kindOf(left) === 'scalar' ? `its right side is ${other}` : `its sides are ${one}, and ${other}`;
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
