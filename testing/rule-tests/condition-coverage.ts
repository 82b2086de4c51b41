import { isComparison, numberNode, walk, type Node } from '../../promql/node';
import { narrowed, type Boundary, type Flip } from './boundary';
import { lengthOf as lengthOfWindow, vector } from './evaluate';
import { stepped } from './pace';
import type { Position } from './population';
import { memoryOf, type Scene } from './scene';
import { SharedPast, simulate, type Moment, type Firsts } from './simulate';
import { lookback } from './storage';
import { inputOf, lengthOf, type Phase, type Timeline } from './timeline';

/**
 * Condition of an alert that alone decides whether the alert fires: the other conditions of the
 * same `and` are met, and those of an `or` are not.
 */
export interface Decision {
  readonly condition: Node;
  readonly flip: Flip;
  readonly boundary: Boundary;
  /** Returns the timeline for a position of the knob in the last phase but one. */
  readonly timeline: (position: Position) => Timeline;
}

/** Lengths of the phases of a timeline in milliseconds. */
interface Lengths {
  /**
   * Phase with much more traffic. Long windows that include it see only a small effect of later
   * phases.
   */
  readonly diluted: number;
  /** Phase without trouble. */
  readonly calm: number;
  /** Phase with the knob at its extreme. */
  readonly burst: number;
  /** Phase in which the knob moves. */
  readonly turned: number;
}

/**
 * Returns, for each condition of an alert with several conditions, a timeline in which it alone
 * decides. This is modified condition/decision coverage:
 * https://en.wikipedia.org/wiki/Modified_condition/decision_coverage. Conditions without such a
 * timeline are omitted.
 */
export function decisionsOf(flips: readonly Flip[]): Decision[] {
  const alert = flips[0]!.scene.alert;
  const conditions = conditionsOf(alert.node);
  if (conditions.length < 2) return [];
  const found = new Map<Node, Decision>();
  for (const { flip, lengths } of attempts(flips)) {
    if (found.size === conditions.length) break;
    const timeline = (position: Position) => timelineOf(flip, lengths, position);
    const open = conditions.filter((condition) => !found.has(condition));
    const past = new SharedPast(lengths.diluted + lengths.calm + lengths.burst);
    const last = (position: Position) => lastOf(flip, timeline(position), past);
    const boundary = boundaryIn(flip, last);
    if (!boundary) continue;
    const [silent, firing] = [boundary.silent, boundary.fires].map(last);
    const decided = open.filter((condition) => decides(condition, alert.node, silent!, firing!));
    for (const condition of decided) found.set(condition, { condition, flip, boundary, timeline });
    if (decided.length > 0) worked.add(JSON.stringify(lengths));
  }
  return conditions.flatMap((condition) => found.get(condition) ?? []);
}

/** Returns the comparisons of an alert, regardless of how `and` and `or` combine them. */
function conditionsOf(node: Node): Node[] {
  if (node.type !== 'binary') return [];
  if (node.operator === 'and' || node.operator === 'or')
    return [...conditionsOf(node.left), ...conditionsOf(node.right)];
  return isComparison(node.operator) && node.right.type === 'number' ? [node] : [];
}

/**
 * Reports whether a condition decides: the alert that does not fire would fire if the condition
 * were met, and the alert that fires would not if it were not met.
 */
function decides(condition: Node, alert: Node, silent: Moment, firing: Moment): boolean {
  const isTrue = ({ time, storage }: Moment, node: Node) => vector(node, time, storage).length > 0;
  return (
    !isTrue(silent, alert) &&
    isTrue(silent, changed(alert, condition, numberNode(-Infinity))) &&
    !isTrue(firing, changed(alert, condition, numberNode(Infinity)))
  );
}

/** Returns an expression in which a condition is `>=` a limit. */
function changed(node: Node, condition: Node, limit: Node): Node {
  if (node.type !== 'binary') return node;
  if (node === condition) return { ...node, operator: '>=', right: limit };
  if (isComparison(node.operator)) return node;
  return { ...node, left: changed(node.left, condition, limit), right: changed(node.right, condition, limit) };
}

/** Requests per minute in the phase that dilutes. */
const heavy = 100_000;

function timelineOf({ scene, knob, calm, trouble }: Flip, lengths: Lengths, position: Position): Timeline {
  const { pace, keep, population } = scene;
  const diluted = calm.map((one, index) =>
    index !== knob && population.knobs[index]!.kind === 'a minute' ? heavy : one,
  );
  const phases: Phase[] = [
    { length: lengths.diluted, positions: diluted },
    { length: lengths.calm, positions: calm },
    { length: lengths.burst, positions: trouble },
    { length: lengths.turned, positions: calm.map((one, index) => (index === knob ? position : one)) },
    { length: stepped(memoryOf(scene) + keep + 4 * pace.step, pace), positions: calm },
  ];
  return { phases: phases.filter(({ length }) => length > 0) };
}

