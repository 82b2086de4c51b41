import type { Pods } from '../../core/network';
import type { CountedUnit } from '../../metrics';
import {
  happened as happenedWithin,
  lastOverTime,
  quantity,
  type KnownUnit,
  type EventCounter,
  type GaugeSelector,
  type InstantVector,
  type Quantity,
} from '../../promql';
import type { Wording } from './wording';

/** Options of alerts on a server of the stack. */
export interface ServerAlertsOf extends Wording {
  /** Scrape job of the server. */
  readonly job: string;
}

/** Options of alerts on an application or exporter. */
export interface AlertsOf extends ServerAlertsOf {
  /** Pods of the application or exporter. */
  readonly pods: Pods;
}

/** Way in which an expression reads a gauge. */
export type Reading = <L extends string, U extends KnownUnit>(gauge: GaugeSelector<L, U, never>) => InstantVector<L, U>;

/** Value of a gauge in the last scrape. */
export const lastScrape: Reading = (gauge) => gauge;

/**
 * Value of a gauge within two minutes. A missed scrape ends a series at once, which would start the
 * `for` of an alert again or end it, as on a machine that is too busy to answer each scrape. Longer
 * gaps are those of a target that is down, which has an alert of its own.
 */
export const despiteMissedScrapes: Reading = (gauge) => lastOverTime(gauge, '2m');

/** Condition on a counter of unwanted events with one series per instance, within 15 minutes. */
export const happened = (counter: EventCounter<'job' | 'instance', CountedUnit>) => happenedWithin(counter, '15m');

/**
 * Condition on a counter of unwanted events with several series per instance, in total, within 15
 * minutes.
 */
export const happenedAnywhere = (counter: EventCounter<'job' | 'instance', CountedUnit>) =>
  happenedWithin(counter, '15m', { by: ['job', 'instance'] });

/** Failures in five minutes below which the share of errors does not matter: at night, one of two requests is half of them. */
export const fewFailures = quantity(10, 'requests');

/** Percentage of a share, as in texts. */
export function percentageOf({ value }: Quantity<'ratio'>): number {
  return Number((100 * value).toPrecision(3));
}
