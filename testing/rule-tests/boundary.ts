import { stepped } from './pace';
import { pivotsOf, type Knob, type Position } from './population';
import type { TestedRule } from './rules';
import { firesIn, memoryOf, sceneOf, type Scene } from './scene';
import type { Timeline } from './timeline';

/** Knob that decides whether an alert fires while the other knobs do not move. */
export interface Flip {
  readonly scene: Scene;
  readonly knob: number;
  /** Positions of all knobs when the alert does not fire (`calm`) and when it fires (`trouble`). */
  readonly calm: readonly Position[];
  readonly trouble: readonly Position[];
  /**
   * Positions of the knobs of other subjects, for which the alert does not fire. They differ from
   * `calm` where possible.
   */
  readonly otherCalm: readonly Position[];
}

/**
 * Positions of one knob: the last one without a firing alert, the first one with it, and a round
 * number between them if there is one.
 */
export interface Boundary {
  readonly silent: Position;
  readonly fires: Position;
  readonly between: number | undefined;
}

/** Maximum number of combinations of knobs. */
const limit = 4096;

/** Returns the knobs that decide whether an alert fires. */
export function flipsOf(rules: readonly TestedRule[], alert: TestedRule): Flip[] {
  for (const pivot of pivotsOf(rules)) {
    const flips = flipsOfScene(sceneOf(rules, alert, pivot));
    if (flips.length > 0) return flips.map((flip, index) => ({ ...flip, otherCalm: flips.at(index - 1)!.calm }));
  }
  return [];
}

function flipsOfScene(scene: Scene): Flip[] {
  const { knobs } = scene.population;
  const assignments = combinations(knobs);
  const outcomes = new Map(assignments.map((positions) => [positions.join(), firesSteadily(scene, positions)]));
  return knobs.flatMap((knob, index) => {
    const contexts = assignments.filter((positions) => positions[index] === knob.candidates[0]);
    const found = contexts.flatMap((context) => flipsIn(scene, index, context, outcomes));
    return found.filter((_, position) => position === 0 || position === found.length - 1);
  });
}

function flipsIn(
  scene: Scene,
  knob: number,
  context: readonly Position[],
  outcomes: ReadonlyMap<string, boolean>,
): Flip[] {
  const at = (position: Position) => context.map((one, index) => (index === knob ? position : one));
  const ordered = [...scene.population.knobs[knob]!.candidates].sort(
    (one, other) => Number(one === 'missing') - Number(other === 'missing') || Number(one) - Number(other),
  );
  const fires = (position: Position) => outcomes.get(at(position).join())!;
  return ordered.slice(1).flatMap((position, index) => {
    const before = ordered[index]!;
    if (fires(before) === fires(position)) return [];
    // Extends the range as far as the outcome does not change.
    const [lowest, highest] = [
      ordered.slice(0, index + 1).findLastIndex((one) => fires(one) !== fires(before)) + 1,
      ordered.findIndex((one, place) => place > index && fires(one) !== fires(position)),
    ];
    const ends = [at(ordered[lowest]!), at(ordered.at(highest === -1 ? -1 : highest - 1)!)];
    const [calm, trouble] = (fires(before) ? ends.reverse() : ends) as [Position[], Position[]];
    return [{ scene, knob, calm, trouble, otherCalm: calm }];
  });
}

function combinations(knobs: readonly Knob[]): Position[][] {
  return knobs
    .reduce<Position[][]>(
      (found, { candidates }) => found.flatMap((positions) => candidates.map((one) => [...positions, one])),
      [[]],
    )
    .slice(0, limit);
}

/** Reports whether an alert fires when the positions never change. */
function firesSteadily(scene: Scene, positions: readonly Position[]): boolean {
  const long = Math.min(memoryOf(scene), 3_600_000) + scene.hold + 3 * scene.pace.step;
  return firesIn(scene, { phases: [{ length: stepped(long, scene.pace), positions }] });
}

