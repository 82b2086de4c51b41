import type { InputSeries } from './input';
import { paceOf, stepped, type Pace } from './pace';
import { pivotsOf, populationOf, type Knob, type Population } from './population';
import { withNeeded, type TestedRule } from './rules';
import { recordedOf } from './scene';
import { windowsOf } from './shape';
import { simulate } from './simulate';
import type { Storage } from './storage';
import { inputOf, lengthOf, type Timeline } from './timeline';
import { Unsupported } from './unsupported';
import type { Sample } from './value';

/** Expected samples of a recording rule at a time. */
export interface RecordingCheck {
  /** Time in milliseconds. */
  readonly time: number;
  /** Samples of the recorded series. */
  readonly samples: readonly Sample[];
}

/** Test of a recording rule: input series and the expected samples. */
export interface RecordingTest {
  /** Name of the test. */
  readonly name: string;
  /** Name of the recorded series. */
  readonly record: string;
  /** Interval of samples and evaluations. */
  readonly pace: Pace;
  /** Input series. */
  readonly input: readonly InputSeries[];
  /** Expected samples, by time. */
  readonly checks: readonly RecordingCheck[];
}

/**
 * Generates the tests of a recording rule. All knobs move from one position to another, and then
 * traffic stops. Checks are before the change, while the window includes both positions, and after
 * it. In further tests, each series is missing once.
 *
 * @throws Unsupported when the rule records nothing for this input
 */
export function testsOfRecording(rule: TestedRule, all: readonly TestedRule[]): RecordingTest[] {
  const rules = withNeeded(rule, all);
  const pivots = pivotsOf(rules);
  const population = populationOf(rules, pivots[Math.floor(pivots.length / 2)]!);
  const pace = paceOf(rules);
  const timeline = timelineOf(population, rules, pace);
  const tests = [
    testOf('records', rule, rules, population, timeline, pace),
    ...population.knobs.map(({ name }, index) =>
      testOf(`records without ${name}`, rule, rules, population, withoutKnob(timeline, index), pace),
    ),
    ...steadyTimelines(population, timeline).map(({ what, timeline: steady }) =>
      testOf(what, rule, rules, population, steady, pace),
    ),
  ];
  if (tests.every(({ checks }) => checks.every(({ samples }) => samples.length === 0))) {
    throw new Unsupported(`what ${rule.name} records`);
  }
  return tests;
}

/**
 * Timeline with three positions of the knobs: longer than the window, half of it, and half of it
 * without traffic.
 */
function timelineOf({ knobs }: Population, rules: readonly TestedRule[], pace: Pace): Timeline {
  const window = windowsOf(rules).at(-1) ?? pace.step;
  const place = (position: (knob: Knob, index: number) => number) =>
    knobs.map((knob, index) => scaled(knob, position(knob, index)));
  const lengths = [1.25 * window, window / 2, window / 2].map((length) => stepped(length + 2 * pace.step, pace));
  return {
    phases: [
      { length: lengths[0]!, positions: place((_, index) => 1 / (index + 2)) },
      { length: lengths[1]!, positions: place((_, index) => 1 + index / 3) },
      { length: lengths[2]!, positions: place(({ kind }) => (kind === 'a minute' ? 0 : 0.75)) },
    ],
    restarts: [lengths[0]! + stepped(lengths[1]! / 2, pace)],
  };
}

/** Timelines without traffic, and with less than one request per second. */
function steadyTimelines({ knobs }: Population, { phases }: Timeline): { what: string; timeline: Timeline }[] {
  if (!knobs.some(({ kind }) => kind === 'a minute')) return [];
  const steady = (perMinute: number) => ({
    phases: phases.slice(0, 1).map(({ length, positions }) => ({
      length,
      positions: positions.map((position, index) => (knobs[index]!.kind === 'a minute' ? perMinute : position)),
    })),
  });
  return [
    { what: 'records without traffic', timeline: steady(0) },
    { what: 'records of little traffic', timeline: steady(6) },
  ];
}

/** Returns a position of a knob as a share of its largest candidate. */
function scaled({ candidates, isContinuous }: Knob, share: number): number {
  const largest = Math.max(...candidates.filter((one) => one !== 'missing'));
  return isContinuous ? Math.round(largest * share) : largest;
}

function withoutKnob({ phases, ...timeline }: Timeline, knob: number): Timeline {
  return {
    ...timeline,
    phases: phases.map(({ length, positions }) => ({
      length,
      positions: positions.map((position, index) => (index === knob ? 'missing' : position)),
    })),
  };
}

function testOf(
  what: string,
  rule: TestedRule,
  rules: readonly TestedRule[],
  population: Population,
  timeline: Timeline,
  pace: Pace,
): RecordingTest {
  const input = [
    ...inputOf(population, timeline, pace.interval),
    ...inputOf(population, timeline, pace.interval, { job: 'another' }),
    ...recordedOf([rule], { job: 'another' }, lengthOf(timeline) / pace.interval),
  ];
  const moments = momentsOf(timeline, pace);
  const checks: RecordingCheck[] = [];
  for (const { time, storage } of simulate(rules, input, { ...pace, end: lengthOf(timeline) - pace.step })) {
    if (!moments.includes(time)) continue;
    checks.push({ time, samples: recordedAt(storage, rule.name, time) });
  }
  return { name: `${rule.name} ${what}`, record: rule.name, pace, input, checks };
}

/** Returns the samples of a recorded series at a time. */
export function recordedAt(storage: Storage, name: string, time: number): Sample[] {
  return storage.named(name).flatMap((series) => {
    const value = series.valueAt(time);
    return value === undefined ? [] : [{ labels: series.labels, value }];
  });
}

/**
 * Returns the times of the checks: soon after the start, in the middle, and at the end of each
 * phase.
 */
function momentsOf({ phases }: Timeline, pace: Pace): number[] {
  const { step } = pace;
  let begin = 0;
  return phases.flatMap(({ length }) => {
    const moments = [begin + 2 * step, begin + stepped(length / 2, pace), begin + length - step];
    begin += length;
    return moments;
  });
}
