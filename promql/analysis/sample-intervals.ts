import { isLonger, type Duration } from '../../core/duration';
import { groupBy } from '../../core/group-by';
import type { Series } from '../../metrics';
import { seriesOf } from '../labels';
import { mayMatch } from '../matcher';
import type { MatcherNode, Node, SelectorNode } from '../node';
import { selectorsOf } from '../selectors-of';

/** Source of samples: a scrape job, or the rule group that records a series. */
export interface SampleSource {
  /** Name in issues: `job "shop"`. */
  readonly name: string;
  /** Interval between two samples of a series. */
  readonly interval: Duration;
}

/** Intervals at which the series of a stack get samples. It is plain data, and does not change. */
export interface SampleIntervals {
  /** Scrape jobs with the names of their catalogues. */
  readonly jobs: readonly SampledJob[];
  /** Rule groups by the names of the series that they record. */
  readonly recorded: Readonly<Record<string, { readonly group: string; readonly interval: Duration }>>;
}

/** Scrape job with its interval. */
export interface SampledJob {
  /** Name of the job. */
  readonly job: string;
  /** Name of its catalogue. */
  readonly catalogue: string;
  /** Interval between two scrapes. */
  readonly interval: Duration;
}

/**
 * Returns the sources that have samples for a selector: the jobs of its catalogue that its matchers
 * of `job` accept, or the rule group that records the series. Every job has the series of each
 * scrape, such as `up`. The state of alerts has no source.
 */
export function sourcesOf(selector: Selection, intervals: SampleIntervals): readonly SampleSource[] {
  return seriesSources(selector, intervals).flatMap(({ all }) => all);
}

/** Parts of a selector on which its sources depend. */
type Selection = Pick<SelectorNode, 'series' | 'candidates' | 'matchers'>;

/** Sources of a series. */
interface Sources {
  readonly all: readonly SampleSource[];
  readonly slowest: SampleSource | undefined;
  readonly fastest: SampleSource | undefined;
}

/** Jobs by catalogue and by name, and the sources that were found, by series and matchers. */
interface Index {
  readonly byCatalogue: ReadonlyMap<string, readonly SampledJob[]>;
  readonly byName: ReadonlyMap<string, readonly SampledJob[]>;
  /** Positions of the jobs in the stack, in whose order issues name them. */
  readonly positions: ReadonlyMap<SampledJob, number>;
  readonly found: Map<string, Sources>;
}

const indexes = new WeakMap<SampleIntervals, Index>();

/** Returns the index of intervals. Without it, each expression would read every job of the stack. */
function indexOf(intervals: SampleIntervals): Index {
  const index = indexes.get(intervals) ?? {
    byCatalogue: groupBy(intervals.jobs, ({ catalogue }) => catalogue),
    byName: groupBy(intervals.jobs, ({ job }) => job),
    positions: new Map(intervals.jobs.map((job, position) => [job, position])),
    found: new Map<string, Sources>(),
  };
  indexes.set(intervals, index);
  return index;
}

function sourcesOfSeries(series: Series, matchers: readonly MatcherNode[], intervals: SampleIntervals): Sources {
  if (series.catalogue === 'recorded') {
    const by = intervals.recorded[series.name];
    const all = by ? [{ name: `rule group "${by.group}"`, interval: by.interval }] : [];
    return { all, slowest: all[0], fastest: all[0] };
  }
  const { found } = indexOf(intervals);
  const ofJob = matchers.filter(({ label }) => label === 'job');
  const key = JSON.stringify([series.catalogue, ...ofJob.map(({ operator, value }) => [operator, value])]);
  const sources = found.get(key) ?? sourcesAmong(jobsOf(series.catalogue, ofJob, intervals));
  found.set(key, sources);
  return sources;
}

/** Returns the jobs of a catalogue that matchers of `job` accept. */
function jobsOf(of: string, ofJob: readonly MatcherNode[], intervals: SampleIntervals): SampledJob[] {
  const { byCatalogue, byName, positions } = indexOf(intervals);
  const named = ofJob.map(namesOf).find((names) => names !== undefined);
  const jobs = named
    ? named.flatMap((name) => byName.get(name) ?? []).sort((one, other) => positions.get(one)! - positions.get(other)!)
    : of === 'scrape'
      ? intervals.jobs
      : (byCatalogue.get(of) ?? []);
  return jobs
    .filter(({ catalogue }) => catalogue === of || of === 'scrape')
    .filter(({ job }) => ofJob.every((matcher) => mayMatch(matcher, job)));
}

/** Returns the values that a matcher accepts; `undefined` when it does not list them. */
function namesOf({ operator, value }: MatcherNode): readonly string[] | undefined {
  if (value.includes('$')) return undefined;
  if (operator === '=') return [value];
  return operator === '=~' && /^[\w|-]+$/.test(value) ? [...new Set(value.split('|'))] : undefined;
}

function sourcesAmong(jobs: readonly SampledJob[]): Sources {
  const all = jobs.map(({ job, interval }) => ({ name: `job "${job}"`, interval }));
  return { all, slowest: slowestOf(all), fastest: fastestOf(all) };
}

/** Tests whether a selector has a source. */
export function answers(selector: Selection, intervals: SampleIntervals): boolean {
  return seriesSources(selector, intervals).some(({ all }) => all.length > 0);
}

/** Returns the source with the longest interval; `undefined` when there is no source. */
export function slowestOf(sources: readonly SampleSource[]): SampleSource | undefined {
  return extremeOf(sources, (one, slowest) => isLonger(one.interval, slowest.interval));
}

/** Returns the source with the shortest interval; `undefined` when there is no source. */
function fastestOf(sources: readonly SampleSource[]): SampleSource | undefined {
  return extremeOf(sources, (one, fastest) => isLonger(fastest.interval, one.interval));
}

function extremeOf(
  sources: readonly SampleSource[],
  isBeyond: (one: SampleSource, extreme: SampleSource) => boolean,
): SampleSource | undefined {
  return sources.reduce<SampleSource | undefined>(
    (extreme, one) => (extreme && !isBeyond(one, extreme) ? extreme : one),
    undefined,
  );
}

/**
 * Returns the source that decides whether a window of a selector has enough samples: the slowest one.
 * Of a selector without a name, which selects some of its series, it is the fastest one: it is not
 * known which series exist.
 */
export function decidingSource(selector: Selection, intervals: SampleIntervals): SampleSource | undefined {
  return selector.candidates ? fastestSource(selector, intervals) : slowestSourceOf(selector, intervals);
}

/** Returns the source of a selector with the longest interval; `undefined` when there is no source. */
export function slowestSourceOf(selector: Selection, intervals: SampleIntervals): SampleSource | undefined {
  return slowestOf(seriesSources(selector, intervals).flatMap(({ slowest }) => slowest ?? []));
}

/** Returns the source of a selector with the shortest interval; `undefined` when there is no source. */
export function fastestSource(selector: Selection, intervals: SampleIntervals): SampleSource | undefined {
  return fastestOf(seriesSources(selector, intervals).flatMap(({ fastest }) => fastest ?? []));
}

function seriesSources(selector: Selection, intervals: SampleIntervals): Sources[] {
  return seriesOf(selector).map((series) => sourcesOfSeries(series, selector.matchers, intervals));
}

/** Returns the slowest source of all selectors of an expression. */
export function slowestSource(node: Node, intervals: SampleIntervals): SampleSource | undefined {
  return slowestOf(selectorsOf(node).flatMap((selector) => slowestSourceOf(selector, intervals) ?? []));
}
