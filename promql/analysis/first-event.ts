import { durationIssues, durationToMilliseconds, isLonger, type Duration } from '../../core/duration';
import type { Issue } from '../../core/errors';
import type { Series } from '../../metrics';
import { comparisons } from '../arithmetic';
import {
  childrenOf,
  isComparison,
  mirrored,
  walk,
  type BinaryNode,
  type BinaryOperator,
  type CallNode,
  type MatrixNode,
  type Node,
  type SelectorNode,
} from '../node';
import { kindOf } from '../signature';
import { constantOf } from './bounds';
import { filterOf } from './filter';
import { selectorsOf } from '../selectors-of';

/** Value of an expression after a single event of a counter whose series appear with their first event. */
interface AfterOneEvent {
  readonly series: Series;
  readonly window: string;
  /** Value without the event. */
  readonly before: number;
  readonly value: number;
}

/** Expression of a rule. */
export interface RuleExpression {
  readonly node: Node;
  /** Window of its rule group, for windows that have no length. */
  readonly window?: string | undefined;
}

/** Expressions of recording rules by name. */
export type Recorded = ReadonlyMap<string, RuleExpression>;

/** Expressions of the recording rules, and the window of the rule. */
interface Context {
  readonly recorded: Recorded;
  readonly window: string | undefined;
  /** Recorded series that read this one: a rule that reads what it records has no end. */
  readonly above: readonly string[];
}

/**
 * Returns an issue for each comparison that a single event meets, but not the first one: the series
 * of the counter appears with that event, so it has no increase.
 *
 * @param recorded expressions of recording rules
 * @param wait `for` of the alert: one event is not enough for an alert that waits longer than its window
 */
export function firstEventIssues(
  { node, window: own }: RuleExpression,
  recorded: Recorded = new Map(),
  wait: Duration = '0s',
): Issue[] {
  const missing = missedIn(node, { recorded, window: own, above: [] }, new Set()).filter(({ window }) =>
    isLonger(window, wait),
  );
  return missing.map(({ series, window }) => ({
    problem: `the first event of ${series.name} is not counted, because its series appears with it`,
    remedy: `${happenedText(series, window)}, or set startsAtZero: true in the catalogue if the series exist before`,
  }));
}

function happenedText({ name, type }: Series, window: string): string {
  return type === 'nativeHistogram'
    ? `count in a counter too, and use happened(counter, '${window}')`
    : `use happened(${name}, '${window}')`;
}

/** @param counted series whose first event another side of an `or` counts */
function missedIn(node: Node, context: Context, counted: ReadonlySet<string>): AfterOneEvent[] {
  if (node.type === 'binary' && node.operator === 'or') {
    const { left, right } = node;
    const [ofLeft, ofRight] = [left, right].map((side) => new Set([...counted, ...newSeries(side)]));
    return [...missedIn(left, context, ofRight!), ...missedIn(right, context, ofLeft!)];
  }
  if (node.type === 'binary' && node.operator === 'and') {
    const [ofLeft, ofRight] = [missedIn(node.left, context, counted), missedIn(node.right, context, counted)];
    // Beside a condition on several events, the other one only asks for traffic.
    return [
      ...ofLeft.filter(({ series }) => ofRight.length > 0 || !needsTraffic(node.right, series)),
      ...ofRight.filter(({ series }) => ofLeft.length > 0 || !needsTraffic(node.left, series)),
    ];
  }
  // A comparison in a divisor only prevents a division by zero.
  if (node.type === 'binary' && node.operator === '/') return missedIn(node.left, context, counted);
  const filter = filterOf(node);
  return [
    ...(filter ? missedEvents(filter, context).filter(({ series }) => !counted.has(series.name)) : []),
    ...childrenOf(node).flatMap((child) => missedIn(child, context, counted)),
  ];
}

/** Names of series that an expression selects where they did not exist before, as `happened()` does. */
function newSeries(node: Node): string[] {
  return walk(node).flatMap((one) => {
    if (one.type !== 'binary' || one.operator !== 'unless') return [];
    const now = new Set(selectorsOf(one.left).map(({ series }) => series.name));
    return selectorsOf(one.right)
      .filter(({ series, offset }) => offset !== undefined && now.has(series.name))
      .map(({ series }) => series.name);
  });
}

/** Tests whether a condition is on several events of a metric, or on a share, a mean or a quantile of events. */
function needsTraffic(node: Node, { metric }: Series): boolean {
  const parts = walk(node);
  const grown = parts.filter((one) => one.type === 'call' && Object.hasOwn(growth, one.name));
  const isOfMetric = grown.flatMap(selectorsOf).some(({ series }) => series.metric === metric);
  return isOfMetric || (grown.length > 0 && parts.some(isOfSeveral));
}

function isOfSeveral(node: Node): boolean {
  if (node.type === 'call') return ['histogram_quantile', 'histogram_fraction', 'histogram_avg'].includes(node.name);
  return node.type === 'binary' && node.operator === '/' && kindOf(node.right) !== 'scalar';
}

function missedEvents({ operator, left, right }: BinaryNode, context: Context): AfterOneEvent[] {
  const [ofLeft, ofRight] = [constantOf(left), constantOf(right)];
  if (ofRight !== undefined) return missed(operator, afterOneEvent(left, context), ofRight);
  return ofLeft === undefined ? [] : missed(mirrored(operator), afterOneEvent(right, context), ofLeft);
}

function missed(operator: BinaryOperator, events: readonly AfterOneEvent[], limit: number): AfterOneEvent[] {
  if (!isComparison(operator)) return [];
  const holds = (value: number) => comparisons[operator](value, limit);
  return events.filter(({ before, value }) => holds(value) && !holds(before));
}

