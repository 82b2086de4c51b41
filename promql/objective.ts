import { durationIssues, durationToMilliseconds, type Duration } from '../core/duration';
import { inPath, type Issue } from '../core/errors';
import type { BaseUnit, Series, Unit } from '../metrics';
import { sum } from './aggregation';
import { burnRateIssues, workbookBurnRates, type BurnRate } from './burn-rate';
import type { CounterSeries } from './expression';
import { rate } from './functions/counter';
import { avgOverTime } from './functions/over-time';
import { orZero } from './helpers';
import { binaryNode, numberNode } from './node';
import { percent, type Quantity } from './quantity';
import { GaugeSelector, type HistogramSelector } from './selector';
import { perSecond, type PerSecond } from './unit';
import { InstantVector } from './vector';
import type { Window } from './window';

/** What an objective is about: events, and those among them that failed, each a second and by job. */
export interface Indicator<U extends Unit> {
  readonly unit: U;
  events(window: Window): InstantVector<'job', U>;
  /** @param events those over the same window */
  failures(window: Window, events: InstantVector<'job', U>): InstantVector<'job', U>;
}

/** Events of which some fail: requests with an error, attempts that are refused. */
export function eventsIndicator<U extends BaseUnit>(counters: {
  readonly failures: CounterSeries<'job', U>;
  readonly events: CounterSeries<'job', NoInfer<U>>;
}): Indicator<PerSecond<U> & Unit> {
  const byJob = (counter: CounterSeries<'job', U>, window: Window) =>
    sum(rate(counter, window)).by('job') as InstantVector<'job', PerSecond<U> & Unit>;
  return {
    unit: perSecond(counters.failures.unit) as PerSecond<U> & Unit,
    events: (window) => byJob(counters.events, window),
    // Failures that never happened are none, rather than missing.
    failures: (window, events) => orZero(byJob(counters.failures, window), events),
  };
}

/**
 * Events that fail when they take longer than a bound, which must be one of a bucket.
 *
 * @param bound in the unit of the histogram
 */
export function latencyIndicator<O extends BaseUnit, B extends number>(
  histogram: HistogramSelector<'job', BaseUnit, O, B, never>,
  bound: NoInfer<B>,
): Indicator<PerSecond<O> & Unit> {
  type Events = InstantVector<'job', PerSecond<O> & Unit>;
  const withinBound = histogram.atMost(bound);
  return {
    unit: perSecond(histogram.metric.observations) as PerSecond<O> & Unit,
    events: (window) => sum(rate(histogram.count, window)).by('job') as Events,
    failures: (window, events) =>
      new InstantVector(binaryNode('-', events.node, sum(rate(withinBound, window)).by('job').node), events.unit),
  };
}

/** What an objective says. */
export interface ObjectiveProps<U extends Unit> {
  /** Its name in those of its series: `gauzian_availability`. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  readonly indicator: Indicator<U>;
  /** The share of events that must not fail: `percent(99)`. */
  readonly target: Quantity<'ratio'>;
  /**
   * The time in which that share is to be held.
   *
   * @default '30d'
   */
  readonly period?: Duration;
  /**
   * How fast the error budget may be spent before it is told.
   *
   * @default workbookBurnRates
   */
  readonly burnRates?: readonly BurnRate[];
}

/** A recorded series of a job. */
type Recorded<U extends Unit> = GaugeSelector<'job', U, { readonly job: string }>;

/** The window over which events are counted; longer ones are averages of what was counted, and cost one series each. */
const counted: Duration = '5m';

/**
 * A service level objective: the share of events that must not fail within a period. What may fail is its error budget:
 * https://sre.google/workbook/implementing-slos/. Its series are recorded by the rules of `vigie/alerts`.
 */
export class Objective<U extends Unit> {
  readonly name: string;
  readonly title: string;
  readonly indicator: Indicator<U>;
  /** The share of events that must not fail. */
  readonly target: number;
  /** The share of events that may fail. */
  readonly budget: number;
  readonly period: Duration;
  readonly burnRates: readonly BurnRate[];
  /**
   * Issues of its options: a name that is none of a series, a target that is not between 0 and 1, a period that is no duration, and
   * burn rates whose windows or share make no sense. Its rules report them.
   */
  readonly issues: readonly Issue[];

