import { durationToMilliseconds } from '../../core/duration';
import type { InputSeries } from './input';
import type { Labels } from './labels';
import { paceOf, type Pace } from './pace';
import { populationOf, type Population, type Position } from './population';
import { type TestedRule } from './rules';
import { selectorsOf } from '../../promql/selectors-of';
import { matchersOf, usesOf, windowsOf } from './shape';
import { simulate } from './simulate';
import { inputOf, lengthOf, type Phase, type Timeline } from './timeline';

/** Scene of an alert test: rules, series and times. */
export interface Scene {
  /** Rules that the alert needs, followed by the alert. */
  readonly rules: readonly TestedRule[];
  readonly alert: TestedRule;
  readonly population: Population;
  readonly pace: Pace;
  /** Durations of `for` (`hold`) and `keep_firing_for` (`keep`) in milliseconds. */
  readonly hold: number;
  readonly keep: number;
  /** Windows in milliseconds, the shortest first. */
  readonly windows: readonly number[];
}

/**
 * Returns the scene of an alert.
 *
 * @param pivot bucket of its histograms, see `populationOf`
 */
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

/**
 * Time in milliseconds until old samples no longer matter: the longest window, plus the shortest
 * window of its recorded series.
 */
export function memoryOf({ windows }: Scene): number {
  return (windows.at(-1) ?? 0) + (windows.length > 1 ? windows[0]! : 0);
}

/** Reports whether an alert fires at any time of a timeline. */
export function firesIn({ rules, population, pace }: Scene, timeline: Timeline): boolean {
  const clock = { ...pace, end: lengthOf(timeline) - pace.step };
  for (const { firing } of simulate(rules, inputOf(population, timeline, pace.interval), clock)) {
    if (firing.length > 0) return true;
  }
  return false;
}

/**
 * Returns series of other subjects: other jobs with and without trouble, and other values of labels
 * that the result keeps, without trouble.
 */
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
  // `absent` requires that no other series exists.
  if (population.knobs.some(({ candidates }) => candidates.includes('missing'))) return others;
  return [...others, ...distinguishing(rules).flatMap((labels) => steady(calm, labels))];
}

/**
 * Returns recorded series of other labels that the rules read.
 *
 * @param count number of samples
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

/** Returns another value for each label that the result keeps. */
function distinguishing(rules: readonly TestedRule[]): Labels[] {
  const uses = usesOf(rules);
  const names = [...new Set(uses.flatMap(({ selector }) => Object.keys(selector.series.labels)))];
  return names
    .filter((name) =>
      uses.every(({ by, selector }) => by?.includes(name) ?? Object.hasOwn(selector.series.labels, name)),
    )
    .filter((name) => name !== 'le' && matchersOf(uses, name).length === 0)
    .map((name) => {
      const closed = uses.map(({ selector }) => selector.series.labels[name]).find((values) => values !== undefined);
      return { [name]: closed?.[1] ?? 'other' };
    });
}
