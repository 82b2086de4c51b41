import { defaults } from '../core/defaults';
import type { Duration } from '../core/duration';
import type { Sampling } from '../dashboards';
import type { SampleIntervals } from '../promql/analysis/sample-intervals';
import type { PrometheusProps } from '../servers/prometheus/options';
import type { StackContent, StackProps } from './stack';

/** Properties of a stack on which the intervals of its samples depend. */
export type SampledContent = Pick<StackContent, 'rules'> &
  Partial<Pick<StackContent, 'jobs'>> & {
    readonly kind?: StackProps['kind'];
    readonly prometheus: Pick<PrometheusProps, 'scrapeInterval' | 'evaluationInterval'>;
  };

/** Returns the interval between two scrapes of jobs that set none. */
export function scrapeIntervalOf({ prometheus }: Pick<SampledContent, 'prometheus'>): Duration {
  return prometheus.scrapeInterval ?? defaults.scrapeInterval;
}

/** Returns the interval between two evaluations of rule groups that set none. */
export function evaluationIntervalOf({ prometheus }: Pick<SampledContent, 'prometheus'>): Duration {
  return prometheus.evaluationInterval ?? defaults.evaluationInterval;
}

/** Returns the intervals at which the series of a stack get samples. */
export function sampleIntervalsOf(stack: SampledContent): SampleIntervals {
  const { jobs = [], rules } = stack;
  const usual = scrapeIntervalOf(stack);
  return {
    jobs: jobs.map(({ job, catalogue, interval = usual }) => ({ job, catalogue: catalogue.name, interval })),
    recorded: Object.fromEntries(
      rules.flatMap(({ name: group, interval = evaluationIntervalOf(stack), rules: ofGroup }) =>
        ofGroup.filter(({ kind }) => kind === 'record').map(({ name }) => [name, { group, interval }] as const),
      ),
    ),
  };
}

/** Interval that Grafana assumes for a data source without one. */
const grafanaInterval: Duration = '15s';

/**
 * Returns the intervals of the samples for dashboards.
 *
 * @param isExternal whether Grafana has a data source that the stack does not describe, which may have no interval
 */
export function samplingOf(stack: SampledContent, isExternal = stack.kind === 'agent'): Sampling {
  return {
    dataSource: isExternal ? grafanaInterval : scrapeIntervalOf(stack),
    intervals: sampleIntervalsOf(stack),
  };
}