  constructor(props: ObjectiveProps<U>) {
    const { name, title, indicator, target, period = '30d', burnRates = workbookBurnRates } = props;
    this.name = name;
    this.title = title;
    this.indicator = indicator;
    this.target = target.value;
    // Without the dust of binary fractions: 1 - 0.99 is 0.01.
    this.budget = Number((1 - target.value).toPrecision(12));
    this.period = period;
    this.burnRates = burnRates;
    this.issues = objectiveIssues({ ...props, period, burnRates });
  }

  /** Failures a second, recorded. */
  get failures(): Recorded<U> {
    return recorded(`job:${this.name}_failures:rate${counted}`, ['job'], this.indicator.unit);
  }

  /** Events a second, recorded. */
  get events(): Recorded<U> {
    return recorded(`job:${this.name}_events:rate${counted}`, ['job'], this.indicator.unit);
  }

  /** The share of events that failed over a window, recorded. */
  failureShare(window: Duration): Recorded<'ratio'> {
    return recorded(`job:${this.name}_failures:ratio_rate${window}`, ['job'], 'ratio');
  }

  /** What is left of the error budget: 1 when nothing failed within the period, below 0 when more failed than may. */
  budgetLeft(): InstantVector<'job', 'ratio'> {
    return percent(100).minus(this.failureShare(this.period).dividedBy(this.budget));
  }

  /** How often the budget would be spent within its period if failures went on as in a window. */
  burnRate(window: Duration): InstantVector<'job', 'none'> {
    return this.failureShare(window).dividedBy(this.budget).as('none');
  }

  /** What is recorded, by the names of the series, in the order in which one needs the other. */
  recording(windows: readonly Duration[]): Recording[] {
    const { indicator } = this;
    return [
      { of: this.events, as: indicator.events(counted) },
      { of: this.failures, as: indicator.failures(counted, this.events) },
      ...windows.map((window) => ({ of: this.failureShare(window), as: this.shareOver(window) })),
    ];
  }

  /** Without events a share says nothing. Failures are there wherever events are. */
  private shareOver(window: Duration): InstantVector<'job', 'ratio'> {
    const over = (series: Recorded<U>) => (window === counted ? series : avgOverTime(series, window));
    const traffic = binaryNode('>', over(this.events).node, numberNode(0));
    return new InstantVector(binaryNode('/', over(this.failures).node, traffic), 'ratio');
  }
}

function objectiveIssues({ name, target, period, burnRates = [] }: ObjectiveProps<Unit>): Issue[] {
  const { value } = target;
  return [
    ...(/^[a-z][a-z0-9_]*$/.test(name)
      ? []
      : [{ problem: 'this is no name of an objective', given: name, allowed: 'small letters, digits and _' }]),
    ...inPath(`objective ${name}: target`, target.node.issues ?? []),
    ...(value <= 0 || value >= 1
      ? [
          {
            problem: `the target of ${name} leaves ${value >= 1 ? 'nothing' : 'everything'} to fail`,
            given: value,
            allowed: 'above 0 % and below 100 %, such as percent(99)',
          },
        ]
      : []),
    ...durationIssues(period, { path: `objective ${name}: period` }),
    ...burnRateIssues(burnRates, name, counted),
  ];
}

/** A series and the expression that it keeps. */
export interface Recording {
  readonly of: Recorded<Unit>;
  readonly as: InstantVector<'job', Unit>;
}

/** The result of a recording rule, as a gauge to build queries with. */
export function recorded<L extends string, U extends Unit>(
  name: string,
  labels: readonly L[],
  unit: U,
): GaugeSelector<L, U, { readonly [K in L]: string }> {
  const series: Series = {
    name,
    metric: name,
    catalogue: 'recorded',
    type: 'gauge',
    unit,
    labels: Object.fromEntries(labels.map((label) => [label, undefined])),
    expected: 1,
  };
  return new GaugeSelector({ type: 'selector', series, matchers: [] });
}

/** Over how long a window is, in hours. */
export function hoursOf(window: Duration): number {
  return durationToMilliseconds(window) / 3_600_000;
}
