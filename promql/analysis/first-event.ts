import { durationToMilliseconds, isLonger, type Duration } from '../../core/duration';
import type { Issue } from '../../core/errors';
import {
  childrenOf,
  walk,
  type BinaryNode,
  type BinaryOperator,
  type MatrixNode,
  type Node,
  type SelectorNode,
} from '../node';
import { filterOf } from './bounds';

/** Value of an expression after a single event of a counter whose series appear with their first event. */
interface AfterOneEvent {
  readonly series: string;
  readonly window: string;
  readonly value: number;
}

/** Expressions of recording rules by name. */
export type Recorded = ReadonlyMap<string, Node>;

/**
 * Returns an issue for each comparison that a single event meets, but not the first one: the series
 * of the counter appears with that event, so it has no increase.
 *
 * @param recorded expressions of recording rules
 * @param wait `for` of the alert: one event is not enough for an alert that waits longer than its window
 */
export function firstEventIssues(node: Node, recorded: Recorded = new Map(), wait: Duration = '0s'): Issue[] {
  const missing = missedIn(node, recorded, new Set()).filter(({ window }) => isLonger(window, wait));
  return missing.map(({ series, window }) => ({
    problem: `the first event of ${series} is not counted, because its series appears with it`,
    remedy: `use happened(${series}, '${window}'), or set startsAtZero: true in the catalogue if the series exist before`,
  }));
}

/** @param counted series whose first event another side of an `or` counts */
function missedIn(node: Node, recorded: Recorded, counted: ReadonlySet<string>): AfterOneEvent[] {
  if (node.type === 'binary' && node.operator === 'or') {
    const { left, right } = node;
    const [ofLeft, ofRight] = [left, right].map((side) => new Set([...counted, ...newSeries(side)]));
    return [...missedIn(left, recorded, ofRight!), ...missedIn(right, recorded, ofLeft!)];
  }
  if (node.type === 'binary' && node.operator === 'and') {
    const sides = [node.left, node.right].map((side) => ({ side, events: missedIn(side, recorded, counted) }));
    // Beside a condition on several events, the other one only asks for traffic.
    return sides.some(({ side, events }) => events.length === 0 && hasGrowth(side))
      ? []
      : sides.flatMap((one) => one.events);
  }
  // A comparison in a divisor only prevents a division by zero.
  if (node.type === 'binary' && node.operator === '/') return missedIn(node.left, recorded, counted);
  const filter = filterOf(node);
  return [
    ...(filter ? missedEvents(filter, recorded).filter(({ series }) => !counted.has(series)) : []),
    ...childrenOf(node).flatMap((child) => missedIn(child, recorded, counted)),
  ];
}

/** Names of series that an expression selects where they did not exist before, as `happened()` does. */
function newSeries(node: Node): string[] {
  return [...walk(node)].flatMap((one) => {
    if (one.type !== 'binary' || one.operator !== 'unless') return [];
    const now = new Set(selectorsIn(one.left).map(({ series }) => series.name));
    return selectorsIn(one.right)
      .filter(({ series, offset }) => offset !== undefined && now.has(series.name))
      .map(({ series }) => series.name);
  });
}

function hasGrowth(node: Node): boolean {
  return [...walk(node)].some((one) => one.type === 'call' && one.name in growth);
}

function selectorsIn(node: Node): SelectorNode[] {
  return [...walk(node)].filter((one): one is SelectorNode => one.type === 'selector');
}

function missedEvents({ operator, left, right }: BinaryNode, recorded: Recorded): AfterOneEvent[] {
  if (right.type === 'number') return missed(operator, afterOneEvent(left, recorded), right.value);
  if (left.type === 'number') return missed(mirrored[operator] ?? operator, afterOneEvent(right, recorded), left.value);
  return [];
}

function missed(operator: BinaryOperator, events: readonly AfterOneEvent[], limit: number): AfterOneEvent[] {
  const holds = (value: number) => comparisons[operator]?.(value, limit) ?? false;
  return events.filter(({ value }) => holds(value) && !holds(0));
}

const mirrored: Readonly<Partial<Record<BinaryOperator, BinaryOperator>>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

const comparisons: Readonly<Partial<Record<BinaryOperator, (value: number, limit: number) => boolean>>> = {
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
  '==': (value, limit) => value === limit,
  '!=': (value, limit) => value !== limit,
};

/** Value of functions after one event in a window of some seconds. */
const growth: Readonly<Record<string, (seconds: number) => number>> = {
  increase: () => 1,
  changes: () => 1,
  rate: (seconds) => 1 / seconds,
  irate: (seconds) => 1 / seconds,
};

/** Functions and aggregations that keep the value of the only series that changed. */
const keeping = ['sum', 'max', 'topk', 'sort', 'sort_desc', 'label_replace', 'label_join', 'ceil', 'round'];

function afterOneEvent(node: Node, recorded: Recorded): AfterOneEvent[] {
  if (node.type === 'selector') {
    const of = recorded.get(node.series.name);
    return of ? afterOneEvent(of, recorded) : [];
  }
  if (node.type === 'aggregation') {
    return keeping.includes(node.operator) ? afterOneEvent(node.expression, recorded) : [];
  }
  if (node.type === 'binary') return ofBinary(node, recorded);
  if (node.type !== 'call') return [];
  const [first] = node.args;
  const value = growth[node.name];
  if (value && first?.type === 'matrix') return ofCounter(first, value);
  return first && keeping.includes(node.name) ? afterOneEvent(first, recorded) : [];
}

function ofCounter({ selector: { series }, window }: MatrixNode, value: (seconds: number) => number): AfterOneEvent[] {
  if (!series.startsWithEvent || window.kind !== 'fixed' || window.issues) return [];
  const seconds = durationToMilliseconds(window.text) / 1000;
  return [{ series: series.name, window: window.text, value: value(seconds) }];
}

/** An event of a sum is one of either side. */
function ofBinary({ operator, left, right }: BinaryNode, recorded: Recorded): AfterOneEvent[] {
  const sides = { left: afterOneEvent(left, recorded), right: afterOneEvent(right, recorded) };
  if (operator === '+' || operator === 'or') return [...sides.left, ...sides.right];
  if (operator === 'and') return sides.left;
  if (operator === '*' && left.type === 'number') return scaled(sides.right, left.value);
  if (right.type !== 'number') return [];
  if (operator === '*') return scaled(sides.left, right.value);
  return operator === '/' ? scaled(sides.left, 1 / right.value) : [];
}

function scaled(events: readonly AfterOneEvent[], factor: number): AfterOneEvent[] {
  return events.map((one) => ({ ...one, value: one.value * factor }));
}
