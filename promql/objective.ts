import { durationIssues, durationToMilliseconds, type Duration } from '../core/duration';
import { inPath, type Issue } from '../core/errors';
import { emptyTextIssues } from '../core/text';
import type { BaseUnit, Range, Series, Unit } from '../metrics';
import { notNegative } from '../metrics/range';
import { sum } from './aggregation';
import { burnRateIssues, workbookBurnRates, type BurnRate } from './burn-rate';
import type { CounterSeries, MetricOfKind } from './expression';
import { rate } from './functions/counter';
import { avgOverTime } from './functions/over-time';
import { orZero } from './helpers';
import { binaryNode, numberNode } from './node';
import type { Structural } from './operand';
import { percent, quantity, type Quantity } from './quantity';
import { GaugeSelector, type HistogramSelector } from './selector';
import type { KnownUnit } from './unit';
import { InstantVector } from './vector';
import type { Window } from './window';

/** Service level indicator: all events and failed events per second, by job. */
export interface Indicator<U extends Unit> {
  /** Unit of the rates. */
  readonly unit: U;
  /** Returns the rate of events, by job. */
  events(window: Window): InstantVector<'job', U>;
  /**
   * Returns the rate of failed events, by job.
   *
   * @param events events in the same window
   */
  failures(window: Window, events: InstantVector<'job', U>): InstantVector<'job', U>;
}

/**
 * Unit of the rate of a count. The intersection `PerSecond<U> & Unit` would have a member for each
 * pair, on which the compiler would spend most of its time.
 */
export type RateOf<U extends BaseUnit> = `${U}/s` extends infer R extends Unit ? R : never;

function rateOf<U extends BaseUnit>(unit: U): RateOf<U> {
  return `${unit}/s` satisfies Unit as string as RateOf<U>;
}

/** Indicator of failed events among all events, such as requests with errors. */
export function eventsIndicator<U extends BaseUnit>(counters: {
  /** Counter of the events that failed. */
  readonly failures: CounterSeries<'job', U>;
  /** Counter of all events, the failed ones among them. */
  readonly events: CounterSeries<'job', NoInfer<U>>;
}): Indicator<RateOf<U>> {
  const unit = rateOf(counters.failures.unit);
  const byJob = (counter: CounterSeries<'job', U>, window: Window): InstantVector<'job', RateOf<U>> =>
    new InstantVector(sum(rate(counter, window)).by('job').node, unit);
  return {
    unit,
    events: (window) => byJob(counters.events, window),
    // Without any failure there is no failure series: it counts as zero.
    failures: (window, events) => orZero(byJob(counters.failures, window), events),
  };
}

/**
 * Indicator of events that take longer than a bound, which must be the bound of a bucket.
 *
 * @param bound in the unit of the histogram
 */
export function latencyIndicator<O extends BaseUnit, B extends number, T>(
  histogram: MetricOfKind<T, HistogramSelector<'job', BaseUnit, O, B, never>, 'a histogram with classic buckets'>,
  bound: NoInfer<B>,
): Indicator<RateOf<O>> {
  const known = histogram as HistogramSelector<'job', BaseUnit, O, B, never>;
  const unit = rateOf(known.metric.observations);
  const withinBound = known.atMost(bound);
  return {
    unit,
    events: (window) => new InstantVector(sum(rate(known.count, window)).by('job').node, unit),
    failures: (window, events) =>
      new InstantVector(binaryNode('-', events.node, sum(rate(withinBound, window)).by('job').node), unit),
  };
}

/** Properties of an objective. */
export interface ObjectiveProps<U extends Unit> {
  /** Name in the recorded series, such as `gauzian_availability`. */
  readonly name: string;
  /** Title for users. */
  readonly title: string;
  /** Indicator of the events, and of those that failed. */
  readonly indicator: Indicator<U>;
  /** Share of events that must not fail, such as `percent(99)`. */
  readonly target: Quantity<'ratio'>;
  /**
   * Period of the objective.
   *
   * @default '30d'
   */
  readonly period?: Duration;
  /**
   * Burn rates at which alerts fire.
   *
   * @default workbookBurnRates
   */
  readonly burnRates?: readonly BurnRate[];
  /**
   * Whether one client can cause the failures, such as wrong passwords, bad uploads and other 4xx.
   * Then no alert of the objective is critical, and no alert has its fast burn rates, which page: a burst of one client
   * is over before working hours. If all burn rates are critical, all of them are warnings instead.
   *
   * @default false
   */
  readonly isCausedByClients?: boolean;
}

/** Recorded series of a job. */
export type Recorded<U extends Unit> = GaugeSelector<'job', U, { readonly job: string }>;

/**
 * Window over which events are counted. Longer windows are averages of this series, so that each
 * needs only one recorded series.
 */
const counted: Duration = '5m';

/**
 * Service level objective: the share of events that must not fail in a period. The complement is
 * the error budget. Its series are recorded by the rules of `vigie/alerts`. Source:
 * https://sre.google/workbook/implementing-slos/.
 */
export class Objective<U extends Unit> {
  /** @hidden */
  declare readonly structural?: Structural<U>;
  /** Name in the recorded series. */
  readonly name: string;
  /** Title for users. */
  readonly title: string;
  /** Indicator of the events, and of those that failed. */
  readonly indicator: Indicator<U>;
  /** Share of events that must not fail. */
  readonly target: number;
  /** Share of events that can fail. */
  readonly budget: number;
  /** Period of the objective. */
  readonly period: Duration;
  /** Burn rates at which its alerts fire. */
  readonly burnRates: readonly BurnRate[];
  /** Severities of its alerts. */
  readonly severities: readonly BurnRate['severity'][];
  /**
   * Issues of the properties: an invalid name, an empty title, a target outside 0 to 1, an invalid period, and burn
   * rates with invalid windows or shares. The rules of the objective report them.
   */
  readonly issues: readonly Issue[];

