import { floatText } from './bucket';
import type { Histogram, Metric, Summary } from './metric';
import { notNegative, type Range } from './range';
import type { BucketUnit, Unit } from './unit';

/** Type of the samples of a series. */
export type SeriesType = 'counter' | 'gauge' | 'nativeHistogram';

/** Values of recorded series that cannot be added: those of a quantile, or of a ratio. */
export type Composition = 'quantile' | 'ratio';

/** Series name in Prometheus, with the properties against which queries are checked. */
export interface Series {
  /** Name in queries: `http_request_duration_seconds_bucket`. */
  readonly name: string;
  /** Declared metric: `http_request_duration_seconds`. */
  readonly metric: string;
  /** Name of the catalogue; `recorded` for the result of a recording rule. */
  readonly catalogue: string;
  /** Type of the samples. */
  readonly type: SeriesType;
  /** Unit of the values. */
  readonly unit: Unit | BucketUnit | `${BucketUnit}/s`;
  /** All labels, including target labels, with the values of closed labels. */
  readonly labels: Readonly<Record<string, readonly string[] | undefined>>;
  /** Expected number of series with this name per target. */
  readonly expected: number;
  /** Expected number of values per target of each label but the target labels; unknown for recorded series. */
  readonly expectedValues?: Readonly<Record<string, number>>;
  /** Labels that series may lack. */
  readonly optionalLabels?: readonly string[];
  /** Values that occur of labels with an unknown set of values. */
  readonly examples?: Readonly<Record<string, readonly string[]>>;
  /**
   * Possible values.
   *
   * @default - any
   */
  readonly range?: Range;
  /**
   * Whether the values cannot be added, because they are quantiles or ratios.
   *
   * @default - they can
   */
  readonly composition?: Composition | undefined;
  /**
   * Whether a counter appears with its first event, so that it has never had the value 0.
   *
   * @default false
   */
  readonly startsWithEvent?: boolean;
}

/** Declared metric with its name and catalogue. */
export interface DeclaredMetric {
  readonly catalogue: string;
  readonly name: string;
  readonly metric: Metric;
  readonly targetLabels: readonly string[];
}

/** Returns the series names of a declared metric. */
export function seriesOfMetric(declared: DeclaredMetric): Series[] {
  const { metric } = declared;
  switch (metric.type) {
    case 'counter':
    case 'gauge':
    case 'nativeHistogram':
      return [series(declared, '', metric.type, metric.unit)];
    case 'histogram':
      return seriesOfHistogram(declared, metric as Histogram);
    case 'summary':
      return seriesOfSummary(declared, metric as Summary);
  }
}

function seriesOfHistogram(declared: DeclaredMetric, metric: Histogram): Series[] {
  const le = [...metric.buckets, Infinity].map(floatText);
  return [
    series(declared, '_bucket', 'counter', `${metric.unit} buckets`, { le }),
    series(declared, '_sum', 'counter', metric.unit),
    series(declared, '_count', 'counter', metric.observations),
  ];
}

function seriesOfSummary(declared: DeclaredMetric, metric: Summary): Series[] {
  const quantile = metric.quantiles.map(floatText);
  return [
    ...(quantile.length > 0 ? [series(declared, '', 'gauge', metric.unit, { quantile })] : []),
    series(declared, '_sum', 'counter', metric.unit),
    series(declared, '_count', 'counter', metric.observations),
  ];
}

function series(
  declared: DeclaredMetric,
  suffix: string,
  type: SeriesType,
  unit: Unit | BucketUnit,
  own: Readonly<Record<string, readonly string[]>> = {},
): Series {
  const { catalogue, name, metric, targetLabels } = declared;
  const perCombination = Object.values(own).reduce((product, values) => product * values.length, 1);
  return {
    name: name + suffix,
    metric: name,
    catalogue,
    type,
    unit,
    labels: Object.fromEntries([
      ...targetLabels.map((label) => [label, undefined]),
      ...Object.entries(metric.labels).map(([label, { values }]) => [label, values]),
      ...Object.entries(own),
    ]) as Series['labels'],
    expected: metric.combinations * perCombination,
    expectedValues: Object.fromEntries([
      ...Object.entries(metric.labels).map(([label, { expected }]) => [label, expected]),
      ...Object.entries(own).map(([label, values]) => [label, values.length]),
    ]) as Record<string, number>,
    optionalLabels: Object.keys(metric.labels).filter((label) => metric.labels[label]?.isOptional),
    examples: Object.fromEntries(Object.entries(metric.labels).map(([label, { examples }]) => [label, examples])),
    range: type === 'counter' ? notNegative : metric.range,
    startsWithEvent: type !== 'gauge' && !metric.startsAtZero,
  };
}
