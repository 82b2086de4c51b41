import { isLonger, type Duration } from '../../core/duration';
import { minimalStep } from '../../promql/analysis/window-length';
import { jobsMatcher, type MatcherNode } from '../../promql/node';
import { resolve } from '../../promql/resolve';
import type { PanelContext } from './panel';
import type { Query } from './query';

/**
 * Returns the minimal step of the queries of a panel, so that the windows that Grafana chooses have
 * enough samples of the slowest job that answers. Returns `undefined` where the interval of the data
 * source is long enough.
 */
export function minStep(queries: readonly Query[], { jobs, sampling }: PanelContext): Duration | undefined {
  if (!sampling) return undefined;
  const scope = jobScope(jobs);
  const { intervals, dataSource } = sampling;
  return queries
    .flatMap(({ node }) => minimalStep(resolve(node, { scope }), intervals, dataSource) ?? [])
    .reduce<Duration | undefined>((longest, one) => (longest && !isLonger(one, longest) ? longest : one), undefined);
}

/** Returns the matchers of the jobs of a dashboard; none for all jobs. */
export function jobScope(jobs: readonly string[] | undefined): MatcherNode[] {
  return jobs ? [jobsMatcher(jobs)] : [];
}
