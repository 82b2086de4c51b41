import { durationToMilliseconds } from '../../../core/duration';
import { walk, type Node, type SelectorNode } from '../../../promql/node';
import type { WindowNode } from '../../../promql/window';
import type { MonitoringStackProps } from '../../../stack/stack';
import { rateInterval, stepOf, type DashboardQueries } from '../servers/grafana';
import { scrapeInterval } from './timeline';

/** Expected number of series of a selector. */
export type Cardinality = (selector: SelectorNode) => number;

/**
 * Number of samples that Prometheus reads for a query, as it counts them itself
 * (`totalQueryableSamples`).
 *
 * @param range displayed range in seconds
 * @param isInstant whether it is an instant query
 */
export function samplesLoaded(node: Node, range: number, isInstant: boolean, cardinality: Cardinality): number {
  const steps = isInstant ? 1 : Math.floor(range / stepOf({ range })) + 1;
  const inRanges = new Set<Node>();
  let samples = 0;
  for (const part of walk(node)) {
    if (part.type === 'matrix') {
      inRanges.add(part.selector);
      samples += (cardinality(part.selector) * lengthOf(part.window, range)) / scrapeInterval;
    } else if (part.type === 'selector' && !inRanges.has(part)) {
      samples += cardinality(part);
    }
  }
  return samples * steps;
}

/**
 * Number of samples that Prometheus holds in memory at once for a query, at most
 * (`peakSamples`): the points of all its series, and the window of one.
 */
export function samplesHeld(node: Node, range: number, isInstant: boolean, cardinality: Cardinality): number {
  const points = isInstant ? 1 : Math.floor(range / stepOf({ range })) + 1;
  let [series, longest] = [0, 0];
  for (const part of walk(node)) {
    if (part.type === 'selector') series += cardinality(part);
    if (part.type === 'matrix') longest = Math.max(longest, lengthOf(part.window, range) / scrapeInterval);
  }
  return series * points + longest;
}

/** Length of a window in seconds. */
function lengthOf(window: WindowNode, range: number): number {
  if (window.kind === 'rate-interval') return rateInterval({ range });
  if (window.kind === 'fixed') return durationToMilliseconds(window.text) / 1000;
  return window.text === '$__range' ? range : stepOf({ range });
}

/** Number of samples for all queries of a dashboard. */
export function loadedByDashboard(
  { queries }: MonitoringStackProps['dashboards'][number],
  asked: DashboardQueries,
  range: number,
  cardinality: Cardinality,
): number {
  return queries.reduce(
    (sum, [, { node }], index) => sum + samplesLoaded(node, range, asked.queries[index]!.isInstant, cardinality),
    0,
  );
}

/** Expected number of series of a selector without its matchers. */
export function expectedBy({ jobs }: MonitoringStackProps): Cardinality {
  return ({ series }) => {
    const readers = jobs.filter(({ catalogue }) => catalogue.name === series.catalogue);
    // Metrics of scrapes exist for every target.
    const targets = (series.catalogue === 'scrape' ? jobs : readers).reduce((sum, one) => sum + one.expectedTargets, 0);
    return series.expected * Math.max(targets, 1);
  };
}
