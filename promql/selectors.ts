import type {
  BaseUnit,
  Catalogue,
  Histogram,
  Labels,
  Metric,
  NativeHistogram,
  NotExposedMetrics,
  Summary,
} from '../metrics';
import { refuseNotExposed } from '../metrics/not-exposed';
import type { NoVector } from './expression';
import { NativeHistogramSelector } from './native-histogram';
import type { SelectorNode } from './node';
import { CounterSelector, GaugeSelector, HistogramSelector, seriesNamed, SummarySelector } from './selector';
import type { ClosedValues, Listed } from './shown-labels';

/** Selector of a declared metric. */
export type SelectorOf<M extends Metric, T extends string> = SelectorWith<
  M,
  Listed<keyof M['labels'] | T>,
  ClosedValues<M['labels']>
>;

/**
 * Selector of a type of metric.
 *
 * @typeParam L the labels
 * @typeParam V the values of the closed labels
 */
export type SelectorWith<M extends Metric, L extends string, V> =
  M extends Histogram<Labels, infer U, infer B, infer O>
    ? HistogramSelector<L, U, O, B, V>
    : M extends Summary<Labels, infer U, infer Q, infer O>
      ? SummarySelector<L, U, O, Q, V>
      : M extends NativeHistogram<Labels, infer U>
        ? NativeHistogramSelector<L, U, V>
        : M extends Metric<'counter', Labels, infer U extends BaseUnit>
          ? CounterSelector<L, U, V>
          : M extends Metric<'gauge', Labels, infer U>
            ? GaugeSelector<L, U, V>
            : never;

/** Selectors of a catalogue by metric. Those of metrics that are not exposed do not compile in queries. */
export type Selectors<C> =
  C extends Catalogue<infer M, infer T, infer X>
    ? { readonly [K in keyof M]: SelectorOf<M[K], T> } & NotExposedSelectors<X>
    : never;

/** Metrics that are not exposed, by the beginnings of their names. The compiler message has the reason. */
export type NotExposedSelectors<X extends NotExposedMetrics> = string extends keyof X
  ? unknown
  : {
      readonly [
        B in keyof X & string as `${B}${string}`
      ]: NoVector<`not exposed: ${X[B]['reason']}; ${X[B]['instead']}`>;
    };

/**
 * Returns the metrics of a catalogue as expressions for queries. A metric that the catalogue marks as not
 * exposed is a `ValidationError` with the reason.
 */
export function selectors<C extends Catalogue>(catalogue: C): Selectors<C> {
  const declared = Object.fromEntries(
    Object.entries(catalogue.metrics).map(([name, metric]) => [name, selectorOf(catalogue, name, metric)]),
  );
  const get = (of: typeof declared, name: string | symbol): unknown => {
    if (typeof name === 'symbol') return undefined;
    if (!Object.hasOwn(of, name)) refuseNotExposed(name, [catalogue]);
    return of[name];
  };
  return new Proxy(declared, { get }) as Selectors<C>;
}

function selectorOf(catalogue: Catalogue, name: string, metric: Metric): unknown {
  const node = (): SelectorNode => ({ type: 'selector', series: seriesNamed(catalogue, name), matchers: [] });
  switch (metric.type) {
    case 'counter':
      return new CounterSelector(node());
    case 'gauge':
      return new GaugeSelector(node());
    case 'nativeHistogram':
      return new NativeHistogramSelector(node());
    case 'histogram':
      return new HistogramSelector(catalogue, name, metric as Histogram);
    case 'summary':
      return new SummarySelector(catalogue, name, metric as Summary);
  }
}
