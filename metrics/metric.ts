import { checkBuckets, checkQuantiles } from './bucket';
import type { Labels } from './label';
import { limited, usualRange, type Range } from './range';
import type { BaseUnit, MetricUnit } from './unit';

/** Types of metrics. `histogram` has classic buckets. */
export type MetricType = 'counter' | 'gauge' | 'histogram' | 'nativeHistogram' | 'summary';

/** Labels of a metric without labels. */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- an empty object is what is meant
export type NoLabels = Record<never, never>;

/** Common properties of metrics. */
export interface MetricProps<L extends Labels, U extends MetricUnit> {
  /**
   * Description of the value in one sentence, for the documentation and for comparison with an
   * exposition.
   */
  readonly help: string;
  /** Unit of a sample. */
  readonly unit: U;
  /**
   * Labels of the metric, without those that the scrape adds (`job`, `instance`).
   *
   * @default - none
   */
  readonly labels?: L;
  /**
   * Expected number of combinations of label values per target.
   *
   * @default - the product of the expected values of all labels
   */
  readonly combinations?: number;
  /**
   * Condition under which the metric is exposed, such as `with an append-only file` or `from Redis
   * 7.2`. A page without the metric then keeps the contract.
   *
   * @default - always
   */
  readonly exposedWhen?: string;
  /**
   * Whether few targets expose the metric, such as machines with a RAID. Its series then do not count
   * for the expected number of samples, and so neither for limits of scrapes nor for sizes.
   *
   * @default false
   */
  readonly isRare?: boolean;
}

/** Additional properties of all types. */
export interface NamedProps {
  /**
   * The name breaks the convention that exactly counters end in `_total`. Prometheus then warns at
   * every `rate` of such a counter that it "might not be a counter".
   *
   * @default false
   */
  readonly hasUnconventionalName?: boolean;
}

/** Additional properties of counters, histograms and summaries. */
export interface CountingProps {
  /**
   * Whether each series exists before its first event. Otherwise a series appears with its first
   * event, and has never had the value 0: an increase in a window does not count that event, so an
   * alert on a single event needs `happened()`. Source:
   * https://prometheus.io/docs/practices/instrumentation/#avoid-missing-metrics. Also true where the
   * application exposes when it created each series, and the stack enables
   * `created-timestamp-zero-ingestion`.
   *
   * @default - true without labels; false with labels, whose values most client libraries learn with
   * the first event
   */
  readonly startsAtZero?: boolean;
}

/** Additional properties of gauges. */
export interface GaugeProps extends NamedProps {
  /**
   * Limits of the values, in the unit of the gauge, such as `{ min: -Infinity }` for the offset of a
   * clock. An alert or a threshold outside of them is an issue. Expressions can divide without a guard
   * by a gauge whose least value is above 0, such as `{ min: 1 }` of a limit that always exists.
   *
   * @default - by unit: a ratio from 0 to 1, percent from 0 to 100, a boolean 0 or 1; a size, a
   * duration, a time and a number of things from 0; a plain number, and a rate per second, any
   */
  readonly range?: Pick<Range, 'min' | 'max'>;
}

/** Declared metric. */
export interface Metric<
  T extends MetricType = MetricType,
  L extends Labels = Labels,
  U extends MetricUnit = MetricUnit,
> {
  /** Type of the metric. */
  readonly type: T;
  /** Meaning of the metric, in one line. */
  readonly help: string;
  /** Unit of the values. For a histogram, that of the observations. */
  readonly unit: U;
  /** Labels with their values, without target labels. */
  readonly labels: L;
  /**
   * Expected number of combinations of label values per target. A histogram has several series for
   * each.
   */
  readonly combinations: number;
  /** The name breaks the `_total` convention on purpose. */
  readonly hasUnconventionalName: boolean;
  /** Possible values of a sample. */
  readonly range: Range;
  /** Whether each series exists before its first event. True for gauges. */
  readonly startsAtZero: boolean;
  /** Condition under which the metric is exposed; without it, always. */
  readonly exposedWhen?: string;
  /** Whether few targets expose the metric. */
  readonly isRare: boolean;
}

/** Counter: it only increases, and resets to zero when its process restarts. */
export type Counter<L extends Labels = Labels, U extends BaseUnit = BaseUnit> = Metric<'counter', L, U>;

/** Gauge: it increases and decreases. */
export type Gauge<L extends Labels = Labels, U extends MetricUnit = MetricUnit> = Metric<'gauge', L, U>;

/** Native histogram: one series per combination of labels, without `le`. */
export type NativeHistogram<L extends Labels = Labels, U extends MetricUnit = MetricUnit> = Metric<
  'nativeHistogram',
  L,
  U
>;

