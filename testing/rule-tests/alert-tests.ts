import { durationToMilliseconds } from '../../core/duration';
import { render } from '../../promql/render';
import { boundaryOf, flipsOf, pulse, type Boundary, type Flip } from './boundary';
import { decisionsOf, type Decision } from './condition-coverage';
import type { InputSeries } from './input';
import { paceOf, stepped, type Pace } from './pace';
import type { Position } from './population';
import { withNeeded, type TestedRule } from './rules';
import { selectorsOf } from '../../promql/selectors-of';
import { bystandersOf } from './scene';
import { windowsOf } from './shape';
import { simulate, type Moment } from './simulate';
import { cut, inputOf, lengthOf, type Timeline } from './timeline';
import { Unsupported } from './unsupported';
import type { Sample } from './value';

/** Expected firing samples of an alert at a time. */
export interface AlertCheck {
  /** Time in milliseconds. */
  readonly time: number;
  /** Firing samples, with their labels. */
  readonly firing: readonly Sample[];
}

/** Test of an alert: input series and the expected firing samples. */
export interface AlertTest {
  /** Name of the test. */
  readonly name: string;
  /** Name of the alert. */
  readonly alert: string;
  /** Interval of samples and evaluations. */
  readonly pace: Pace;
  /**
   * The input also has series of other subjects, so that the test detects many mutants on its own.
   */
  readonly isCrowded: boolean;
  /**
   * The alert must not fire in this test, regardless of its rule: restarts and missing traffic are
   * harmless.
   */
  readonly isHarmless: boolean;
  /** Input series. */
  readonly input: readonly InputSeries[];
  /** Expected samples, by time. */
  readonly checks: readonly AlertCheck[];
}

/**
 * Generates the tests of an alert. Each test moves one knob until the alert fires, for as long as
 * each of its windows: just below the boundary, just above it, and to the extreme. Other tests
 * cover restarts, missing series and no traffic.
 *
 * @throws Unsupported when no knob makes the alert fire
 */
export function testsOfAlert(alert: TestedRule, all: readonly TestedRule[]): AlertTest[] {
  if (selectorsOf(alert.node).length === 0) return [constantTest(alert)];
  const rules = withNeeded(alert, all);
  const flips = flipsOf(rules, alert);
  if (flips.length === 0) throw new Unsupported(`what makes ${alert.name} fire`);
  const boundaries = flips
    .map((flip) => ({ flip, found: boundariesOf(flip, rules) }))
    .filter(({ found }) => found.length > 0);
  const [first] = boundaries;
  if (!first) throw new Unsupported(`how long ${alert.name} needs trouble`);
  return [
    ...boundaries.flatMap(({ flip, found }) => [
      ...found.flatMap(({ window, boundary }) =>
        boundaryTests({ flip, boundary, timeline: (position) => pulse(flip, position, window) }),
      ),
      extremeTest(flip, found[0]!.window),
    ]),
    ...decisionsOf(flips).flatMap((decision) => boundaryTests(decision)),
    ...survivalTests(first.flip, first.found[0]!.window),
  ];
}

/** Test of an alert without selectors, which always fires. */
function constantTest(alert: TestedRule): AlertTest {
  const pace = paceOf([alert]);
  const hold = durationToMilliseconds(alert.json.for ?? '0s');
  const end = hold + 10 * pace.step;
  const firing = [...simulate([alert], [], { ...pace, end })].map((moment) => moment.firing);
  const checks = firing.map((samples, index) => ({ time: index * pace.step, firing: samples }));
  return {
    name: `${alert.name} always fires`,
    alert: alert.name,
    pace,
    isCrowded: true,
    isHarmless: false,
    input: [],
    checks,
  };
}

interface Found {
  readonly window: number;
  readonly boundary: Boundary;
}

/**
 * Returns the boundaries for trouble as long as each of the two longest windows, without repeated
 * boundaries.
 */
function boundariesOf(flip: Flip, rules: readonly TestedRule[]): Found[] {
  const windows = windowsOf(rules).slice(-2);
  const found = (windows.length > 0 ? windows : [0]).flatMap((window): Found[] => {
    const boundary = boundaryOf(flip, window);
    return boundary ? [{ window, boundary }] : [];
  });
  return found.filter(({ boundary }, index) => index === 0 || !isSame(boundary, found[index - 1]!.boundary));
}

function isSame(one: Boundary, other: Boundary): boolean {
  if (one.fires === 'missing' || other.fires === 'missing') return one.fires === other.fires;
  return Math.abs(one.fires - other.fires) <= 0.01 * Math.abs(one.fires);
}

/** Returns the tests on both sides of a boundary, and on the boundary if it has a round number. */
function boundaryTests({
  flip,
  boundary,
  timeline,
  condition,
}: Omit<Decision, 'condition'> & Partial<Decision>): AlertTest[] {
  const { silent, fires, between } = boundary;
  const by = condition ? ` by ${render(condition).replaceAll(/\s+/g, ' ')}` : '';
  const at = (what: string, position: Position) => {
    const whole = timeline(position);
    // The last phase decides the condition. The alert may already fire in the phases before it.
    const decided = condition ? lengthOf({ phases: whole.phases.slice(0, -1) }) : 0;
    return testOf(flip, what + by, whole, { position, decided, isAlone: condition !== undefined });
  };
  return [
    at('does not fire', silent),
    ...(between === undefined ? [] : [at('is decided', between)]),
    at('fires and resolves', fires),
  ];
}