/** Value of functions after one event in a window of some seconds. */
const growth: Readonly<Record<string, (seconds: number) => number>> = {
  increase: () => 1,
  changes: () => 1,
  rate: (seconds) => 1 / seconds,
  irate: (seconds) => 1 / seconds,
};

/** Value above 0 that depends on other values. */
const some = Number.EPSILON;

/** Aggregations that keep the value where only one series changed, or where it is the only one. */
const keeping = ['sum', 'max', 'min', 'avg', 'topk', 'bottomk', 'limitk', 'quantile'];

/** Value of a function, by the value of its vector, that without the event, and its further arguments. */
type Changed = (value: number, before: number, args: readonly Node[]) => number;

const same: Changed = (value) => value;
const slightly: Changed = (value, before) => before + Math.sign(value - before) * some;

const clamped: Changed = (value, _, [least, greatest]) =>
  Math.min(Math.max(value, limitOf(least, -Infinity)), limitOf(greatest, Infinity));

function limitOf(node: Node | undefined, unlimited: number): number {
  return (node && constantOf(node)) ?? unlimited;
}

/** Functions with the value of the only series that changed. */
const valueOf: Readonly<Record<string, Changed>> = {
  abs: (value) => Math.abs(value),
  ceil: same,
  clamp: clamped,
  clamp_max: (value, _, [greatest]) => Math.min(value, limitOf(greatest, Infinity)),
  clamp_min: clamped,
  floor: same,
  histogram_count: same,
  histogram_sum: slightly,
  label_join: same,
  label_replace: same,
  round: same,
  sgn: (value) => Math.sign(value),
  sort: same,
  sort_desc: same,
  // Of a subquery or a recorded series: of one of its samples.
  avg_over_time: slightly,
  last_over_time: same,
  max_over_time: same,
  quantile_over_time: same,
  sum_over_time: same,
};

function afterOneEvent(node: Node, context: Context): AfterOneEvent[] {
  switch (node.type) {
    case 'selector':
      return ofRecorded(node, context);
    case 'matrix':
      return ofRecorded(node.selector, context);
    case 'subquery':
      return afterOneEvent(node.expression, context);
    case 'aggregation':
      return keeping.includes(node.operator) ? afterOneEvent(node.expression, context) : [];
    case 'binary':
      return ofBinary(node, context);
    case 'call':
      return ofCall(node, context);
    case 'negation':
      return changed(afterOneEvent(node.expression, context), (value) => -value);
    case 'number':
    case 'string':
    case 'labelSelector':
      return [];
  }
}

function ofRecorded({ series: { name } }: SelectorNode, context: Context): AfterOneEvent[] {
  const { recorded, above } = context;
  const of = above.includes(name) ? undefined : recorded.get(name);
  return of ? afterOneEvent(of.node, { recorded, window: of.window, above: [...above, name] }) : [];
}

function ofCall({ name, args }: CallNode, context: Context): AfterOneEvent[] {
  const of = args.find(({ type }) => type !== 'number' && type !== 'string');
  const grown = growth[name];
  if (grown) return of?.type === 'matrix' ? ofCounter(of, context, grown) : [];
  const kept = valueOf[name];
  return of && kept ? changed(afterOneEvent(of, context), kept, args.slice(1)) : [];
}

function ofCounter(
  { selector: { series }, window }: MatrixNode,
  context: Context,
  value: (seconds: number) => number,
): AfterOneEvent[] {
  const given = window.kind === 'rate-interval' ? context.window : window.kind === 'fixed' ? window.text : undefined;
  if (!series.startsWithEvent || given === undefined || durationIssues(given).length > 0) return [];
  return [{ series, window: given, before: 0, value: value(durationToMilliseconds(given) / 1000) }];
}

function ofBinary(node: BinaryNode, context: Context): AfterOneEvent[] {
  const { operator, left, right } = node;
  if (node.bool) return missedEvents(node, context).map((one) => ({ ...one, before: 0, value: 1 }));
  const sideOf = (side: Node) => ({ events: afterOneEvent(side, context), constant: constantOf(side) });
  return combined[operator]?.(sideOf(left), sideOf(right)) ?? [];
}

/** Side of an operator. */
interface Side {
  readonly events: readonly AfterOneEvent[];
  /** Its only number. */
  readonly constant: number | undefined;
}

/** An event of a sum is one of either side. That of a quotient is some share, however small. */
const combined: Readonly<Partial<Record<BinaryOperator, (left: Side, right: Side) => AfterOneEvent[]>>> = {
  or: (left, right) => [...left.events, ...right.events],
  and: ({ events }) => [...events],
  '+': (left, right) => [...plus(left, right), ...plus(right, left)],
  '-': difference,
  '*': (left, right) => [...times(left, right), ...times(right, left)],
  '/': ({ events }, { constant }) =>
    changed(events, (value) => (constant === undefined ? value * some : value / constant)),
};

function plus({ events }: Side, { constant = 0 }: Side): AfterOneEvent[] {
  return changed(events, (value) => value + constant);
}

function difference(left: Side, right: Side): AfterOneEvent[] {
  const [from, by] = [left.constant, right.constant];
  if (by !== undefined) return changed(left.events, (value) => value - by);
  return from === undefined ? [] : changed(right.events, (value) => from - value);
}

function times({ events }: Side, { constant = some }: Side): AfterOneEvent[] {
  return changed(events, (value) => value * constant);
}

function changed(events: readonly AfterOneEvent[], by: Changed, args: readonly Node[] = []): AfterOneEvent[] {
  return events.map((one) => ({
    ...one,
    before: by(one.before, one.before, args),
    value: by(one.value, one.before, args),
  }));
}
