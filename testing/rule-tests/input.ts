import type { Labels } from './labels';
import type { Storage } from './storage';

/** Samples one after the other, an interval apart. */
export type Segment =
  /** A number, and what is added to it each time. */
  | { readonly from: number; readonly step: number; readonly count: number }
  /** Nothing: the series has ended, or not begun. */
  | { readonly missing: 'ended' | 'not begun'; readonly count: number };

/** A series that rules are given. */
export interface InputSeries {
  readonly name: string;
  readonly labels: Labels;
  readonly segments: readonly Segment[];
}

/** The values of a segment, added up as promtool does. */
function valuesOf(segment: Segment): (number | 'ended' | undefined)[] {
  if ('missing' in segment) {
    return Array.from({ length: segment.count }, (_, index) =>
      index === 0 && segment.missing === 'ended' ? 'ended' : undefined,
    );
  }
  let value = segment.from - segment.step;
  return Array.from(
    { length: segment.count },
    (_, index) => (value = index === 0 ? segment.from : value + segment.step),
  );
}

/** The last value of a segment. */
export function lastOf(segment: Segment): number | undefined {
  const last = valuesOf(segment).at(-1);
  return typeof last === 'number' ? last : undefined;
}

/** When the samples of a series are put in, see `Clock`. */
export interface Sampling {
  readonly interval: number;
  readonly step: number;
  readonly isSparse: boolean;
}

/** The values of a series, one for each interval from zero on. */
function sampled({ segments }: InputSeries, { interval, step, isSparse }: Sampling): (number | 'ended' | undefined)[] {
  const values = segments.flatMap(valuesOf);
  if (!isSparse) return values;
  return values.map((value, index) => {
    const before = (step - ((index * interval) % step)) % step;
    return before <= interval || value === 'ended' ? value : undefined;
  });
}

/** Puts series into a storage. */
export function load(storage: Storage, input: readonly InputSeries[], sampling: Sampling): void {
  for (const one of input) {
    const series = storage.series(one.name, one.labels);
    sampled(one, sampling).forEach((value, index) => {
      if (value !== undefined) series.append(index * sampling.interval, value === 'ended' ? undefined : value);
    });
  }
}

/** A series as promtool reads it: https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/#series. */
export function promtoolSeries(series: InputSeries, sampling: Sampling): { series: string; values: string } {
  const values = sampling.isSparse
    ? sampled(series, sampling).map((value) =>
        value === undefined ? '_' : value === 'ended' ? 'stale' : String(value),
      )
    : series.segments.map(segmentText);
  return { series: seriesText(series.name, series.labels), values: values.join(' ') };
}

/** A series as PromQL names it. */
export function seriesText(name: string, labels: Labels): string {
  const matchers = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return `${name}{${matchers.join(',')}}`;
}

function segmentText(segment: Segment): string {
  if ('missing' in segment) {
    if (segment.missing === 'not begun') return `_x${segment.count}`;
    return segment.count === 1 ? 'stale' : `stale _x${segment.count - 1}`;
  }
  const { from, step, count } = segment;
  return count === 1 ? String(from) : `${from}${step < 0 ? '-' : '+'}${Math.abs(step)}x${count - 1}`;
}
