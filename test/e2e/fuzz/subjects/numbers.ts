import fc from 'fast-check';
import * as q from '../../../../promql';
import { metrics as m } from '../../../shop';
import { required, type Property, type Subject } from '../subject';
import { buckets, gauge, recorded } from './placed-expressions';

/** Subject of a function with a number. */
const ofNumber = <K extends string>(
  name: K,
  property: Property<number>,
  build: (value: number) => q.InstantVector<string, q.AnyUnit>,
): Subject<Record<K, number>> =>
  ({
    properties: { [name]: { ...property, isOptional: false } },
    place: (value: Record<K, number>) => recorded(build(value[name])),
  }) as unknown as Subject<Record<K, number>>;

/** Quantiles as ratios. */
export const quantiles = required(fc.constantFrom(0, 0.5, 0.999, 1), fc.constantFrom(-0.1, 1.1, 95, NaN, Infinity));
const counts = required(fc.constantFrom(1, 5, 1000), fc.constantFrom(0, -1, 1.5, NaN, Infinity));
const shares = required(fc.constantFrom(-1, -0.5, 0, 0.1, 1), fc.constantFrom(-1.1, 2, NaN, Infinity));

/** Quantities. Infinite ones are limits that are none. */
const amounts = required(fc.constantFrom(0, 1, -1.5, 1e12, Infinity), fc.constant(NaN));
const ofQuantity = (build: (value: number) => q.Quantity<'seconds' | 'bytes' | 'ratio' | 'none'>) =>
  ofNumber('value', amounts, (value) => q.vector(build(value)));

/** Subjects of numbers with units, and of functions with a number. */
export const numbers = {
  'quantity(…)': ofQuantity((value) => q.quantity(value, 'bytes')),
  'seconds(…)': ofQuantity(q.seconds),
  'milliseconds(…)': ofQuantity(q.milliseconds),
  'minutes(…)': ofQuantity(q.minutes),
  'hours(…)': ofQuantity(q.hours),
  'days(…)': ofQuantity(q.days),
  'bytes(…)': ofQuantity(q.bytes),
  'mebibytes(…)': ofQuantity(q.mebibytes),
  'gibibytes(…)': ofQuantity(q.gibibytes),
  'percent(…)': ofQuantity(q.percent),
  'plain(…)': ofQuantity(q.plain),
  'quantile(…)': ofNumber('value', quantiles, (value) => q.quantile(value, gauge)),
  'quantileOf(…)': ofNumber('quantile', quantiles, (value) => q.quantileOf(value, m.http_request_duration_seconds)),
  'histogramQuantile(…)': ofNumber('quantile', quantiles, (value) => q.histogramQuantile(value, buckets)),
  'topk(…)': ofNumber('number', counts, (number) => q.topk(number, gauge)),
  'bottomk(…)': ofNumber('number', counts, (number) => q.bottomk(number, gauge)),
  'limitk(…)': ofNumber('number', counts, (number) => q.limitk(number, gauge)),
  'limitRatio(…)': ofNumber('share', shares, (share) => q.limitRatio(share, gauge)),
};
