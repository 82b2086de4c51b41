/**
 * Typed PromQL over the metrics of a catalogue.
 *
 * @module
 */
export * from './aggregation';
export { pyrraBurnRates, workbookBurnRates, type BurnRate } from './burn-rate';
export type {
  AnySeries,
  CounterSeries,
  Expression,
  Filtered,
  GaugeSeries,
  Instant,
  LabelSet,
  LabelsOf,
  Presence,
  ScalarExpression,
  UnitOf,
} from './expression';
export * from './functions/counter';
export * from './functions/gauge';
export * from './functions/histogram';
export * from './functions/math';
export * from './functions/over-time';
export * from './functions/time';
export * from './functions/vector';
export { not, oneOf, type Match, type Matchers } from './matcher';
export { ignoring, on, type Matching } from './matching';
export type { NativeHistogramSelector, NativeHistogramVector } from './native-histogram';
export * from './quantity';
export type { RangeVector } from './range';
export type { CounterSelector, GaugeSelector, HistogramSelector, SummarySelector } from './selector';
export { selectors, type Selectors } from './selectors';
export type { AnyUnit, KnownUnit } from './unit';
export { Scalar } from './scalar';
export { Comparison, Condition, InstantVector } from './vector';
export { durationExpression } from './duration-expression';
export { dashboardRange, rateInterval, type Window } from './window';
export { meanOf, observationsAbove, orZero, quantileOf, ratio, withoutNaN, type HistogramOptions } from './helpers';
export { eventsIndicator, latencyIndicator, Objective, type Indicator, type ObjectiveProps } from './objective';
export { happened, type EventCounter, type HappenedOptions } from './happened';
export { raw, rawCondition, type RawProps } from './raw';
export { render } from './render';
