import type { Range, Series } from '../../metrics';
import { arithmetic } from '../arithmetic';
import {
  childrenOf,
  isComparison,
  mirrored,
  walk,
  type AggregationOperator,
  type BinaryNode,
  type BinaryOperator,
  type CallNode,
  type Node,
} from '../node';
import { kindOf } from '../signature';
import * as interval from './interval';
import { any, atLeast, between, exactly, type Interval } from './interval';

/**
 * Returns the values that an expression can have, by the ranges of the metrics. They are limits: an
 * expression need not have every value between them.
 */
export function boundsOf(node: Node): Range {
  const { min, max, isWhole } = intervalOf(node);
  return {
    ...(min === -Infinity ? {} : { min }),
    ...(max === Infinity ? {} : { max }),
    ...(isWhole ? { isWhole } : {}),
  };
}

/** Returns the same as {@link boundsOf} with infinite limits. */
export function intervalOf(node: Node): Interval {
  switch (node.type) {
    case 'number':
      return exactly(node.value);
    case 'selector':
      return interval.of(node.series.range ?? {});
    case 'matrix':
      return intervalOf(node.selector);
    case 'subquery':
      return intervalOf(node.expression);
    case 'negation':
      return interval.negated(intervalOf(node.expression));
    case 'aggregation':
      return aggregated[node.operator](intervalOf(node.expression));
    case 'call':
      return ofCall(node);
    case 'binary':
      return ofBinary(node);
    case 'labelSelector':
    case 'string':
      return any;
  }
}

/** Returns the number of an expression that has only one. */
export function constantOf(node: Node): number | undefined {
  const { min, max } = intervalOf(node);
  return min === max ? min : undefined;
}

const aggregated: Readonly<Record<AggregationOperator, (inner: Interval) => Interval>> = {
  avg: fraction,
  bottomk: same,
  count: () => atLeast(1, true),
  count_values: () => atLeast(1, true),
  group: () => exactly(1),
  limit_ratio: same,
  limitk: same,
  max: same,
  min: same,
  quantile: fraction,
  stddev: () => atLeast(0),
  stdvar: () => atLeast(0),
  sum: interval.summed,
  topk: same,
};

function same(inner: Interval): Interval {
  return inner;
}

/** Values between others, which need not be whole. */
function fraction({ min, max }: Interval): Interval {
  return { min, max };
}

/** Functions whose values are among those of their vector. */
const sameValues = new Set([
  ...'sort sort_desc sort_by_label sort_by_label_desc label_replace label_join info vector scalar'.split(' '),
  ...'min_over_time max_over_time last_over_time first_over_time'.split(' '),
]);

/** Functions whose values lie between those of their vector. */
const betweenValues = new Set(['avg_over_time', 'quantile_over_time']);

/** Functions whose values do not depend on those of their arguments. */
const fixed: Readonly<Record<string, Interval>> = {
  ...all('rate irate increase stddev_over_time stdvar_over_time mad_over_time time timestamp exp sqrt', atLeast(0)),
  ...all('changes resets', atLeast(0, true)),
  ...all('histogram_count histogram_stddev histogram_stdvar start_timestamp', atLeast(0)),
  ...all('ts_of_max_over_time ts_of_min_over_time ts_of_first_over_time ts_of_last_over_time', atLeast(0)),
  ...all('absent absent_over_time present_over_time', exactly(1)),
  count_over_time: atLeast(1, true),
  histogram_fraction: between(0, 1),
  sgn: between(-1, 1, true),
  minute: between(0, 59, true),
  hour: between(0, 23, true),
  day_of_week: between(0, 6, true),
  day_of_month: between(1, 31, true),
  day_of_year: between(1, 366, true),
  days_in_month: between(28, 31, true),
  month: between(1, 12, true),
};

function all(names: string, value: Interval): Record<string, Interval> {
  return Object.fromEntries(names.split(' ').map((name) => [name, value]));
}

