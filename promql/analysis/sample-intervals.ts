import { isLonger, type Duration } from '../../core/duration';
import type { Series } from '../../metrics';
import { seriesOf } from '../labels';
import { mayMatch } from '../matcher';
import { walk, type MatcherNode, type Node, type SelectorNode } from '../node';

/** Source of samples: a scrape job, or the rule group that records a series. */
export interface SampleSource {
  /** Name in issues: `job "shop"`. */
  readonly name: string;
  /** Interval between two samples of a series. */
  readonly interval: Duration;
}

/** Intervals at which the series of a stack get samples. It is plain data. */
export interface SampleIntervals {
  /** Scrape jobs with the names of their catalogues. */
  readonly jobs: readonly { readonly job: string; readonly catalogue: string; readonly interval: Duration }[];
  /** Rule groups by the names of the series that they record. */
  readonly recorded: Readonly<Record<string, { readonly group: string; readonly interval: Duration }>>;
}

/**
 * Returns the sources that have samples for a selector: the jobs of its catalogue that its matchers
 * of `job` accept, or the rule group that records the series. Every job has the series of each
 * scrape, such as `up`. The state of alerts has no source.
 */
export function sourcesOf(selector: Selection, intervals: SampleIntervals): SampleSource[] {
  return seriesOf(selector).flatMap((series) => sourcesOfSeries(series, selector.matchers, intervals));
}

/** Parts of a selector on which its sources depend. */
type Selection = Pick<SelectorNode, 'series' | 'candidates' | 'matchers'>;

function sourcesOfSeries(
  series: Series,
  matchers: readonly MatcherNode[],
  { jobs, recorded }: SampleIntervals,
): SampleSource[] {
  if (series.catalogue === 'recorded') {
    const by = recorded[series.name];
    return by ? [{ name: `rule group "${by.group}"`, interval: by.interval }] : [];
  }
  const ofJob = matchers.filter(({ label }) => label === 'job');
  return jobs
    .filter(({ catalogue }) => catalogue === series.catalogue || series.catalogue === 'scrape')
    .filter(({ job }) => ofJob.every((matcher) => mayMatch(matcher, job)))
    .map(({ job, interval }) => ({ name: `job "${job}"`, interval }));
}

/** Tests whether a selector has a source. */
export function answers(selector: Selection, intervals: SampleIntervals): boolean {
  return sourcesOf(selector, intervals).length > 0;
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
  return (selector.candidates ? fastestOf : slowestOf)(sourcesOf(selector, intervals));
}

/** Returns the slowest source of all selectors of an expression. */
export function slowestSource(node: Node, intervals: SampleIntervals): SampleSource | undefined {
  return slowestOf(selectorsIn(node).flatMap((selector) => sourcesOf(selector, intervals)));
}

function selectorsIn(node: Node): SelectorNode[] {
  return [...walk(node)].filter((one): one is SelectorNode => one.type === 'selector');
}
