import { lastOf, type InputSeries, type Segment } from './input';
import type { Labels } from './labels';
import type { FedSeries, Population, Position } from './population';

const minute = 60_000;
const hour = 60 * minute;

/** Where the knobs stand for a while. */
export interface Phase {
  /** In milliseconds. */
  readonly length: number;
  /** By knob. */
  readonly positions: readonly Position[];
}

/** What happens to the series of a population, one phase after the other. */
export interface Timeline {
  readonly phases: readonly Phase[];
  /** When what exposes them starts again, in milliseconds; two samples are missing then, and counters begin at zero. */
  readonly restarts?: readonly number[];
}

/** How long a timeline takes. */
export function lengthOf({ phases }: Timeline): number {
  return phases.reduce((sum, { length }) => sum + length, 0);
}

/** The beginning of a timeline. */
export function cut({ phases, ...timeline }: Timeline, length: number): Timeline {
  let left = length;
  const begun = phases.map((phase) => {
    const kept = { ...phase, length: Math.min(phase.length, left) };
    left -= kept.length;
    return kept;
  });
  return { ...timeline, phases: begun.filter((phase) => phase.length > 0) };
}

/** What counters have counted when a timeline begins. */
const counted = 1000;

/** How many samples a restart costs. */
const missed = 2;

/** The series of a timeline. */
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
  return Object.fromEntries(Object.entries(relabelled).filter(([label]) => label in labels));
}

type Kinds = readonly ('a minute' | 'level' | 'an hour')[];

/** How long each part of a timeline is, in samples, where the knobs stand, and whether it begins with a restart. */
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

function segmentsOf({ isCounter, feeds }: FedSeries, timeline: Timeline, interval: number, kinds: Kinds): Segment[] {
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
    const begun = segments.length === 0 ? counted : 0;
    const from = isCounter ? (isRestart || last === undefined ? begun : last + step) : amount('level') + drift;
    const segment = { from, step, count: count - gap };
    segments.push(segment);
    last = lastOf(segment);
    drift += isCounter ? 0 : step * count;
  }
  return segments;
}
