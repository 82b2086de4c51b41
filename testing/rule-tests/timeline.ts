import { lastOf, type InputSeries, type Segment } from './input';
import type { Labels } from './labels';
import type { FedSeries, Population, Position } from './population';

const minute = 60_000;
const hour = 60 * minute;

/** Phase of a timeline with fixed positions of the knobs. */
export interface Phase {
  /** Length in milliseconds. */
  readonly length: number;
  /** Positions by knob. */
  readonly positions: readonly Position[];
}

/** Timeline of a population in phases. */
export interface Timeline {
  readonly phases: readonly Phase[];
  /**
   * Times of restarts in milliseconds. At each, two samples are missing and counters start at zero.
   */
  readonly restarts?: readonly number[];
}

/** Length of a timeline in milliseconds. */
export function lengthOf({ phases }: Timeline): number {
  return phases.reduce((sum, { length }) => sum + length, 0);
}

/** Returns the beginning of a timeline. */
export function cut({ phases, ...timeline }: Timeline, length: number): Timeline {
  let left = length;
  const begun = phases.map((phase) => {
    const kept = { ...phase, length: Math.min(phase.length, left) };
    left -= kept.length;
    return kept;
  });
  return { ...timeline, phases: begun.filter((phase) => phase.length > 0) };
}

/** Value of counters at the start of a timeline. */
const counted = 1000;

/** Number of samples that a restart loses. */
const missed = 2;

/** Returns the series of a timeline. */
export function inputOf(
  { knobs, series }: Population,
  timeline: Timeline,
  interval: number,
  relabelled: Labels = {},
): InputSeries[] {
  const kinds = knobs.map(({ kind }) => kind);
  return series.map((one) => ({
    name: one.name,
    labels: { ...one.labels, ...onlyKnown(relabelled, one.labels) },
    segments: segmentsOf(one, timeline, interval, kinds),
  }));
}

function onlyKnown(relabelled: Labels, labels: Labels): Labels {
  return Object.fromEntries(Object.entries(relabelled).filter(([label]) => Object.hasOwn(labels, label)));
}

type Kinds = readonly ('a minute' | 'level' | 'an hour')[];

/** Splits a timeline into parts at phases and restarts. Lengths are in samples. */
function partsOf({ phases, restarts = [] }: Timeline, interval: number) {
  let begin = 0;
  return phases.flatMap(({ length, positions }) => {
    const end = begin + length;
    const within = restarts.filter((moment) => moment >= begin && moment < end);
    const starts = [begin, ...within];
    const parts = starts.map((start, index) => ({
      count: Math.round(((starts[index + 1] ?? end) - start) / interval),
      positions,
      isRestart: index > 0,
    }));
    begin = end;
    return parts;
  });
}

function segmentsOf(
  { isCounter, startsWithEvent = false, feeds }: FedSeries,
  timeline: Timeline,
  interval: number,
  kinds: Kinds,
): Segment[] {
  const segments: Segment[] = [];
  let [last, drift]: [number | undefined, number] = [undefined, 0];
  for (const { count, positions, isRestart } of partsOf(timeline, interval)) {
    const isMissing = feeds.some(({ knob }) => positions[knob] === 'missing');
    if (isMissing) {
      segments.push({ missing: last === undefined ? 'not begun' : 'ended', count });
      last = undefined;
      continue;
    }
    const amount = (kind: Kinds[number]) =>
      feeds.reduce((sum, { knob, each }) => sum + (kinds[knob] === kind ? Number(positions[knob]) * each : 0), 0);
    const gap = isRestart ? Math.min(missed, count) : 0;
    if (gap > 0) segments.push({ missing: 'ended', count: gap });
    if (count === gap) continue;
    const step = isCounter ? (amount('a minute') * interval) / minute : (amount('an hour') * interval) / hour;
    if (startsWithEvent && last === undefined && step === 0) {
      segments.push({ missing: 'not begun', count: count - gap });
      continue;
    }
    const begun = startsWithEvent ? step : segments.length === 0 ? counted : 0;
    const from = isCounter ? (isRestart || last === undefined ? begun : last + step) : amount('level') + drift;
    const segment = { from, step, count: count - gap };
    segments.push(segment);
    last = lastOf(segment);
    drift += isCounter ? 0 : step * count;
  }
  return segments;
}
