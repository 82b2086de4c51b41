import { labelsOf } from '../labels';
import {
  type AggregationNode,
  type AggregationOperator,
  type BinaryNode,
  type BinaryOperator,
  type CallNode,
  type MatcherNode,
  type MatchingNode,
  type Node,
  type SelectorNode,
} from '../node';
import { textOf } from '../render';
import { kindOf } from '../signature';
import { filterOf } from './filter';
import type { IntervalOf } from './interval';

/** Order of the values of two sides that depend on the same series. */
export interface Order {
  readonly isAtMost: boolean;
  readonly isAtLeast: boolean;
}

/**
 * Returns whether the left side of an operator is at most, or at least, the right side wherever their
 * series match: `sum(up)` and `count(up)`, a part and the whole, `min` and `max`.
 *
 * @param of values of an expression
 */
export function orderOf({ left, right, matching }: BinaryNode, of: IntervalOf): Order {
  if (kindOf(left) === 'scalar' || kindOf(right) === 'scalar' || matching?.fill) {
    return { isAtMost: false, isAtLeast: false };
  }
  const isCertain = (one: Node, other: Node) =>
    matchesItself(left, right, matching) ? isAtMost(one, other, of) : isInGroup(one, other, matching, of);
  return { isAtMost: isCertain(left, right), isAtLeast: isCertain(right, left) };
}

/** Tests whether two sides are the same vector. NaN makes it unequal to itself. */
export function areSameVectors(left: Node, right: Node): boolean {
  return left.type === right.type && kindOf(left) === 'instant vector' && areSame(left, right);
}

function areSame(one: Node, other: Node): boolean {
  return one === other || textOf(one) === textOf(other);
}

/** Tests whether an operator compares all labels of its sides, so that a series matches the one from the same series. */
function matchesItself(left: Node, right: Node, matching: MatchingNode | undefined): boolean {
  if (!matching) return true;
  if (matching.kind === 'ignoring') return matching.labels.length === 0;
  return [left, right].every((side) => [...labelsOf(side, 'some')].every((label) => matching.labels.includes(label)));
}

/** Tests the same of a series and an aggregation of its group: `x <= on (job) group_left () max by (job) (x)`. */
function isInGroup(one: Node, other: Node, matching: MatchingNode | undefined, of: IntervalOf): boolean {
  if (matching?.kind !== 'on') return false;
  const isGroup = (node: Node): node is AggregationNode =>
    node.type === 'aggregation' && node.grouping?.kind !== 'without' && areEqual(groupOf(node), matching.labels);
  if (isGroup(other) && isSubset(one, other.expression)) return isGreatest(other, of);
  return isGroup(one) && one.operator === 'min' && isSubset(other, one.expression);
}

/** Tests whether an aggregation is at least each of its series. */
function isGreatest({ operator, expression }: AggregationNode, of: IntervalOf): boolean {
  return operator === 'max' || (operator === 'sum' && of(expression).min >= 0);
}

function groupOf({ grouping }: AggregationNode): readonly string[] {
  return grouping?.labels ?? [];
}

function areEqual(labels: readonly string[], others: readonly string[]): boolean {
  return [...labels].sort().join() === [...others].sort().join();
}

/** Tests whether each value of one vector is at most that of the series of another one with the same labels. */
function isAtMost(one: Node, other: Node, of: IntervalOf): boolean {
  const above = reachable(one, (node) => valuesAbove(node, of));
  const below = reachable(other, (node) => valuesBelow(node, of));
  return above.some((left) => below.some((right) => isDirectlyAtMost(left, right, of)));
}

/** Returns a node and those that follow from it step by step. */
function reachable(node: Node, next: (node: Node) => readonly Node[]): Node[] {
  return [node, ...next(node).flatMap((one) => reachable(one, next))];
}

function isDirectlyAtMost(one: Node, other: Node, of: IntervalOf): boolean {
  if (areSame(one, other) || areSamplesSo(one, other)) return true;
  if (one.type === 'aggregation' && other.type === 'aggregation') return areAggregatedSo(one, other, of);
  return one.type === 'binary' && other.type === 'binary' && areScaledSo(one, other, of);
}

/** Returns vectors that are at least a vector. */
function valuesAbove(node: Node, of: IntervalOf): Node[] {
  if (node.type === 'call') return ['floor', 'clamp_max'].includes(node.name) ? node.args.slice(0, 1) : [];
  if (node.type !== 'binary') return [];
  return [...keptIn(node), ...partsOf(node).flatMap((part) => (part.isBelow(of) ? [part.of] : []))];
}

