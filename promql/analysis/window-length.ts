import { durationToMilliseconds, millisecondsToDuration, type Duration } from '../../core/duration';
import { collectIssues } from '../../core/errors';
import { walk, type Node } from '../node';
import { durationAt, type QueryTimes } from '../parsing/duration-expression';
import type { WindowNode } from '../window';
import { slowestSourceOf, type SampleIntervals, type SampleSource } from './sample-intervals';

/** Number of samples that a rate needs. */
export const neededSamples = 2;

/** Number of intervals in a window that has enough samples when some are missing, as in `$__rate_interval`. */
export const advisedSamples = 4;

/** Tests whether a window of some milliseconds has the needed samples of a source. */
export function hasSamples(length: number, { interval }: Pick<SampleSource, 'interval'>): boolean {
  const between = millisecondsOf(interval);
  return between === Infinity || length >= neededSamples * between;
}

/** Milliseconds of a duration. An invalid one, which has its own issue, is infinite. */
export function millisecondsOf(duration: string): number {
  return collectIssues([], () => durationToMilliseconds(duration)) ?? Infinity;
}

/**
 * Returns the length of a window in milliseconds. An invalid one, which has its own issue, is
 * infinite.
 *
 * @param times step and range of its query in seconds, of which `$__interval` and `$__range` are one
 * @param rateInterval milliseconds of `$__rate_interval`
 */
export function windowLength(window: WindowNode, times: QueryTimes, rateInterval: number): number {
  switch (window.kind) {
    case 'rate-interval':
      return rateInterval;
    case 'dashboards':
      return 1000 * (window.text === '$__interval' ? times.step : times.range);
    case 'fixed':
      return 1000 * (collectIssues([], () => durationAt(window.text, times)) ?? Infinity);
  }
}

/**
 * Returns the minimal step of a query, so that the windows that Grafana chooses have enough samples:
 * `$__rate_interval` is at least four steps. Returns `undefined` where the interval of the data source
 * is long enough.
 */
export function minimalStep(node: Node, intervals: SampleIntervals, dataSource: Duration): Duration | undefined {
  const steps = walk(node).flatMap((one) => {
    if (one.type !== 'matrix') return [];
    const slowest = slowestSourceOf(one.selector, intervals);
    return slowest ? stepOf(one.window, millisecondsOf(slowest.interval), millisecondsOf(dataSource)) : [];
  });
  const longest = Math.max(0, ...steps);
  return longest > millisecondsOf(dataSource) && longest < Infinity ? millisecondsToDuration(longest) : undefined;
}

/** Steps in milliseconds that a window needs; none where no step makes it longer. */
function stepOf(window: WindowNode, interval: number, dataSource: number): number[] {
  if (window.kind === 'rate-interval' || (window.kind === 'dashboards' && window.text === '$__range'))
    return [interval];
  const least = neededSamples * interval;
  const isLong = (step: number) => windowLength(window, { step: step / 1000, range: Infinity }, Infinity) >= least;
  if (isLong(dataSource) || !isLong(Infinity)) return [];
  let step = least;
  while (!isLong(step)) step *= 2;
  return [step];
}