/** Histogram with classic buckets. */
export interface Histogram<
  L extends Labels = Labels,
  U extends BaseUnit = BaseUnit,
  B extends number = number,
  O extends BaseUnit = BaseUnit,
> extends Metric<'histogram', L, U> {
  /**
   * Upper bounds of the buckets in ascending order, in the unit of the metric, without the implicit
   * `+Inf`. The list can be empty.
   */
  readonly buckets: readonly B[];
  /** Unit of the count, such as `requests` for the duration of requests. */
  readonly observations: O;
}

/** Summary: quantiles calculated by the application, which cannot be aggregated. */
export interface Summary<
  L extends Labels = Labels,
  U extends BaseUnit = BaseUnit,
  Q extends number = number,
  O extends BaseUnit = BaseUnit,
> extends Metric<'summary', L, U> {
  /** Exposed quantiles from 0 to 1, or percentiles from 0 to 100, in ascending order. The list can be empty. */
  readonly quantiles: readonly Q[];
  /** Unit of the count. */
  readonly observations: O;
}

/** Declares a counter. */
export function counter<U extends BaseUnit, L extends Labels = NoLabels>(
  props: MetricProps<L, U> & NamedProps & CountingProps,
): Counter<NoInfer<L>, U> {
  return metric('counter', props);
}

/**
 * Declares a gauge.
 *
 * @throws ValidationError when the range has no values
 */
export function gauge<U extends MetricUnit, L extends Labels = NoLabels>(
  props: MetricProps<L, U> & GaugeProps,
): Gauge<NoInfer<L>, U> {
  const declared = metric('gauge', props);
  return { ...declared, range: limited(declared.range, props.range) };
}

/** Declares a histogram with native buckets. */
export function nativeHistogram<U extends MetricUnit, L extends Labels = NoLabels>(
  props: MetricProps<L, U> & NamedProps & CountingProps,
): NativeHistogram<NoInfer<L>, U> {
  return metric('nativeHistogram', props);
}

/** Additional properties of a histogram. */
export interface HistogramProps<B extends number, O extends BaseUnit> {
  /**
   * Upper bounds of the buckets in ascending order, in the unit of the metric, without `+Inf`. The list
   * can be empty, for buckets that are not known or differ by label; quantiles of such a histogram are
   * issues.
   */
  readonly buckets: readonly B[];
  /** Unit of the count, such as `requests` for the duration of requests. */
  readonly observations: O;
}

/**
 * Declares a histogram with classic buckets.
 *
 * @throws ValidationError when the buckets are not finite and ascending
 */
export function histogram<U extends BaseUnit, O extends BaseUnit, const B extends number, L extends Labels = NoLabels>(
  props: MetricProps<L, U> & HistogramProps<B, O> & NamedProps & CountingProps,
): Histogram<NoInfer<L>, U, B, O> {
  checkBuckets(props.buckets);
  return { ...metric('histogram', props), buckets: props.buckets, observations: props.observations };
}

/** Additional properties of a summary. */
export interface SummaryProps<Q extends number, O extends BaseUnit> {
  /** Exposed quantiles from 0 to 1, or percentiles from 0 to 100, in ascending order. The list can be empty. */
  readonly quantiles: readonly Q[];
  /** Unit of the count, such as `requests` for the duration of requests. */
  readonly observations: O;
}

/**
 * Declares a summary.
 *
 * @throws ValidationError when the quantiles are not from 0 to 100 or not ascending
 */
export function summary<
  U extends BaseUnit,
  O extends BaseUnit,
  const Q extends number = never,
  L extends Labels = NoLabels,
>(props: MetricProps<L, U> & SummaryProps<Q, O> & NamedProps & CountingProps): Summary<NoInfer<L>, U, Q, O> {
  checkQuantiles(props.quantiles);
  return { ...metric('summary', props), quantiles: props.quantiles, observations: props.observations };
}

function metric<T extends MetricType, L extends Labels, U extends MetricUnit>(
  type: T,
  props: MetricProps<L, U> & NamedProps & CountingProps,
): Metric<T, L, U> {
  const labels = props.labels ?? ({} as L);
  const product = Object.values(labels).reduce((sum, label) => sum * label.expected, 1);
  return {
    type,
    help: props.help,
    unit: props.unit,
    labels,
    combinations: props.combinations ?? product,
    hasUnconventionalName: props.hasUnconventionalName ?? false,
    range: usualRange(type, props.unit),
    startsAtZero: props.startsAtZero ?? (type === 'gauge' || Object.keys(labels).length === 0),
    isRare: props.isRare ?? false,
    ...(props.exposedWhen === undefined ? {} : { exposedWhen: props.exposedWhen }),
  };
}
