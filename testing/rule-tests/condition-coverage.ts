import { numberNode, type Node } from '../../promql/node';
import { isComparison } from './binary';
import { narrowed, type Boundary, type Flip } from './boundary';
import { vector } from './evaluate';
import { stepped } from './pace';
import type { Position } from './population';
import { memoryOf } from './scene';
import { simulate, type Moment } from './simulate';
import { inputOf, lengthOf, type Phase, type Timeline } from './timeline';

/** A condition of an alert that alone decides whether it fires: the others that it needs are met, and no other way to fire is. */
export interface Decision {
  readonly condition: Node;
  readonly flip: Flip;
  readonly boundary: Boundary;
  /** What happens, by where the knob stands in its last phase but one. */
  readonly timeline: (position: Position) => Timeline;
}

/** How long the phases of a timeline take, in milliseconds. */
interface Lengths {
  /** Much more traffic, long ago: what looks back this far sees only little of what comes later. */
  readonly diluted: number;
  /** As it is when all is well. */
  readonly calm: number;
  /** As bad as it gets. */
  readonly burst: number;
  /** What is turned. */
  readonly turned: number;
}

/**
 * For each condition of an alert that has several a timeline in which it alone decides, as modified condition/decision coverage asks
 * for: https://en.wikipedia.org/wiki/Modified_condition/decision_coverage. One for which none is found is left out.
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
    const boundary = boundaryIn(flip, timeline);
    if (!boundary) continue;
    const [silent, firing] = [boundary.silent, boundary.fires].map((position) => lastOf(flip, timeline(position)));
    const decided = open.filter((condition) => decides(condition, alert.node, silent!, firing!));
    for (const condition of decided) found.set(condition, { condition, flip, boundary, timeline });
    if (decided.length > 0) worked.add(JSON.stringify(lengths));
  }
  return conditions.flatMap((condition) => found.get(condition) ?? []);
}

/** The comparisons that an alert is made of, however they are combined. */
function conditionsOf(node: Node): Node[] {
  if (node.type !== 'binary') return [];
  if (node.operator === 'and' || node.operator === 'or')
    return [...conditionsOf(node.left), ...conditionsOf(node.right)];
  return isComparison(node.operator) && node.right.type === 'number' ? [node] : [];
}

/** Whether an alert that does not fire would if a condition were met, and one that fires would not if it were not. */
function decides(condition: Node, alert: Node, silent: Moment, firing: Moment): boolean {
  const isTrue = ({ time, storage }: Moment, node: Node) => vector(node, time, storage).length > 0;
  return (
    !isTrue(silent, alert) &&
    isTrue(silent, changed(alert, condition, numberNode(-Infinity))) &&
    !isTrue(firing, changed(alert, condition, numberNode(Infinity)))
  );
}

/** An expression in which a condition is met by what is above a limit. */
function changed(node: Node, condition: Node, limit: Node): Node {
  if (node.type !== 'binary') return node;
  if (node === condition) return { ...node, operator: '>=', right: limit };
  if (isComparison(node.operator)) return node;
  return { ...node, left: changed(node.left, condition, limit), right: changed(node.right, condition, limit) };
}

/** How much more traffic there is where it dilutes. */
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

/** What has worked for another alert, as JSON. */
const worked = new Set<string>();

/** What is tried: what has worked for an alert that looks back as far, then the simplest. */
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

/** The same with so little of everything else that what is turned matters by its number. */
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

/** Where turning a knob begins to matter at the end of the phase that it is turned in. */
function boundaryIn(flip: Flip, timeline: (position: Position) => Timeline): Boundary | undefined {
  const { scene, knob, calm, trouble } = flip;
  const [silent, firing] = [calm[knob]!, trouble[knob]!];
  if (!scene.population.knobs[knob]!.isContinuous || silent === 'missing' || firing === 'missing') return undefined;
  const fires = (position: number) => lastOf(flip, timeline(position)).firing.length > 0;
  return fires(firing) && !fires(silent) ? narrowed(flip, silent, firing, fires) : undefined;
}

/** The last moment before a timeline is calm again. */
function lastOf({ scene }: Flip, { phases }: Timeline): Moment {
  const { rules, population, pace } = scene;
  const until = { phases: phases.slice(0, -1) };
  let last: Moment | undefined;
  const clock = { ...pace, end: lengthOf(until) - pace.step };
  for (const moment of simulate(rules, inputOf(population, until, pace.interval), clock)) last = moment;
  return last!;
}
