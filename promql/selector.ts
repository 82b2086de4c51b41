import type { Duration } from '../core/duration';
import { ValidationError } from '../core/errors';
import type { BaseUnit, BucketUnit, Catalogue, Histogram, Labels, Series, Summary } from '../metrics';
import {
  NoVector,
  type CounterKind,
  type GaugeKind,
  type HistogramKind,
  type LabelSet,
  type SummaryKind,
} from './expression';
import { narrowed, type Matchers } from './matcher';
import type { SelectorNode } from './node';
import { RangeVector } from './range';
import { withMoment, withOffset, type Moment } from './shift';
import type { KnownUnit } from './unit';
import { InstantVector, subqueryNode } from './vector';
import { rateInterval, windowNode, type Window } from './window';

/**
 * Counter, or its series that match. Use `rate` or `increase` for a meaningful value.
 *
 * @typeParam L the labels
 * @typeParam U the unit of the count
 * @typeParam V the values of the closed labels
 */
export class CounterSelector<L extends string, U extends BaseUnit | BucketUnit, V> extends NoVector<CounterKind> {
  /** Labels that every series has, for the compiler only. */
  declare readonly labels: LabelSet<L>;

  constructor(
    /** @hidden */
    readonly node: SelectorNode,
    /** Unit of the count. */
    readonly unit = node.series.unit as U,
  ) {
    super();
  }

  /** Selects the series whose labels match. */
  where(matchers: Matchers<L, V>): CounterSelector<L, U, V> {
    return new CounterSelector(narrowed(this.node, matchers), this.unit);
  }

  /** Shifts the counter into the past. */
  offset(offset: Duration): CounterSelector<L, U, V> {
    return new CounterSelector(withOffset(this.node, offset), this.unit);
  }

  /** Evaluates the counter at a fixed time. */
  at(moment: Moment): CounterSelector<L, U, V> {
    return new CounterSelector(withMoment(this.node, moment), this.unit);
  }

  /** Range vector of the counter; default window: the rate interval. */
  over(window: Window = rateInterval): RangeVector<'counter', L, U> {
    return new RangeVector({ type: 'matrix', selector: this.node, window: windowNode(window) }, this.unit);
  }

  /** Subquery of the counter. */
  subquery(window: Window, step?: Window): RangeVector<'counter', L, U> {
    return new RangeVector(subqueryNode(this.node, window, step), this.unit);
  }

  /**
   * Count since the start of the process. It resets to zero at each restart, which `rate` and
   * `increase` correct.
   */
  cumulative(): InstantVector<L, U> {
    return new InstantVector(this.node, this.unit);
  }
}

/**
 * Gauge, or its series that match.
 *
 * @typeParam L the labels
 * @typeParam U the unit
 * @typeParam V the values of the closed labels
 */
export class GaugeSelector<L extends string, U extends KnownUnit, V> extends InstantVector<L, U> {
  /** Kind of the expression, for the compiler only. */
  declare readonly kind: GaugeKind;
  /** @hidden */
  declare readonly node: SelectorNode;

  constructor(node: SelectorNode) {
    super(node, node.series.unit as U);
  }

  /** Selects the series whose labels match. */
  where(matchers: Matchers<L, V>): GaugeSelector<L, U, V> {
    return new GaugeSelector(narrowed(this.node, matchers));
  }

  /** Shifts the gauge into the past. */
  offset(offset: Duration): GaugeSelector<L, U, V> {
    return new GaugeSelector(withOffset(this.node, offset));
  }

  /** Evaluates the gauge at a fixed time. */
  at(moment: Moment): GaugeSelector<L, U, V> {
    return new GaugeSelector(withMoment(this.node, moment));
  }

  /** Range vector of the gauge; default window: the rate interval. */
  over(window: Window = rateInterval): RangeVector<'gauge', L, U> {
    return new RangeVector({ type: 'matrix', selector: this.node, window: windowNode(window) }, this.unit);
  }
}

/**
 * Histogram with classic buckets, or its series that match.
 *
 * @typeParam L the labels without `le`
 * @typeParam U the unit of the observed values
 * @typeParam O the unit of the count
 * @typeParam B the upper bounds of the buckets
 * @typeParam V the values of the closed labels
 */
