import { increase, sum, type AnyUnit, type CounterSeries } from '../../promql';

/** What alerts about an application or exporter must be told. */
export interface AlertsOf {
  /** The job that scrapes it. */
  readonly job: string;
}

/** How often something happened that should not, one series for each instance. */
export const happened = (counter: CounterSeries<'job' | 'instance', AnyUnit>) =>
  sum(increase(counter, '15m')).by('job', 'instance').as('events').greaterThan(0);