function ofCall({ name, args }: CallNode): Interval {
  const known = fixed[name];
  if (known) return known;
  const vector = args.find((arg) => kindOf(arg) !== 'scalar' && arg.type !== 'string') ?? args[0];
  if (!vector) return any;
  const inner = intervalOf(vector);
  if (sameValues.has(name)) return inner;
  if (betweenValues.has(name)) return fraction(inner);
  const limit = (index: number) => (args[index] ? intervalOf(args[index]) : any);
  switch (name) {
    case 'histogram_quantile':
    case 'histogram_quantiles':
      return ofQuantile(vector);
    case 'sum_over_time':
      return interval.summed(inner);
    case 'abs':
      return interval.absolute(inner);
    case 'ceil':
    case 'floor':
    case 'round':
      return args.length > 1 ? any : { min: Math.floor(inner.min), max: Math.ceil(inner.max), isWhole: true };
    case 'clamp':
      return interval.clamped(inner, limit(1).min, limit(2).max);
    case 'clamp_min':
      return interval.clamped(inner, limit(1).min, Infinity);
    case 'clamp_max':
      return interval.clamped(inner, -Infinity, limit(1).max);
    default:
      return any;
  }
}

/**
 * Values of a quantile of classic buckets: at most the largest finite bound, which Prometheus
 * returns for observations above it.
 */
function ofQuantile(buckets: Node): Interval {
  const bounds = [...walk(buckets)].flatMap((one) => (one.type === 'selector' ? boundsOfBuckets(one.series) : []));
  if (bounds.length === 0 || !bounds.every(Number.isFinite)) return any;
  return between(Math.min(0, ...bounds), Math.max(...bounds));
}

function boundsOfBuckets({ labels: { le } }: Series): number[] {
  // Without known bounds any value is possible.
  return le?.map(Number).filter((bound) => !Number.isNaN(bound)) ?? [Infinity];
}

const operators: Readonly<Partial<Record<BinaryOperator, (left: Interval, right: Interval) => Interval>>> = {
  '+': interval.plus,
  '-': (left, right) => interval.plus(left, interval.negated(right)),
  '*': interval.times,
  '/': interval.dividedBy,
  and: same,
  unless: same,
  or: interval.either,
};

function ofBinary(node: BinaryNode): Interval {
  if (node.isShare) return between(0, 1);
  const [left, right] = [intervalOf(node.left), intervalOf(node.right)];
  if (isComparison(node.operator)) return ofComparison(node, left, right);
  return operators[node.operator]?.(left, right) ?? calculated(node.operator, left, right);
}

/** Result of an operator without limits of its own, which is known of two numbers. */
function calculated(operator: BinaryOperator, left: Interval, right: Interval): Interval {
  const areNumbers = left.min === left.max && right.min === right.max;
  return areNumbers && (operator === '%' || operator === '^')
    ? exactly(arithmetic[operator](left.min, right.min))
    : any;
}

/** Values that a comparison with a scalar keeps. Of whole numbers, those beside the limit are known. */
const keptBy: Readonly<Partial<Record<BinaryOperator, (limit: Interval, of: Interval) => Interval>>> = {
  '==': same,
  '!=': ({ min, max }, of) => (of.isWhole && min === max ? interval.withoutEnd(of, min) : of),
  '<': ({ max }, { isWhole }) => ({ min: -Infinity, max: isWhole ? Math.ceil(max) - 1 : max }),
  '<=': ({ max }) => ({ min: -Infinity, max }),
  '>': ({ min }, { isWhole }) => atLeast(isWhole ? Math.floor(min) + 1 : min),
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

/** Tests whether an expression, or a part of it, drops series by a comparison. */
export function hasFilter(node: Node): boolean {
  return filterOf(node) !== undefined || childrenOf(node).some(hasFilter);
}

/** Returns the node if it is a comparison that drops series. */
export function filterOf(node: Node): BinaryNode | undefined {
  return node.type === 'binary' && isComparison(node.operator) && !node.bool ? node : undefined;
}
