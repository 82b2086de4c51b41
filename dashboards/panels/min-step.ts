import { isLonger, type Duration } from '../../core/duration';
import { slowestInGrafanaWindow, slowestOf } from '../../promql/analysis/sample-intervals';
import { jobsMatcher, type MatcherNode } from '../../promql/node';
import { resolve } from '../../promql/resolve';
import type { PanelContext } from './panel';
import type { Query } from './query';

/**
 * Returns the minimal step of the queries of a panel: the interval of the slowest job that answers
 * where Grafana chooses the window. `$__rate_interval` is at least four times as long. Returns
 * `undefined` where that of the data source is long enough.
 */
export function minStep(queries: readonly Query[], { jobs, sampling }: PanelContext): Duration | undefined {
  if (!sampling) return undefined;
  const scope = jobScope(jobs);
  const slowest = slowestOf(
    queries.flatMap(({ node }) => slowestInGrafanaWindow(resolve(node, { scope }), sampling.intervals) ?? []),
  );
  return slowest && isLonger(slowest.interval, sampling.dataSource) ? slowest.interval : undefined;
}

/** Returns the matchers of the jobs of a dashboard; none for all jobs. */
export function jobScope(jobs: readonly string[] | undefined): MatcherNode[] {
  return jobs ? [jobsMatcher(jobs)] : [];
}
