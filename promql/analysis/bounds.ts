import type { Range } from '../../metrics';
import { arithmetic } from '../arithmetic';
import {
  isComparison,
  isSetOperator,
  mirrored,
  type BinaryNode,
  type BinaryOperator,
  type Node,
  type SelectorNode,
} from '../node';
import { kindOf } from '../signature';
import { aggregated, ofCall, type RangeNode } from './function-bounds';
import * as interval from './interval';
import { any, atLeast, between, exactly, type Interval, type IntervalOf } from './interval';
import { ageBetween } from './moment';
import { areSameVectors, orderOf } from './order';

/** Limits of series and samples on which the values of an expression depend. */
export interface ValueLimits {
  /** Values of the series of a selector. */
  readonly rangeOf: (selector: SelectorNode) => Range;
  /** Greatest number of samples of a series in a range vector. */
  readonly samplesIn: (range: RangeNode) => number;
}

/** Limits that catalogues set. */
export const catalogueLimits: ValueLimits = {
  rangeOf: ({ series }) => series.range ?? {},
  samplesIn: () => Infinity,
};

/**
 * Returns the values that an expression can have, by the ranges of the metrics. They are limits: an
 * expression need not have every value between them.
 */
export function boundsOf(node: Node): Range {
  const values = intervalOf(node);
  if (interval.isNoNumber(values)) return {};
  const { min, max, isWhole } = values;
  return {
    ...(min === -Infinity ? {} : { min }),
    ...(max === Infinity ? {} : { max }),
    ...(isWhole ? { isWhole } : {}),
  };
}

/** Returns the same as {@link boundsOf} with infinite limits. */
export const intervalOf: IntervalOf = intervalsWithin(catalogueLimits);

/** Returns the number of an expression that has only one. */
export function constantOf(node: Node): number | undefined {
  const { min, max } = intervalOf(node);
  return min === max ? min : undefined;
}

/** Returns the function that finds the values of expressions within some limits. */
export function intervalsWithin(limits: ValueLimits): IntervalOf {
  // Several parts of an expression depend on the values of one.
  const known = new WeakMap<Node, Interval>();
  const of = (node: Node): Interval => {
    const found = known.get(node) ?? calculated(node, of, limits);
    known.set(node, found);
    return found;
  };
  return of;
}

function calculated(node: Node, of: IntervalOf, limits: ValueLimits): Interval {
  switch (node.type) {
    case 'number':
      return exactly(node.value);
    case 'selector':
      return interval.of(limits.rangeOf(node));
    case 'matrix':
      return of(node.selector);
    case 'subquery':
      return of(node.expression);
    case 'negation':
      return interval.negated(of(node.expression));
    case 'aggregation':
      return aggregated[node.operator](of(node.expression));
    case 'call':
      return ofCall(node, of, limits.samplesIn);
    case 'binary':
      return ofBinary(node, of);
    case 'labelSelector':
    case 'string':
      return any;
  }
}

const operators: Readonly<Partial<Record<BinaryOperator, (left: Interval, right: Interval) => Interval>>> = {
  '+': interval.plus,
  '-': interval.minus,
  '*': interval.times,
  '/': interval.dividedBy,
  '%': (left, right) => remainder(left, right) ?? interval.modulo(left, right),
  '^': interval.power,
  atan2: () => between(-Math.PI, Math.PI),
  and: same,
  unless: same,
  or: interval.either,
};

/** Returns the remainder of two numbers. */
function remainder(left: Interval, right: Interval): Interval | undefined {
  const areNumbers = left.min === left.max && right.min === right.max;
  return areNumbers ? exactly(arithmetic['%'](left.min, right.min)) : undefined;
}

function same(one: Interval): Interval {
  return one;
}

function ofBinary(node: BinaryNode, of: IntervalOf): Interval {
  if (node.isShare) return between(0, 1);
  const [left, right] = [of(node.left), of(node.right)];
  if (isComparison(node.operator)) return ofComparison(node, left, right);
  if (!isSetOperator(node.operator) && [left, right].some(interval.isNoNumber)) return any;
  const values = operators[node.operator]?.(left, right) ?? any;
  // A value for missing series is another than those of the sides.
  return node.matching?.fill ? any : related(node, values, of);
}

/** Values of a calculation whose sides depend on each other. */
function related(node: BinaryNode, values: Interval, of: IntervalOf): Interval {
  const { operator, left, right, matching } = node;
  if (operator === '-') {
    const { isAtMost, isAtLeast } = orderOf(node, of);
    const difference = interval.limited(values, isAtLeast ? 0 : -Infinity, isAtMost ? 0 : Infinity);
    return interval.common(difference, ageBetween(left, right) ?? any);
  }
  if (operator === '/') return quotient(node, values, of);
  return operator === '*' && !matching && areSameVectors(left, right) ? interval.limited(values, 0, Infinity) : values;
}

/** Values of a quotient, of which a part divided by the whole is at most 1. */
function quotient(node: BinaryNode, values: Interval, of: IntervalOf): Interval {
  const { left, right } = node;
  if (of(left).min < 0 || of(right).min < 0) return values;
  const { isAtMost, isAtLeast } = orderOf(node, of);
  const own = interval.limited(values, isAtLeast ? 1 : 0, isAtMost ? 1 : Infinity);
  const scaled = left.type === 'binary' && left.operator === '*' && !left.matching ? left : undefined;
  const [number, vector] =
    scaled && kindOf(scaled.left) === 'scalar' ? [scaled.left, scaled.right] : [scaled?.right, scaled?.left];
  if (!number || !vector || kindOf(number) !== 'scalar') return own;
  return interval.common(own, interval.times(of(number), of({ ...node, left: vector })));
}

/** Values that a comparison with a scalar keeps. Of whole numbers, those beside the limit are known. */
const keptBy: Readonly<Partial<Record<BinaryOperator, (limit: Interval, of: Interval) => Interval>>> = {
  '==': same,
  '!=': ({ min, max }, of) => (of.isWhole && min === max ? interval.withoutEnd(of, min) : of),
  '<': ({ max }, { isWhole }) => ({
    min: -Infinity,
    max: isWhole ? Math.ceil(max) - 1 : interval.predecessor(max),
  }),
  '<=': ({ max }) => ({ min: -Infinity, max }),
  '>': ({ min }, { isWhole }) => atLeast(isWhole ? Math.floor(min) + 1 : interval.successor(min)),
  '>=': ({ min }) => atLeast(min),
};

function ofComparison({ operator, bool, left, right }: BinaryNode, one: Interval, other: Interval): Interval {
  if (bool) return between(0, 1, true);
  // The result has the values of the vector, of which the comparison keeps some.
  if (kindOf(left) === 'scalar') return keptOf(other, mirrored(operator), one);
  return kindOf(right) === 'scalar' ? keptOf(one, operator, other) : one;
}

function keptOf(values: Interval, operator: BinaryOperator, limit: Interval): Interval {
  const kept = keptBy[operator]?.(limit, values);
  return kept ? interval.common(values, kept) : values;
}
