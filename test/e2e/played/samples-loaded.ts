import { durationToMilliseconds } from '../../../core/duration';
import { walk, type Node, type SelectorNode } from '../../../promql/node';
import type { WindowNode } from '../../../promql/window';
import type { MonitoringStackProps } from '../../../stack/stack';
import { rateInterval, stepOf, type DashboardQueries } from '../servers/grafana';
import { scrapeInterval } from './timeline';

/** How many series a selector is expected to find. */
export type Cardinality = (selector: SelectorNode) => number;

/**
 * How many samples Prometheus reads for one question, as it counts them itself (`totalQueryableSamples`).
 *
 * @param range what is shown, in seconds
 * @param isInstant whether only its end is asked for
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

/** The length of a window, in seconds. */
function lengthOf(window: WindowNode, range: number): number {
  if (window.kind === 'rate-interval') return rateInterval({ range });
  if (window.kind === 'fixed') return durationToMilliseconds(window.text) / 1000;
  return window.text === '$__range' ? range : stepOf({ range });
}

/** The same of all questions of a dashboard. */
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

/** What the catalogues expect of a selector, whatever its matchers leave out. */
export function expectedBy({ jobs }: MonitoringStackProps): Cardinality {
  return ({ series }) => {
    const readers = jobs.filter(({ catalogue }) => catalogue.name === series.catalogue);
    // What is written about each scrape is there for every target.
    const targets = (series.catalogue === 'scrape' ? jobs : readers).reduce((sum, one) => sum + one.expectedTargets, 0);
    return series.expected * Math.max(targets, 1);
  };
}