/** Returns vectors that are at most a vector. */
function valuesBelow(node: Node, of: IntervalOf): Node[] {
  if (node.type === 'call') return ['ceil', 'clamp_min'].includes(node.name) ? node.args.slice(0, 1) : [];
  if (node.type !== 'binary') return [];
  return [...keptIn(node), ...partsOf(node).flatMap((part) => (part.isAbove(of) ? [part.of] : []))];
}

/** Returns the vector of which an operator keeps some series as they are. */
function keptIn(node: BinaryNode): Node[] {
  const { operator, left, right, matching } = node;
  if (operator === 'and' || operator === 'unless') return [left];
  // Matching can change the labels.
  if (!filterOf(node) || matching) return [];
  return [kindOf(left) === 'scalar' ? right : left];
}

/** Calculation of a vector with a number. */
interface Part {
  readonly of: Node;
  /** Whether the result is at most the vector. */
  readonly isBelow: (of: IntervalOf) => boolean;
  readonly isAbove: (of: IntervalOf) => boolean;
}

function partsOf({ operator, left, right }: BinaryNode): Part[] {
  if (kindOf(right) === 'scalar') return partOf(operator, left, right);
  return kindOf(left) === 'scalar' && (operator === '+' || operator === '*') ? partOf(operator, right, left) : [];
}

function partOf(operator: BinaryOperator, vector: Node, number: Node): Part[] {
  const isNeverNegative = (of: IntervalOf) => of(vector).min >= 0;
  const isWithin = (least: number, greatest: number) => (of: IntervalOf) =>
    of(number).min >= least && of(number).max <= greatest;
  const scaled = (least: number, greatest: number) => (of: IntervalOf) =>
    isNeverNegative(of) && isWithin(least, greatest)(of);
  const parts: Readonly<Partial<Record<BinaryOperator, Omit<Part, 'of'>>>> = {
    '+': { isBelow: isWithin(-Infinity, 0), isAbove: isWithin(0, Infinity) },
    '-': { isBelow: isWithin(0, Infinity), isAbove: isWithin(-Infinity, 0) },
    '*': { isBelow: scaled(0, 1), isAbove: scaled(1, Infinity) },
    '/': { isBelow: scaled(1, Infinity), isAbove: scaled(Number.MIN_VALUE, 1) },
  };
  const part = parts[operator];
  return part ? [{ of: vector, ...part }] : [];
}

/** Tests the order of two vectors that are calculated in the same way with a number. */
function areScaledSo(one: BinaryNode, other: BinaryNode, of: IntervalOf): boolean {
  const { operator, left, right } = one;
  if (operator !== other.operator || !['+', '-', '*', '/'].includes(operator)) return false;
  const isPositive = (number: Node) => operator === '+' || operator === '-' || of(number).min > 0;
  if (kindOf(right) === 'scalar') {
    return areSame(right, other.right) && isPositive(right) && isDirectlyAtMost(left, other.left, of);
  }
  const isCommutative = operator === '+' || operator === '*';
  if (kindOf(left) !== 'scalar' || !isCommutative) return false;
  return areSame(left, other.left) && isPositive(left) && isDirectlyAtMost(right, other.right, of);
}

/** Functions of the samples in a window that are at most others. */
const ofSamples = {
  least: 'min_over_time',
  between: ['avg_over_time', 'quantile_over_time', 'last_over_time', 'first_over_time'],
  greatest: 'max_over_time',
};

/** Tests the order of two functions of the same samples, of which the selector alone is one. */
function areSamplesSo(one: Node, other: Node): boolean {
  const [ofOne, ofOther] = [samplesOf(one), samplesOf(other)];
  if (ofOne === undefined || ofOne.text !== ofOther?.text) return false;
  const { least, between, greatest } = ofSamples;
  const isRanked = (name: string) => name === '' || name === least || name === greatest || between.includes(name);
  if (!isRanked(ofOne.name) || !isRanked(ofOther.name)) return false;
  // The sample of a selector is the last one in any window.
  const isComparable = ofOne.window === ofOther.window || [ofOne.name, ofOther.name].includes('');
  return isComparable && (ofOne.name === least || ofOther.name === greatest);
}

