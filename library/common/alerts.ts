import type { Pods } from '../../core/network';
import { increase, sum, type AnyUnit, type CounterSeries } from '../../promql';
import type { Wording } from './wording';

/** Options of alerts about a server of the stack. */
export interface ServerAlertsOf extends Wording {
  /** The job that scrapes it. */
  readonly job: string;
}

/** Options of alerts about an application or exporter. */
export interface AlertsOf extends ServerAlertsOf {
  /** Where it runs. */
  readonly pods: Pods;
}

/** How often something happened that should not, of which an instance has one series. */
export const happened = (counter: CounterSeries<'job' | 'instance', AnyUnit>) =>
  increase(counter, '15m').as('events').greaterThan(0);

/** The same of which an instance has several: all of them together. */
export const happenedAnywhere = (counter: CounterSeries<'job' | 'instance', AnyUnit>) =>
  sum(increase(counter, '15m')).by('job', 'instance').as('events').greaterThan(0);