/** Lengths that worked for another alert, as JSON. */
const worked = new Set<string>();

/**
 * Yields candidates: first the lengths that worked for an alert with the same windows, then the
 * simplest.
 */
function* attempts(flips: readonly Flip[]): Generator<{ flip: Flip; lengths: Lengths }> {
  const rank = (lengths: Lengths) =>
    worked.has(JSON.stringify(lengths)) ? 0 : 1 + Math.sign(lengths.diluted) + Math.sign(lengths.burst);
  const all = lengthsOf(flips[0]!);
  const thinned = flips.flatMap(thin);
  for (let simplicity = 0; simplicity <= 4; simplicity++) {
    for (const lengths of all.filter((one) => rank(one) === simplicity))
      for (const flip of flips) yield { flip, lengths };
    for (const lengths of all.filter((one) => rank(one) === simplicity - 1)) {
      for (const flip of thinned) yield { flip, lengths };
    }
  }
}

/** Reduces all other traffic, so that single events of the knob matter. */
function thin(flip: Flip): Flip[] {
  const { scene, knob } = flip;
  const { knobs } = scene.population;
  const thinned = (positions: readonly Position[]) =>
    positions.map((one, index) =>
      index !== knob && knobs[index]!.kind === 'a minute' && one !== 'missing' ? one / 1000 : one,
    );
  const [calm, trouble] = [thinned(flip.calm), thinned(flip.trouble)];
  return calm.join() === flip.calm.join() ? [] : [{ ...flip, calm, trouble }];
}

function lengthsOf({ scene }: Flip): Lengths[] {
  const { pace, windows, hold } = scene;
  const steps = (lengths: readonly number[]) => [
    ...new Set(lengths.filter((length) => length >= pace.step).map((length) => stepped(length, pace))),
  ];
  const memory = stepped(memoryOf(scene) + 2 * pace.step, pace);
  const bursts = [0, ...steps(windows.flatMap((window) => [window, window / 4]))];
  const turns = steps(windows.flatMap((window) => [window, window / 2])).map(
    (length) => length + stepped(hold + 2 * pace.step, pace),
  );
  return [memory, ...steps(windows.slice(0, -1))].flatMap((calm) =>
    bursts.flatMap((burst) => turns.map((turned) => ({ diluted: calm === memory ? 0 : memory, calm, burst, turned }))),
  );
}

/** Finds the boundary of a knob at the end of the phase in which it moves. */
function boundaryIn(flip: Flip, last: (position: Position) => Moment): Boundary | undefined {
  const { scene, knob, calm, trouble } = flip;
  const [silent, firing] = [calm[knob]!, trouble[knob]!];
  if (!scene.population.knobs[knob]!.isContinuous || silent === 'missing' || firing === 'missing') return undefined;
  const fires = (position: number) => last(position).firing.length > 0;
  return fires(firing) && !fires(silent) ? narrowed(flip, silent, firing, fires) : undefined;
}

/** Returns the last evaluation before the final calm phase. */
function lastOf({ scene }: Flip, { phases }: Timeline, past: SharedPast): Moment {
  const { rules, population, pace } = scene;
  const until = { phases: phases.slice(0, -1) };
  let last: Moment | undefined;
  const clock = { ...pace, end: lengthOf(until) - pace.step };
  const input = inputOf(population, until, pace.interval);
  for (const moment of simulate(rules, input, clock, { firsts: firstsFor(scene, clock.end), past })) last = moment;
  return last!;
}

/** First evaluation of each rule, in milliseconds, on which the last evaluation of the alert depends. */
function firstsFor({ rules, alert, pace, hold, keep }: Scene, end: number): Firsts | undefined {
  // An alert that keeps firing depends on everything before.
  if (keep > 0) return undefined;
  const before = (time: number, length: number) => Math.max(0, Math.floor((time - length) / pace.step) * pace.step);
  const firsts = new Map([[alert.name, before(end, hold)]]);
  for (const { name, node } of rules.toReversed()) {
    for (const [read, window] of recordedWindows(node)) {
      firsts.set(read, Math.min(firsts.get(read) ?? Infinity, before(firsts.get(name)!, window)));
    }
  }
  return firsts;
}

/** Recorded series that an expression reads, and for how many milliseconds it looks back at each. */
function recordedWindows(node: Node): [name: string, window: number][] {
  return walk(node).flatMap((one): [string, number][] => {
    const selector = one.type === 'matrix' ? one.selector : one;
    if (selector.type !== 'selector' || selector.series.catalogue !== 'recorded') return [];
    return [[selector.series.name, one.type === 'matrix' ? lengthOfWindow(one.window) : lookback]];
  });
}