/**
 * Test with the knob at its extreme. The time until the alert fires depends on the windows of the
 * rule.
 */
function extremeTest(flip: Flip, window: number): AlertTest {
  const position = flip.trouble[flip.knob]!;
  return testOf(flip, 'fires and resolves', pulse(flip, position, window), { position, isCrowded: true });
}

/** Tests of restarts, missing series and no traffic. */
function survivalTests(flip: Flip, window: number): AlertTest[] {
  const { scene, calm, trouble, knob } = flip;
  const { knobs } = scene.population;
  const inTrouble = pulse(flip, trouble[knob]!, window);
  const [before, during] = inTrouble.phases;
  const restart = before!.length + stepped(during!.length / 2, scene.pace);
  const longer = inTrouble.phases.map((phase, index) => (index === 1 ? { ...phase, length: 2 * phase.length } : phase));
  const steady = (positions: readonly Position[]) => ({
    phases: [{ length: before!.length + during!.length, positions }],
  });
  const withoutKnob = (missing: number): Timeline => ({
    phases: inTrouble.phases.map(({ length, positions }) => ({
      length,
      positions: positions.map((one, index) => (index === missing ? 'missing' : one)),
    })),
  });
  const noTraffic = calm.map((position, index) => (knobs[index]!.kind === 'a minute' ? 0 : position));
  return [
    testOf(
      flip,
      'does not fire after a restart',
      { ...steady(calm), restarts: [restart] },
      { isCrowded: true, isHarmless: true },
    ),
    testOf(flip, 'keeps firing after a restart', { phases: longer, restarts: [restart] }),
    ...knobs.map(({ name }, index) => testOf(flip, `without ${name}`, withoutKnob(index))),
    ...(knobs.some(({ kind }) => kind === 'a minute')
      ? [testOf(flip, 'without traffic', steady(noTraffic), { isHarmless: true })]
      : []),
  ];
}

interface Options {
  /** Position of the knob, for the name of the test. */
  readonly position?: Position;
  /** Adds series of other subjects, regardless of the duration of the test. */
  readonly isCrowded?: boolean;
  /** Adds no series of other subjects. */
  readonly isAlone?: boolean;
  /** Minimum length in milliseconds. */
  readonly decided?: number;
  /** See {@link AlertTest.isHarmless}. */
  readonly isHarmless?: boolean;
}

function testOf(
  flip: Flip,
  what: string,
  whole: Timeline,
  { position, isCrowded = false, isAlone = false, decided = 0, isHarmless = false }: Options = {},
): AlertTest {
  const { scene, otherCalm, trouble, knob } = flip;
  const { alert, population, pace, rules } = scene;
  const bystanders = (length: number) =>
    isCrowded || (!isAlone && pace.step < 600_000) ? bystandersOf(scene, length, otherCalm, trouble) : [];
  const length = lengthOf(whole);
  const input = [...inputOf(population, whole, pace.interval), ...bystanders(length)];
  const firing = settled(simulate(rules, input, { ...pace, end: length - pace.step }), decided / pace.step);
  const timeline = cut(whole, firing.length * pace.step);
  const turned = population.knobs[knob]!;
  return {
    name: `${alert.name} ${what}${position === undefined ? '' : `: ${turned.name} at ${position} ${turned.kind}`}`,
    alert: alert.name,
    pace,
    isCrowded,
    isHarmless,
    input: [...inputOf(population, timeline, pace.interval), ...bystanders(lengthOf(timeline))],
    checks: checksOf(firing, timeline, pace),
  };
}

/**
 * Returns the firing samples of each evaluation, for at least `least` evaluations, until the alert
 * has resolved.
 */
function settled(moments: Iterable<Moment>, least: number): (readonly Sample[])[] {
  const firing: (readonly Sample[])[] = [];
  for (const moment of moments) {
    firing.push(moment.firing);
    const last = firing.findLastIndex((samples) => samples.length > 0);
    if (last >= 0 && firing.length - Math.max(last, least) > calmEvaluations) break;
  }
  return firing;
}

/** Number of evaluations without firing samples after which an alert counts as resolved. */
const calmEvaluations = 4;

/**
 * Selects the checks: before and after each change, in the middle between changes, and at the end
 * of each phase, where a too sensitive alert would fire.
 */
function checksOf(firing: readonly (readonly Sample[])[], { phases }: Timeline, { step }: Pace): AlertCheck[] {
  const changes = firing.flatMap((samples, index) =>
    index > 0 && differs(samples, firing[index - 1]!) ? [index] : [],
  );
  const edges = [0, ...changes, firing.length - 1];
  const middles = edges.slice(1).map((edge, index) => Math.floor((edge + edges[index]!) / 2));
  const ends = phases.map((_, index) => lengthOf({ phases: phases.slice(0, index + 1) }) / step - 1);
  const indices = [...changes.flatMap((index) => [index - 1, index]), ...middles, ...ends];
  return [...new Set(indices)]
    .sort((one, other) => one - other)
    .map((index) => ({ time: index * step, firing: firing[index]! }));
}

function differs(one: readonly Sample[], other: readonly Sample[]): boolean {
  const labels = (samples: readonly Sample[]) =>
    samples
      .map((sample) => JSON.stringify(sample.labels))
      .sort()
      .join();
  return labels(one) !== labels(other);
}
