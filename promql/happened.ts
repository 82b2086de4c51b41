import type { Duration } from '../core/duration';
import { sum } from './aggregation';
import type { CounterKind, LabelSet } from './expression';
import { withIssues } from './issues';
import { binaryNode, callNode, numberNode, type Node, type SelectorNode } from './node';
import { withOffset } from './shift';
import type { AnyUnit } from './unit';
import { Condition, InstantVector } from './vector';
import { windowNode } from './window';

/** Counter without a window. */
export interface EventCounter<L extends string, U extends AnyUnit> {
  /** Kind of the expression, for the compiler only. */
  readonly kind: CounterKind;
  /** @hidden */
  readonly node: SelectorNode;
  /** Labels of the counter, for the compiler only. */
  readonly labels: LabelSet<L>;
  /** Unit of the count. */
  readonly unit: U;
}

/** Options of {@link happened}. */
export interface HappenedOptions<K extends string> {
  /**
   * Labels by which events are added up.
   *
   * @default - all: one result for each series
   */
  readonly by?: readonly K[];
}

/**
 * Time before the window in which a series must not exist to count as new. A restart of Prometheus
 * and a target that is down leave shorter gaps.
 */
const before: Duration = '1h';

/**
 * Condition that a counter of rare events counted one in a window, also the first one: a series that
 * appears with its first event has no increase. The value is the number of events: of a new series
 * that since its start, otherwise the increase, extrapolated to the window.
 *
 * A series counts as new if it had no sample in the hour before the window. When Prometheus scrapes a
 * target for the first time, events from before then count as new too. An offset of the counter is an
 * issue.
 *
 * @param counter the catalogue says whether its series appear with their first event (`startsAtZero`)
 * @param window at least two scrape intervals
 */
export function happened<L extends string, U extends AnyUnit, const K extends L = L>(
  { node: counter, unit }: EventCounter<L, U>,
  window: Duration,
  { by }: HappenedOptions<K> = {},
): Condition<K, U> {
  const added = (events: Node) => (by ? sum(new InstantVector<L, U>(events, unit)).by(...by).node : events);
  const grown = overWindow('increase', counter, window);
  const node = counter.series.startsWithEvent
    ? added(
        binaryNode('or', binaryNode('unless', newValue(counter, window), earlier(counter, window)), aboveZero(grown)),
      )
    : aboveZero(added(grown));
  return new Condition<K, U>(withIssues(node, shiftIssues(counter)), unit);
}

/** The last value in the window, so that a process that ends after its first event counts. */
function newValue(counter: SelectorNode, window: Duration): Node {
  return aboveZero(overWindow('last_over_time', counter, window));
}

function earlier(counter: SelectorNode, window: Duration): Node {
  return overWindow('present_over_time', withOffset(counter, window), before);
}

function overWindow(name: string, selector: SelectorNode, window: Duration): Node {
  return callNode(name, { type: 'matrix', selector, window: windowNode(window) });
}

function aboveZero(node: Node): Node {
  return binaryNode('>', node, numberNode(0));
}

function shiftIssues({ offset, at }: SelectorNode) {
  if (offset === undefined && at === undefined) return [];
  return [{ problem: 'happened() takes a counter without offset and @', given: offset ?? at, remedy: 'remove it' }];
}