/** Timeline with trouble in the middle phase, and calm before and after it. */
export function pulse({ scene, knob, calm }: Flip, position: Position, window: number): Timeline {
  const { pace, hold, keep, windows } = scene;
  const lasting = window + (windows.length > 1 ? windows[0]! : 0) + hold + 3 * pace.step;
  const after = memoryOf(scene) + keep + 4 * pace.step;
  const during = calm.map((one, index) => (index === knob ? position : one));
  return {
    phases: [
      { length: stepped(memoryOf(scene) + 2 * pace.step, pace), positions: calm },
      { length: stepped(lasting, pace), positions: during },
      { length: stepped(after, pace), positions: calm },
    ],
  };
}

/**
 * Timeline like `pulse` with a short last phase. An alert that has not fired soon after the trouble
 * does not fire.
 */
function brief(flip: Flip, position: Position, window: number): Timeline {
  const timeline = pulse(flip, position, window);
  const { pace, windows } = flip.scene;
  const soon = stepped((windows[0] ?? 0) + 2 * pace.step, pace);
  return { phases: timeline.phases.map((phase, index) => (index === 2 ? { ...phase, length: soon } : phase)) };
}

/** Relative precision of a boundary. */
const precision = 0.002;

/**
 * Finds the boundary for trouble of a given length.
 *
 * @returns `undefined` when the alert never fires
 */
export function boundaryOf(flip: Flip, window: number): Boundary | undefined {
  const { scene, knob, calm, trouble } = flip;
  const fires = (position: Position) => firesIn(scene, brief(flip, position, window));
  const [silent, firing] = [calm[knob]!, trouble[knob]!];
  if (!fires(firing) || fires(silent)) return undefined;
  const { isContinuous } = scene.population.knobs[knob]!;
  return isContinuous && silent !== 'missing' && firing !== 'missing'
    ? narrowed(flip, silent, firing, fires)
    : { silent, fires: firing, between: undefined };
}

/**
 * Narrows the boundary between two positions by bisection. If the least movement already makes the
 * alert fire, or end, that is the boundary.
 */
export function narrowed(flip: Flip, calm: number, trouble: number, fires: (position: number) => boolean): Boundary {
  const least = Math.sign(trouble - calm) * leastOf(flip, trouble === 0 ? calm : trouble);
  if (fires(calm + least)) return { silent: calm, fires: calm + least, between: undefined };
  if (!fires(trouble - least)) return { silent: trouble - least, fires: trouble, between: undefined };
  let [silent, firing] = [calm, trouble];
  // Around 0 no two positions are close enough to each other in relation to their size.
  const closest = 1e-6 * Math.max(Math.abs(calm), Math.abs(trouble));
  while (Math.abs(firing - silent) > Math.max(precision * Math.max(Math.abs(firing), Math.abs(silent)), closest)) {
    const middle = (silent + firing) / 2;
    if (fires(middle)) firing = middle;
    else silent = middle;
  }
  return rounded(silent, firing, fires);
}

/** Least movement of a knob: for a counter, one event within the longest window. */
function leastOf({ scene, knob }: Flip, scale: number): number {
  const longest = scene.windows.at(-1) ?? 60_000;
  return scene.population.knobs[knob]!.kind === 'a minute' ? 60_000 / longest : Math.abs(scale) * 1e-6;
}

/** Rounds the positions of a boundary and adds the number with the fewest digits between them. */
function rounded(silent: number, firing: number, fires: (position: number) => boolean): Boundary {
  const middle = (silent + firing) / 2;
  const between = [1, 2, 3]
    .map((digits) => Number(middle.toPrecision(digits)))
    .find((one) => (one - silent) * (one - firing) <= 0);
  const [low, high] = [silent, firing].map((one) => Number(one.toPrecision(5))) as [number, number];
  if (between === undefined || fires(low) || !fires(high)) return { silent, fires: firing, between };
  return { silent: low, fires: high, between };
}
