import type { Issue } from '../../core/errors';
import { childrenOf, walk, type BinaryNode, type BinaryOperator, type Node } from '../node';
import { textOf } from '../render';
import { kindOf } from '../signature';
import { filterOf, hasFilter, intervalOf } from './bounds';
import { intervalText, type Interval } from './interval';

/** Whether a condition can be met, by the ranges of the metrics. */
export type Outcome = 'never' | 'possible' | 'always';

/** Whether a comparison of values can be true, by operator. */
const outcomes: Readonly<Partial<Record<BinaryOperator, (one: Interval, other: Interval) => Outcome>>> = {
  '>': (one, other) => decided(one.max <= other.min, one.min > other.max),
  '>=': (one, other) => decided(one.max < other.min, one.min >= other.max),
  '<': (one, other) => decided(one.min >= other.max, one.max < other.min),
  '<=': (one, other) => decided(one.min > other.max, one.max <= other.min),
  '==': (one, other) => decided(areApart(one, other), areSame(one, other)),
  '!=': (one, other) => decided(areSame(one, other), areApart(one, other)),
};

function outcomeOf({ operator, left, right }: BinaryNode): Outcome {
  return outcomes[operator]?.(intervalOf(left), intervalOf(right)) ?? 'possible';
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

function ofBinary({ operator, left, right }: BinaryNode): Outcome {
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

/** Returns an issue for each comparison in an expression that is never true, so that it drops every series. */
export function impossibleIssues(node: Node): Issue[] {
  return [...walk(node)]
    .flatMap((one) => filterOf(one) ?? [])
    .filter((one) => outcomeOf(one) === 'never')
    .map((one) => ({ problem: `a comparison is never true: ${valuesText(one)}`, given: givenText(one), remedy }));
}

/** Returns the issue of a condition of an alert that is met whatever the values are. */
export function certainIssues(node: Node): Issue[] {
  if (conditionOutcome(node) !== 'always') return [];
  const [comparison] = [...walk(node)].flatMap((one) => filterOf(one) ?? []);
  return [
    {
      problem: `its condition is always met: ${valuesText(comparison!)}`,
      given: givenText(comparison!),
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
  const shortened = (side: Node) => {
    const whole = textOf(side).replaceAll(/\s+/g, ' ');
    return whole.length > longest ? '…' : whole;
  };
  return `${shortened(left)} ${operator} ${shortened(right)}`;
}
