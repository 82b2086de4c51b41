import fc from 'fast-check';
import type { Duration } from '../../../../core';
import * as q from '../../../../promql';
import { optional, required, type Subject } from '../subject';
import { durations, noDurations } from '../values';
import { events, gauge, recorded } from './placed-expressions';
import { quantiles } from './numbers';

/** Windows with several samples of the shop. */
export const windows = durations('1m', '5m', '1h30m', '1d', '1y');

type Windowed = { readonly window?: Duration };

/** Subject of a function over a window. */
const ofWindow = (build: (window?: Duration) => q.InstantVector<string, q.AnyUnit>): Subject<Windowed> => ({
  properties: { window: optional(windows, fc.oneof(noDurations, fc.constantFrom('1ms', '1s', '300y'))) },
  place: ({ window }) => recorded(build(window)),
});

const smoothingFactors = fc.constantFrom(0.01, 0.5, 0.99);
const noFactors = fc.constantFrom(0, 1, -0.5, 2, NaN, Infinity);

const smoothing: Subject<{ readonly smoothing: number; readonly trend: number }> = {
  properties: { smoothing: required(smoothingFactors, noFactors), trend: required(smoothingFactors, noFactors) },
  place: (factors) => recorded(q.doubleExponentialSmoothing(gauge, factors)),
};

const smoothingWindow = ofWindow((window) =>
  q.doubleExponentialSmoothing(gauge, { smoothing: 0.5, trend: 0.5 }, window),
);

const quantileOverTime: Subject<{ readonly quantile: number; readonly window?: Duration }> = {
  properties: { quantile: quantiles, window: ofWindow(() => gauge).properties.window },
  place: ({ quantile, window }) => recorded(q.quantileOverTime(quantile, gauge, window)),
};

/** Subjects of functions over the window of a counter or of a gauge. */
export const windowFunctions = {
  'rate(…)': ofWindow((window) => q.rate(events, window)),
  'irate(…)': ofWindow((window) => q.irate(events, window)),
  'increase(…)': ofWindow((window) => q.increase(events, window)),
  'resets(…)': ofWindow((window) => q.resets(events, window)),
  'delta(…)': ofWindow((window) => q.delta(gauge, window)),
  'idelta(…)': ofWindow((window) => q.idelta(gauge, window)),
  'deriv(…)': ofWindow((window) => q.deriv(gauge, window)),
  'integral(…)': ofWindow((window) => q.integral(gauge, window)),
  'predictLinear(…)': ofWindow((window) => q.predictLinear(gauge, q.hours(1), window)),
  'doubleExponentialSmoothing(…)': smoothingWindow,
  'avgOverTime(…)': ofWindow((window) => q.avgOverTime(gauge, window)),
  'minOverTime(…)': ofWindow((window) => q.minOverTime(gauge, window)),
  'maxOverTime(…)': ofWindow((window) => q.maxOverTime(gauge, window)),
  'sumOverTime(…)': ofWindow((window) => q.sumOverTime(gauge, window)),
  'stddevOverTime(…)': ofWindow((window) => q.stddevOverTime(gauge, window)),
  'stdvarOverTime(…)': ofWindow((window) => q.stdvarOverTime(gauge, window)),
  'lastOverTime(…)': ofWindow((window) => q.lastOverTime(gauge, window)),
  'firstOverTime(…)': ofWindow((window) => q.firstOverTime(gauge, window)),
  'madOverTime(…)': ofWindow((window) => q.madOverTime(gauge, window)),
  'countOverTime(…)': ofWindow((window) => q.countOverTime(gauge, window)),
  'presentOverTime(…)': ofWindow((window) => q.presentOverTime(gauge, window)),
  'absentOverTime(…)': ofWindow((window) => q.absentOverTime(gauge, window)),
  'changes(…)': ofWindow((window) => q.changes(gauge, window)),
  'tsOfMaxOverTime(…)': ofWindow((window) => q.tsOfMaxOverTime(gauge, window)),
  'tsOfMinOverTime(…)': ofWindow((window) => q.tsOfMinOverTime(gauge, window)),
  'tsOfFirstOverTime(…)': ofWindow((window) => q.tsOfFirstOverTime(gauge, window)),
  'tsOfLastOverTime(…)': ofWindow((window) => q.tsOfLastOverTime(gauge, window)),
  'quantileOverTime(…)': quantileOverTime,
  'doubleExponentialSmoothing()': smoothing,
};