export class HistogramSelector<
  L extends string,
  U extends BaseUnit,
  O extends BaseUnit,
  B extends number,
  V,
> extends NoVector<HistogramKind> {
  /** Not available, because a histogram has several series names. */
  declare readonly node: never;
  /** Unit of the observed values. */
  declare readonly unit: U;
  /** Labels that every series has, without `le`; for the compiler only. */
  declare readonly labels: LabelSet<L>;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly name: string,
    /** Metric as its catalogue declares it. */
    readonly metric: Histogram<Labels, U, B, O>,
    private readonly matchers: SelectorNode['matchers'] = [],
  ) {
    super();
  }

  /** Selects the series whose labels match. */
  where(matchers: Matchers<L, V>): HistogramSelector<L, U, O, B, V> {
    const { matchers: narrower } = narrowed(this.selector('_count'), matchers);
    return new HistogramSelector(this.catalogue, this.name, this.metric, narrower);
  }

  /** Observations up to each bound: a counter with the label `le`. */
  get bucket(): CounterSelector<L | 'le', `${U} buckets`, V & { readonly le: B | '+Inf' }> {
    return new CounterSelector(this.selector('_bucket'));
  }

  /** Number of observations up to a bound, which must be the bound of a bucket: a counter. */
  atMost(bound: B): CounterSelector<L, O, V> {
    return new CounterSelector(narrowed(this.selector('_bucket'), { le: bound }), this.metric.observations);
  }

  /** Sum of all observations: a counter. */
  get sum(): CounterSelector<L, U, V> {
    return new CounterSelector(this.selector('_sum'));
  }

  /** Number of observations: a counter. */
  get count(): CounterSelector<L, O, V> {
    return new CounterSelector(this.selector('_count'));
  }

  private selector(suffix: string): SelectorNode {
    return { type: 'selector', series: seriesNamed(this.catalogue, this.name + suffix), matchers: this.matchers };
  }
}

/**
 * Summary, or its series that match.
 *
 * @typeParam L the labels without `quantile`
 * @typeParam U the unit of the observed values
 * @typeParam O the unit of the count
 * @typeParam Q the exposed quantiles
 * @typeParam V the values of the closed labels
 */
export class SummarySelector<
  L extends string,
  U extends BaseUnit,
  O extends BaseUnit,
  Q extends number,
  V,
> extends NoVector<SummaryKind> {
  /** Not available, because a summary has several series names. */
  declare readonly node: never;
  /** Unit of the observed values. */
  declare readonly unit: U;
  /** Labels that every series has, without `quantile`; for the compiler only. */
  declare readonly labels: LabelSet<L>;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly name: string,
    /** Metric as its catalogue declares it. */
    readonly metric: Summary<Labels, U, Q, O>,
    private readonly matchers: SelectorNode['matchers'] = [],
  ) {
    super();
  }

  /** Selects the series whose labels match. */
  where(matchers: Matchers<L, V>): SummarySelector<L, U, O, Q, V> {
    const { matchers: narrower } = narrowed(this.selector('_count'), matchers);
    return new SummarySelector(this.catalogue, this.name, this.metric, narrower);
  }

  /**
   * Quantiles that the application calculated: a gauge with the label `quantile`. They cannot be
   * aggregated.
   */
  get quantiles(): GaugeSelector<L | 'quantile', U, V & { readonly quantile: Q }> {
    return new GaugeSelector(this.selector(''));
  }

  /** Sum of all observations: a counter. */
  get sum(): CounterSelector<L, U, V> {
    return new CounterSelector(this.selector('_sum'));
  }

  /** Number of observations: a counter. */
  get count(): CounterSelector<L, O, V> {
    return new CounterSelector(this.selector('_count'));
  }

  private selector(suffix: string): SelectorNode {
    return { type: 'selector', series: seriesNamed(this.catalogue, this.name + suffix), matchers: this.matchers };
  }
}

/** Returns a series of a catalogue by its name. */
export function seriesNamed(catalogue: Catalogue, name: string): Series {
  const series = catalogue.series.get(name);
  if (series) return series;
  throw new ValidationError({
    problem: `catalogue ${catalogue.name} has no series ${name}`,
    allowed: [...catalogue.series.keys()],
  });
}
