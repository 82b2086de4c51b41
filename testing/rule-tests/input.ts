import { labelName } from '../../core/label-name';
import { plainMetricName } from '../../metrics/metric-issues';
import type { Labels } from './labels';
import type { Storage } from './storage';

/** Consecutive samples at a fixed interval. */
export type Segment =
  /** Samples from a first value, with a step between them. */
  | { readonly from: number; readonly step: number; readonly count: number; readonly missing?: undefined }
  /** No samples, because the series has ended or has not begun. */
  | { readonly missing: 'ended' | 'not begun'; readonly count: number };

/** Input series of a test. */
export interface InputSeries {
  /** Name of the metric. */
  readonly name: string;
  /** Labels without the name. */
  readonly labels: Labels;
  /** Samples, in consecutive segments. */
  readonly segments: readonly Segment[];
}

/** Returns the last value of a segment, added up like in promtool. */
export function lastOf(segment: Segment): number | undefined {
  if (segment.missing !== undefined) return undefined;
  let value = segment.from;
  for (let index = 1; index < segment.count; index++) value += segment.step;
  return segment.count > 0 ? value : undefined;
}

/** Times of the samples of a series. See `Clock`. */
export interface Sampling {
  readonly interval: number;
  readonly step: number;
  readonly isSparse: boolean;
}

/** Calls a function with each sample and the number of intervals before it. */
function forEachSample(
  { segments }: InputSeries,
  { interval, step, isSparse }: Sampling,
  visit: (index: number, value: number | 'ended') => void,
): void {
  let index = 0;
  for (const segment of segments) {
    if (segment.missing !== undefined) {
      if (segment.missing === 'ended' && segment.count > 0) visit(index, 'ended');
      index += segment.count;
      continue;
    }
    let value = segment.from;
    let sinceEvaluation = (index * interval) % step;
    for (const end = index + segment.count; index < end; index++) {
      if (!isSparse || sinceEvaluation === 0 || step - sinceEvaluation <= interval) visit(index, value);
      value += segment.step;
      sinceEvaluation += interval;
      if (sinceEvaluation >= step) sinceEvaluation -= step;
    }
  }
}

/** Appends series to a storage. */
export function load(storage: Storage, input: readonly InputSeries[], sampling: Sampling): void {
  for (const one of input) {
    const series = storage.series(one.name, one.labels);
    forEachSample(one, sampling, (index, value) => {
      series.append(index * sampling.interval, value === 'ended' ? undefined : value);
    });
  }
}

/** Returns the values of a series in promtool's format, one for each interval from zero. */
function sparseValues(series: InputSeries, sampling: Sampling): string[] {
  const count = series.segments.reduce((sum, segment) => sum + segment.count, 0);
  const texts = Array.from({ length: count }, () => '_');
  forEachSample(series, sampling, (index, value) => {
    texts[index] = value === 'ended' ? 'stale' : String(value);
  });
  return texts;
}

/**
 * Converts a series to promtool's format. Source:
 * https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/#series.
 */
export function promtoolSeries(series: InputSeries, sampling: Sampling): { series: string; values: string } {
  const values = sampling.isSparse ? sparseValues(series, sampling) : series.segments.map(segmentText);
  return { series: seriesText(series.name, series.labels), values: values.join(' ') };
}

/** Renders a series in PromQL. */
export function seriesText(name: string, labels: Labels): string {
  const matchers = Object.entries(labels).map(
    ([label, value]) => `${labelName.test(label) ? label : JSON.stringify(label)}=${JSON.stringify(value)}`,
  );
  if (plainMetricName.test(name)) return `${name}{${matchers.join(',')}}`;
  return `{${[JSON.stringify(name), ...matchers].join(',')}}`;
}

function segmentText(segment: Segment): string {
  if (segment.missing !== undefined) {
    if (segment.missing === 'not begun') return `_x${segment.count}`;
    return segment.count === 1 ? 'stale' : `stale _x${segment.count - 1}`;
  }
  const { from, step, count } = segment;
  return count === 1 ? String(from) : `${from}${step < 0 ? '-' : '+'}${Math.abs(step)}x${count - 1}`;
}