  constructor(props: ObjectiveProps<U>) {
    const { name, title, indicator, target, period = '30d', burnRates = workbookBurnRates } = props;
    const { isCausedByClients = false } = props;
    this.name = name;
    this.title = title;
    this.indicator = indicator;
    this.target = target.value;
    // Rounded, because 1 - 0.99 is not exactly 0.01 in binary.
    this.budget = Number((1 - target.value).toPrecision(12));
    this.period = period;
    this.burnRates = isCausedByClients ? withWarnings(burnRates) : burnRates;
    this.severities = isCausedByClients ? ['warning'] : ['critical', 'warning'];
    this.issues = objectiveIssues(this, target);
  }

  /** Recorded failures per second. */
  get failures(): Recorded<U> {
    return recorded(`job:${this.name}_failures:rate${counted}`, ['job'], this.indicator.unit, ofJob(notNegative));
  }

  /** Recorded events per second. */
  get events(): Recorded<U> {
    return recorded(`job:${this.name}_events:rate${counted}`, ['job'], this.indicator.unit, ofJob(notNegative));
  }

  /** Recorded share of failed events in a window. */
  failureShare(window: Duration): Recorded<'ratio'> {
    return recorded(`job:${this.name}_failures:ratio_rate${window}`, ['job'], 'ratio', {
      ...ofJob({ min: 0, max: 1 }),
      composition: 'ratio',
    });
  }

  /**
   * Remaining share of the error budget: 1 without failures in the period, negative when the
   * objective is missed.
   */
  budgetLeft(): InstantVector<'job', 'ratio'> {
    return percent(100).minus(this.failureShare(this.period).dividedBy(quantity(this.budget, 'ratio')));
  }

  /** Burn rate in a window: the factor by which the budget would be overspent in the period. */
  burnRate(window: Duration): InstantVector<'job', 'none'> {
    return this.failureShare(window).dividedBy(quantity(this.budget, 'ratio')).in('none');
  }

  /** Recorded series and their expressions, in dependency order. */
  recording(windows: readonly Duration[]): Recording[] {
    const { indicator } = this;
    return [
      { of: this.events, as: indicator.events(counted) },
      { of: this.failures, as: indicator.failures(counted, this.events) },
      ...windows.map((window) => ({ of: this.failureShare(window), as: this.shareOver(window) })),
    ];
  }

  /** Share of failed events in a window. There is no result without events. */
  private shareOver(window: Duration): InstantVector<'job', 'ratio'> {
    const over = (series: Recorded<U>) => (window === counted ? series : avgOverTime(series, window));
    const traffic = binaryNode('>', over(this.events).node, numberNode(0));
    return new InstantVector({ ...binaryNode('/', over(this.failures).node, traffic), isShare: true }, 'ratio');
  }
}

function objectiveIssues(
  { name, title, period, burnRates, severities }: Omit<Objective<Unit>, 'issues'>,
  target: Quantity<'ratio'>,
): Issue[] {
  const { value } = target;
  return [
    ...(/^[a-z][a-z0-9_]*$/.test(name)
      ? []
      : [{ problem: 'invalid name of an objective', given: name, allowed: 'lowercase letters, digits and _' }]),
    ...inPath(`objective ${name}`, emptyTextIssues({ title })),
    ...inPath(`objective ${name}: target`, target.node.issues ?? []),
    ...(value <= 0 || value >= 1
      ? [
          {
            problem: `the target of ${name} allows ${value >= 1 ? 'no failures' : 'every event to fail'}`,
            given: value,
            allowed: 'above 0 % and below 100 %, such as percent(99)',
          },
        ]
      : []),
    ...durationIssues(period, { path: `objective ${name}: period` }),
    ...burnRateIssues(burnRates, severities, name, counted),
  ];
}

/** Recorded series and its expression. */
export interface Recording {
  /** Recorded series. */
  readonly of: Recorded<Unit>;
  /** Expression whose result is recorded. */
  readonly as: InstantVector<'job', Unit>;
}

/** Properties of a recorded series with one series for each job. */
function ofJob(range: Range): RecordedProps {
  return { range, expected: 1, expectedValues: {} };
}

/**
 * Properties of a recorded series: possible values, whether they are quantiles or ratios, and the numbers of
 * its series and of the values of its labels. By default any value is possible, and the numbers are not known.
 */
type RecordedProps = Partial<Pick<Series, 'range' | 'composition' | 'expected' | 'expectedValues'>>;

/** Returns the series of a recording rule as a gauge for queries. */
export function recorded<L extends string, U extends KnownUnit>(
  name: string,
  labels: readonly L[],
  unit: U,
  { range = {}, ...expected }: RecordedProps = {},
): GaugeSelector<L, U, { readonly [K in L]: string }> {
  const series: Series = {
    name,
    metric: name,
    catalogue: 'recorded',
    type: 'gauge',
    unit,
    labels: Object.fromEntries(labels.map((label) => [label, undefined])),
    expected: 1,
    ...expected,
    range,
  };
  return new GaugeSelector({ type: 'selector', series, matchers: [] });
}

/** Burn rates of which at least one is a warning. */
function withWarnings(burnRates: readonly BurnRate[]): readonly BurnRate[] {
  const isWarned = burnRates.some(({ severity }) => severity === 'warning');
  return isWarned ? burnRates : burnRates.map((rate) => ({ ...rate, severity: 'warning' }));
}

/** Length of a window in hours. */
export function hoursOf(window: Duration): number {
  return durationToMilliseconds(window) / 3_600_000;
}
