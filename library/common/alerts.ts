import { increase, sum, type AnyUnit, type CounterSeries } from '../../promql';
import type { PodsOf } from './kubectl';

/** What alerts about an application or exporter must be told. */
export interface AlertsOf {
  /** The job that scrapes it. */
  readonly job: string;
  /** Where it runs. */
  readonly pods: PodsOf;
}

/** How often something happened that should not, of which an instance has one series. */
export const happened = (counter: CounterSeries<'job' | 'instance', AnyUnit>) =>
  increase(counter, '15m').as('events').greaterThan(0);

/** The same of which an instance has several: all of them together. */
export const happenedAnywhere = (counter: CounterSeries<'job' | 'instance', AnyUnit>) =>
  sum(increase(counter, '15m')).by('job', 'instance').as('events').greaterThan(0);