/** Selector or subquery of whose samples a function takes one, or a mean; without a name for a selector alone. */
function samplesOf(node: Node): { readonly name: string; readonly text: string; readonly window: string } | undefined {
  if (node.type === 'selector') return { name: '', text: textOf(node), window: '' };
  if (node.type !== 'call') return undefined;
  const range = node.args.find(({ type }) => type === 'matrix' || type === 'subquery');
  if (range?.type === 'matrix' && range.edges === undefined) {
    return { name: node.name, text: textOf(range.selector), window: textOf(range) };
  }
  return range?.type === 'subquery' ? { name: node.name, text: textOf(range), window: textOf(range) } : undefined;
}

function areAggregatedSo(one: AggregationNode, other: AggregationNode, of: IntervalOf): boolean {
  const kindOfGroup = (node: AggregationNode) => node.grouping?.kind ?? 'by';
  if (kindOfGroup(one) !== kindOfGroup(other) || !areEqual(groupOf(one), groupOf(other))) return false;
  if (isSubset(one.expression, other.expression)) {
    const grows = other.operator === 'max' || other.operator === 'count' || isGreatest(other, of);
    if ((grows || isSubset(other.expression, one.expression)) && isRanked(one, other, of)) return true;
  }
  return isSubset(other.expression, one.expression) && one.operator === 'min' && isRanked(one, other, of);
}

const means: readonly AggregationOperator[] = ['min', 'avg', 'quantile', 'max'];

/** Tests whether an aggregation of some series is at most another aggregation of the same series. */
function isRanked(one: AggregationNode, other: AggregationNode, of: IntervalOf): boolean {
  const [from, to] = [one.operator, other.operator];
  const values = of(one.expression);
  if (from === 'quantile' && to === 'quantile') return numberOf(one) <= numberOf(other);
  if (one.parameter && from !== 'quantile') return false;
  if (from === to) return ['min', 'max', 'avg', 'sum', 'count', 'group', 'stddev', 'stdvar'].includes(from);
  if (means.includes(from) && (from === 'min' || isShare(one)) && (to === 'max' || (from === 'min' && isMean(other)))) {
    return true;
  }
  if (to === 'sum' && means.includes(from) && isShare(one)) return values.min >= 0;
  if (from === 'sum' && to === 'count') return values.max <= 1;
  if (from === 'count' && to === 'sum') return values.min >= 1;
  return from === 'group' && to === 'count';
}

function isMean(node: AggregationNode): boolean {
  return means.includes(node.operator) && isShare(node);
}

/** Tests whether a quantile is one of the values, or between them. */
function isShare(node: AggregationNode): boolean {
  return node.operator !== 'quantile' || (numberOf(node) >= 0 && numberOf(node) <= 1);
}

/** Number of a quantile; NaN where it is calculated. */
function numberOf({ parameter }: AggregationNode): number {
  return parameter?.type === 'number' ? parameter.value : NaN;
}

/** Functions whose value depends on other series, or whose labels are not those of their vector. */
const notOfOneSeries: readonly string[] = [
  ...['absent', 'absent_over_time', 'scalar', 'vector', 'info', 'label_replace', 'label_join'],
  ...['histogram_quantile', 'histogram_quantiles', 'histogram_fraction'],
];

/** Tests whether one vector has some series of another one, with the same values. */
function isSubset(one: Node, other: Node): boolean {
  if (areSame(one, other)) return true;
  if (one.type === 'binary' && keptIn(one).some((kept) => isSubset(kept, other))) return true;
  if (one.type === 'selector' && other.type === 'selector') return isNarrower(one, other);
  if (one.type === 'matrix' && other.type === 'matrix') {
    const isSameWindow = textOf({ ...one, selector: other.selector }) === textOf(other);
    return isSameWindow && isNarrower(one.selector, other.selector);
  }
  if (one.type === 'call' && other.type === 'call') return areSubsetCalls(one, other);
  if (one.type === 'negation' && other.type === 'negation') return isSubset(one.expression, other.expression);
  return false;
}

function areSubsetCalls(one: CallNode, other: CallNode): boolean {
  if (one.name !== other.name || notOfOneSeries.includes(one.name)) return false;
  return one.args.length === other.args.length && one.args.every((arg, index) => isSubset(arg, other.args[index]!));
}

/** Tests whether a selector has all matchers of another one of the same series and time. */
function isNarrower(one: SelectorNode, other: SelectorNode): boolean {
  const text = ({ label, operator, value }: MatcherNode) => JSON.stringify([label, operator, value]);
  const own = new Set(one.matchers.map(text));
  return (
    areSame({ ...one, matchers: [] }, { ...other, matchers: [] }) && other.matchers.every((each) => own.has(text(each)))
  );
}
