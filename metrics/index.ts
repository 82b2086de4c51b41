/**
 * Typed declarations of the metrics that an application exposes.
 *
 * @module
 */
export { catalogue, type Catalogue, type CatalogueProps, type Metrics, type TargetLabel } from './catalogue';
export { closed, flag, httpStatus, open, optional, type HttpStatus, type Label, type Labels } from './label';
export {
  counter,
  gauge,
  histogram,
  nativeHistogram,
  summary,
  type Counter,
  type CountingProps,
  type Gauge,
  type GaugeProps,
  type Histogram,
  type HistogramProps,
  type Metric,
  type MetricProps,
  type MetricType,
  type NamedProps,
  type NativeHistogram,
  type Summary,
  type SummaryProps,
} from './metric';
export type { NotExposed, NotExposedMetrics } from './not-exposed';
export { processMetrics } from './process';
export type { Range } from './range';
export { alertState, scrape } from './scrape';
export type { Series, SeriesType } from './series';
export {
  baseUnits,
  type BaseUnit,
  type BucketUnit,
  type ConvertedUnit,
  type CountedUnit,
  type MetricUnit,
  type Unit,
} from './unit';
