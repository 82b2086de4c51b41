import { checkBuckets } from './bucket';
import type { Labels } from './label';
import type { BaseUnit, Unit } from './unit';

/** The types of metrics; `histogram` has classic buckets. */
export type MetricType = 'counter' | 'gauge' | 'histogram' | 'nativeHistogram' | 'summary';

/** No labels of its own. */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- an empty object is what is meant
export type NoLabels = Record<never, never>;

/** What every declaration says. */
export interface MetricProps<L extends Labels, U extends Unit> {
  /** What is measured, one sentence; shown in the documentation and compared with a live page. */
  readonly help: string;
  /** The unit of a sample. */
  readonly unit: U;
  /**
   * The metric's own labels, without those that a scrape adds (`job`, `instance`).
   *
   * @default - none
   */
  readonly labels?: L;
  /**
   * How many combinations of label values one target is expected to expose.
   *
   * @default - the product of what each label expects
   */
  readonly combinations?: number;
}

/** What a counter and a gauge may say besides. */
export interface NamedProps {
  /**
   * The name does not follow the convention that counters, and only they, end in `_total`. Prometheus then remarks on
   * every `rate` of such a counter that it "might not be a counter".
   *
   * @default false
   */
  readonly hasUnconventionalName?: boolean;
}

/** A declared metric. */
export interface Metric<T extends MetricType = MetricType, L extends Labels = Labels, U extends Unit = Unit> {
  readonly type: T;
  readonly help: string;
  readonly unit: U;
  readonly labels: L;
  /** Label combinations that one target is expected to expose; a histogram has several series for each. */
  readonly combinations: number;
  /** The name breaks the convention about `_total`, and is meant to. */
  readonly hasUnconventionalName: boolean;
}

/** A counter: only grows, and starts again at zero when its process restarts. */
export type Counter<L extends Labels = Labels, U extends BaseUnit = BaseUnit> = Metric<'counter', L, U>;

/** A gauge: goes up and down. */
export type Gauge<L extends Labels = Labels, U extends Unit = Unit> = Metric<'gauge', L, U>;

/** A histogram with native buckets: one series a label combination, no `le`. */
export type NativeHistogram<L extends Labels = Labels, U extends Unit = Unit> = Metric<'nativeHistogram', L, U>;

/** A histogram with classic buckets. */
export interface Histogram<
  L extends Labels = Labels,
  U extends BaseUnit = BaseUnit,
  B extends number = number,
  O extends BaseUnit = BaseUnit,
> extends Metric<'histogram', L, U> {
  /** Upper bounds of the buckets, ascending, in the metric's unit; `+Inf` is always there and not listed. */
  readonly buckets: readonly B[];
  /** The thing that is counted: `requests` for the duration of requests. */
  readonly observations: O;
}

/** A summary: quantiles computed by the application, which cannot be aggregated. */
export interface Summary<
  L extends Labels = Labels,
  U extends BaseUnit = BaseUnit,
  Q extends number = number,
  O extends BaseUnit = BaseUnit,
> extends Metric<'summary', L, U> {
  /** The quantiles that are exposed, 0 to 1; may be empty. */
  readonly quantiles: readonly Q[];
  /** The thing that is counted. */
  readonly observations: O;
}

/** Declares a counter. */
export function counter<U extends BaseUnit, L extends Labels = NoLabels>(
  props: MetricProps<L, U> & NamedProps,
): Counter<NoInfer<L>, U> {
  return metric('counter', props);
}

/** Declares a gauge. */
export function gauge<U extends Unit, L extends Labels = NoLabels>(
  props: MetricProps<L, U> & NamedProps,
): Gauge<NoInfer<L>, U> {
  return metric('gauge', props);
}

/** Declares a histogram with native buckets. */
export function nativeHistogram<U extends Unit, L extends Labels = NoLabels>(
  props: MetricProps<L, U>,
): NativeHistogram<NoInfer<L>, U> {
  return metric('nativeHistogram', props);
}

/** What a histogram says besides. */
export interface HistogramProps<B extends number, O extends BaseUnit> {
  /** Upper bounds of the buckets, ascending, in the metric's unit, without `+Inf`. */
  readonly buckets: readonly B[];
  /** The thing that is counted: `requests` for the duration of requests. */
  readonly observations: O;
}

/**
 * Declares a histogram with classic buckets.
 *
 * @throws ValidationError when the buckets are not finite and ascending
 */
export function histogram<U extends BaseUnit, O extends BaseUnit, const B extends number, L extends Labels = NoLabels>(
  props: MetricProps<L, U> & HistogramProps<B, O>,
): Histogram<NoInfer<L>, U, B, O> {
  checkBuckets(props.buckets);
  return { ...metric('histogram', props), buckets: props.buckets, observations: props.observations };
}

/** What a summary says besides. */
export interface SummaryProps<Q extends number, O extends BaseUnit> {
  /** The quantiles that are exposed, 0 to 1; may be empty. */
  readonly quantiles: readonly Q[];
  /** The thing that is counted: `requests` for the duration of requests. */
  readonly observations: O;
}

/** Declares a summary. */
export function summary<
  U extends BaseUnit,
  O extends BaseUnit,
  const Q extends number = never,
  L extends Labels = NoLabels,
>(props: MetricProps<L, U> & SummaryProps<Q, O>): Summary<NoInfer<L>, U, Q, O> {
  return { ...metric('summary', props), quantiles: props.quantiles, observations: props.observations };
}

function metric<T extends MetricType, L extends Labels, U extends Unit>(
  type: T,
  props: MetricProps<L, U> & NamedProps,
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
  };
}
