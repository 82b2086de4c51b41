import { stepped } from './pace';
import { pivotsOf, type Knob, type Position } from './population';
import type { TestedRule } from './rules';
import { firesIn, memoryOf, sceneOf, type Scene } from './scene';
import type { Timeline } from './timeline';

/** Turning one knob, with the others where they are, decides whether an alert fires. */
export interface Flip {
  readonly scene: Scene;
  readonly knob: number;
  /** Where all knobs stand when it is silent, and when it fires. */
  readonly calm: readonly Position[];
  readonly trouble: readonly Position[];
  /** Where the knobs of others stand, which are silent too, for another reason if there is one. */
  readonly otherCalm: readonly Position[];
}

/** Positions of one knob: the last that is silent, the first that fires, and, where there is one, the number between them. */
export interface Boundary {
  readonly silent: Position;
  readonly fires: Position;
  readonly between: number | undefined;
}

/** More combinations of knobs than this are not looked at. */
const limit = 4096;

/** The knobs that decide whether an alert fires. */
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
    // As far as it goes in both directions.
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

/** Whether an alert fires on what has always been so. */
function firesSteadily(scene: Scene, positions: readonly Position[]): boolean {
  const long = Math.min(memoryOf(scene), 3_600_000) + scene.hold + 3 * scene.pace.step;
  return firesIn(scene, { phases: [{ length: stepped(long, scene.pace), positions }] });
}

/** Trouble for a while, and calm before and after it. */
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

/** The same without most of the calm after it: what has not fired soon after the trouble does not fire. */
function brief(flip: Flip, position: Position, window: number): Timeline {
  const timeline = pulse(flip, position, window);
  const { pace, windows } = flip.scene;
  const soon = stepped((windows[0] ?? 0) + 2 * pace.step, pace);
  return { phases: timeline.phases.map((phase, index) => (index === 2 ? { ...phase, length: soon } : phase)) };
}

/** As close as positions of a knob are looked at, as a share of them. */
const precision = 0.002;

/**
 * Where trouble of this length begins to matter.
 *
 * @returns nothing when it never does
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

/** The boundary between two positions. When the slightest turn fires already, that is it. */
export function narrowed(flip: Flip, calm: number, trouble: number, fires: (position: number) => boolean): Boundary {
  const slight = calm + Math.sign(trouble - calm) * leastOf(flip, trouble);
  if (fires(slight)) return { silent: calm, fires: slight, between: undefined };
  let [silent, firing] = [calm, trouble];
  while (Math.abs(firing - silent) > precision * Math.max(Math.abs(firing), Math.abs(silent))) {
    const middle = (silent + firing) / 2;
    if (fires(middle)) firing = middle;
    else silent = middle;
  }
  return rounded(silent, firing, fires);
}

/** The least that a knob is turned: once within the longest window, of what is counted. */
function leastOf({ scene, knob }: Flip, firing: number): number {
  const longest = scene.windows.at(-1) ?? 60_000;
  return scene.population.knobs[knob]!.kind === 'a minute' ? 60_000 / longest : Math.abs(firing) * 1e-6;
}

/** The same positions in few digits, and the number in the fewest that lies between them. */
function rounded(silent: number, firing: number, fires: (position: number) => boolean): Boundary {
  const middle = (silent + firing) / 2;
  const between = [1, 2, 3]
    .map((digits) => Number(middle.toPrecision(digits)))
    .find((one) => (one - silent) * (one - firing) <= 0);
  const [low, high] = [silent, firing].map((one) => Number(one.toPrecision(5))) as [number, number];
  if (between === undefined || fires(low) || !fires(high)) return { silent, fires: firing, between };
  return { silent: low, fires: high, between };
}
