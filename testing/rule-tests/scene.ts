import { durationToMilliseconds } from '../../core/duration';
import type { InputSeries } from './input';
import type { Labels } from './labels';
import { paceOf, type Pace } from './pace';
import { populationOf, type Population, type Position } from './population';
import { selectorsOf, type TestedRule } from './rules';
import { matchersOf, usesOf, windowsOf } from './shape';
import { simulate } from './simulate';
import { inputOf, lengthOf, type Phase, type Timeline } from './timeline';

/** What an alert is tested with: what it looks at, and how time passes. */
export interface Scene {
  /** The alert, after the rules that it needs. */
  readonly rules: readonly TestedRule[];
  readonly alert: TestedRule;
  readonly population: Population;
  readonly pace: Pace;
  /** How long it waits before it fires, and how long it goes on, in milliseconds. */
  readonly hold: number;
  readonly keep: number;
  /** The windows that it looks back over, the shortest first. */
  readonly windows: readonly number[];
}

/** The scene of an alert, its histograms turned about a bucket. */
export function sceneOf(rules: readonly TestedRule[], alert: TestedRule, pivot: number): Scene {
  const windows = windowsOf(rules);
  return {
    rules,
    alert,
    population: populationOf(rules, pivot),
    pace: paceOf(rules),
    hold: durationToMilliseconds(alert.json.for ?? '0s'),
    keep: durationToMilliseconds(alert.json.keep_firing_for ?? '0s'),
    windows,
  };
}

/** Until everything that an alert looks back over has passed: the longest window, and the shortest of what that one is made of. */
export function memoryOf({ windows }: Scene): number {
  return (windows.at(-1) ?? 0) + (windows.length > 1 ? windows[0]! : 0);
}

/** Whether an alert fires at some time in a timeline. */
export function firesIn({ rules, population, pace }: Scene, timeline: Timeline): boolean {
  const clock = { ...pace, end: lengthOf(timeline) - pace.step };
  for (const { firing } of simulate(rules, inputOf(population, timeline, pace.interval), clock)) {
    if (firing.length > 0) return true;
  }
  return false;
}

/** Series beside the subject of a test: of other jobs, in trouble and not, and what is told apart from it, not in trouble. */
export function bystandersOf(
  { rules, population, pace }: Scene,
  length: number,
  calm: readonly Position[],
  trouble: readonly Position[],
): InputSeries[] {
  const steady = (positions: readonly Position[], labels: Labels) =>
    inputOf(population, { phases: [{ length, positions } satisfies Phase] }, pace.interval, labels);
  const uses = usesOf(rules);
  const others = uses.every((use) => matchersOf([use], 'job').some(({ operator }) => operator === '='))
    ? [
        ...steady(calm, { job: 'calm' }),
        ...steady(trouble, { job: 'troubled' }),
        ...recordedOf(rules, { job: 'troubled' }, length / pace.interval),
      ]
    : [];
  // What is absent is absent only when nothing else is there.
  if (population.knobs.some(({ candidates }) => candidates.includes('missing'))) return others;
  return [...others, ...distinguishing(rules).flatMap((labels) => steady(calm, labels))];
}

/**
 * What rules read that was recorded, as if it had been of others too, everything that there can be of it.
 *
 * @param count how many samples
 */
export function recordedOf(rules: readonly TestedRule[], relabelled: Labels, count: number): InputSeries[] {
  const read = rules.flatMap(({ node }) => selectorsOf(node)).map(({ series }) => series);
  const recorded = new Map(
    read.filter(({ catalogue }) => catalogue === 'recorded').map((series) => [series.name, series]),
  );
  return [...recorded.values()].map(({ name, labels }) => ({
    name,
    labels: { ...Object.fromEntries(Object.keys(labels).map((label) => [label, 'a'])), ...relabelled },
    segments: [{ from: 1, step: 0, count }],
  }));
}

/** For each label that tells results apart, another value of it. */
function distinguishing(rules: readonly TestedRule[]): Labels[] {
  const uses = usesOf(rules);
  const names = [...new Set(uses.flatMap(({ selector }) => Object.keys(selector.series.labels)))];
  return names
    .filter((name) => uses.every(({ by, selector }) => by?.includes(name) ?? name in selector.series.labels))
    .filter((name) => name !== 'le' && matchersOf(uses, name).length === 0)
    .map((name) => {
      const closed = uses.map(({ selector }) => selector.series.labels[name]).find((values) => values !== undefined);
      return { [name]: closed?.[1] ?? 'other' };
    });
}
