import fc from 'fast-check';
import { alert, recordingRule, ruleGroup, type Rule } from '../../../../alerts';
import type { Duration } from '../../../../core';
import { catalogue, closed, counter } from '../../../../metrics';
import * as q from '../../../../promql';
import { availability, metrics as m, shop } from '../../../shop';
import { minimalStack } from '../../../stacks';
import { runbooks, shopJobs, withStack, type Placed } from '../base';
import { optional, required, type Property, type Subject } from '../subject';
import { durations, freeTexts, labelNames, noDurations, noTexts } from '../values';
import { withObjectiveOf } from './rules';

const prometheus = {
  ...minimalStack.prometheus,
  features: ['promql-experimental-functions', 'promql-binop-fill-modifiers'] as const,
};

/** Creates a small stack with a rule. */
const withRule = (rule: Rule): Placed =>
  withStack({
    jobs: shopJobs,
    runbooks,
    prometheus,
    rules: [ruleGroup({ name: 'shop', window: '5m', rules: [rule] })],
  });

/** Creates a small stack that records an expression. */
const recorded = (expression: q.InstantVector<string, q.AnyUnit> | q.Condition<string, q.AnyUnit>): Placed =>
  withRule(recordingRule({ name: 'job:examined:value', expression: expression as never }));

/** Creates a small stack with an alert. */
const alerting = (condition: q.Condition<string, q.AnyUnit>): Placed =>
  withRule(alert({ name: 'Examined', condition: condition, severity: 'warning', summary: 'A', description: 'B.' }));

const gauge = m.memory_bytes;
const events = m.http_requests_total;
const buckets = q.sum(q.rate(m.http_request_duration_seconds.bucket)).by('le');

/** Windows with several samples of the shop. */
const windows = durations('1m', '5m', '1h30m', '1d', '1y');

type Windowed = { readonly window?: Duration };

/** Subject of a function over a window. */
const ofWindow = (build: (window?: Duration) => q.InstantVector<string, q.AnyUnit>): Subject<Windowed> => ({
  properties: { window: optional(windows, fc.oneof(noDurations, fc.constantFrom('1ms', '1s', '300y'))) },
  place: ({ window }) => recorded(build(window)),
});

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

const quantiles = required(fc.constantFrom(0, 0.5, 0.999, 1), fc.constantFrom(-0.1, 1.1, 95, NaN, Infinity));
const numbers = required(fc.constantFrom(1, 5, 1000), fc.constantFrom(0, -1, 1.5, NaN, Infinity));
const shares = required(fc.constantFrom(-1, -0.5, 0, 0.1, 1), fc.constantFrom(-1.1, 2, NaN, Infinity));

/** Quantities. Infinite ones are limits that are none. */
const amounts = required(fc.constantFrom(0, 1, -1.5, 1e12, Infinity), fc.constant(NaN));
const ofQuantity = (build: (value: number) => q.Quantity<'seconds' | 'bytes' | 'ratio' | 'none'>) =>
  ofNumber('value', amounts, (value) => q.vector(build(value)));

/** Labels that an expression writes: Prometheus takes any text in UTF-8. */
const written = required(
  fc.oneof(labelNames, fc.constantFrom('a b', 'a-b', 'é', '1', '{{', 'q')),
  fc.constantFrom('', '\ud800', 'a\udc00'),
);

const matchedValues = fc.constantFrom('/', '/cart', '', 'a b', '{{', '$', '"', '\\', 'é', 'toString');
const patternLike = ['/cart.*', '5..', '(/cart)', '/c?rt', '/cart{2}', '[a-z]'];
const noMatched = fc.constantFrom('\ud800', ...patternLike);

const where = (route: never) => recorded(q.sum(q.rate(events.where({ route }))));

const not: Subject<{ readonly match: string }> = {
  properties: { match: required(matchedValues, noMatched) },
  place: ({ match }) => where(q.not(match) as never),
};

const oneOf: Subject<{ readonly values: readonly [string, ...string[]] }> = {
  properties: {
    values: required(
      fc
        .uniqueArray(matchedValues, { minLength: 1, maxLength: 3 })
        .map(([one, ...others]) => [one!, ...others] as const),
      fc.constantFrom(['\ud800'], ...patternLike.map((text) => [text])),
    ),
  },
  place: ({ values }) => where(q.oneOf(...values) as never),
};

/** Labels of both sides of an operation. */
const targetLabels = ['job', 'instance', 'pod'];

const on: Subject<{ readonly labels: readonly string[] }> = {
  properties: {
    labels: required(
      fc.constantFrom(targetLabels, ['pod', 'instance'], ['instance']),
      fc.constantFrom(['none'], [''], ['job', 'route'], [], ['\ud800']),
    ),
  },
  place: ({ labels }) => recorded(gauge.plus(gauge.offset('5m') as never, q.on(...labels))),
};

const ignoring: Subject<{ readonly labels: readonly string[] }> = {
  properties: {
    labels: required(
      fc.constantFrom(['pod'], [], ['job'], ['none']),
      fc.constantFrom([''], ['\ud800'], ['job', 'instance', 'pod']),
    ),
  },
  place: ({ labels }) => recorded(gauge.plus(gauge.offset('5m') as never, q.ignoring(...labels))),
};

const expressionTexts = fc.constantFrom('2 * 1m', '5m + 30s', 'max_of(step(), 5m)', '1h', '(1h)', '90', '5m * 2 ^ 2');

const durationExpression: Subject<{ readonly text: string }> = {
  properties: {
    text: required(
      expressionTexts,
      fc.constantFrom('', ' ', '(', '5m +', 'a', '0s', '-5m', '5m 5m', '$__range', '5m; up', '5 m', 'step(', '5m / 0'),
    ),
  },
  place: ({ text }) => recorded(q.maxOverTime(gauge, q.durationExpression(text))),
};

const happenedWindow: Subject<{ readonly window: Duration }> = {
  properties: { window: required(durations('1m', '15m', '1d'), fc.oneof(noDurations, fc.constantFrom('1s', '1ms'))) },
  place: ({ window }) => alerting(q.happened(events, window)),
};

const happenedOptions: Subject<q.HappenedOptions<'route' | 'method'>> = {
  properties: { by: optional(fc.constantFrom([], ['route'], ['route', 'method']), 'types') },
  place: (options) => alerting(q.happened(events, '15m', options)),
};

const histogramOptions: Subject<q.HistogramOptions<'route'>> = {
  properties: {
    by: optional(fc.constantFrom([], ['route']), 'types'),
    window: optional(windows, fc.oneof(noDurations, fc.constantFrom('1ms', '1s'))),
  },
  place: (options) => recorded(q.quantileOf(0.5, m.http_request_duration_seconds, options)),
};

const smoothingFactors = fc.constantFrom(0.01, 0.5, 0.99);
const noFactors = fc.constantFrom(0, 1, -0.5, 2, NaN, Infinity);

const smoothing: Subject<{ readonly smoothing: number; readonly trend: number }> = {
  properties: { smoothing: required(smoothingFactors, noFactors), trend: required(smoothingFactors, noFactors) },
  place: (factors) => recorded(q.doubleExponentialSmoothing(gauge, factors)),
};

const smoothingWindow = ofWindow((window) =>
  q.doubleExponentialSmoothing(gauge, { smoothing: 0.5, trend: 0.5 }, window),
);

const invalidTexts = ['', ' ', 'sum(', 'none', 'memory_bytes{none="a"}', 'memory_bytes[5m]', 'rate(memory_bytes[5m])'];

const rawText: Subject<{ readonly text: string }> = {
  properties: {
    text: required(
      fc.constantFrom('memory_bytes', 'sum(memory_bytes)', 'memory_bytes{job="shop"}', 'MAX BY (job) (memory_bytes)'),
      fc.constantFrom(...invalidTexts),
    ),
  },
  place: ({ text }) => recorded(q.raw(text, { catalogues: [shop], unit: 'bytes' })),
};

const rawCondition: Subject<{ readonly text: string }> = {
  properties: {
    text: required(
      fc.constantFrom('memory_bytes > 1e9', 'absent(memory_bytes)', 'sum(memory_bytes) >= 1e9'),
      fc.constantFrom(...invalidTexts, '1', 'memory_bytes', 'memory_bytes > -1', 'memory_bytes < 0'),
    ),
  },
  place: ({ text }) => alerting(q.rawCondition(text, { catalogues: [shop], unit: 'bytes' })),
};

const other = catalogue({
  name: 'other',
  software: 'Other',
  version: '1.0.0',
  metrics: { orders_total: counter({ help: 'Orders.', unit: 'none', labels: { state: closed('paid', 'open') } }) },
});

const rawProps: Subject<q.RawProps<string, 'bytes'>> = {
  properties: {
    catalogues: required(fc.constantFrom([shop], [shop, other]), fc.constantFrom([], [other])),
    labels: optional(fc.constantFrom([], ['job'], ['job', 'pod']), fc.constantFrom(['none'], [''], ['job', 'a b'])),
    unit: required(fc.constant('bytes'), 'types'),
  },
  place: (props) => recorded(q.raw('sum by (job, pod) (memory_bytes)', props)),
};

const countValues: Subject<{ readonly label: string }> = {
  properties: { label: written },
  place: ({ label }) => recorded(q.countValues(label, gauge)),
};

const someQuantiles = fc.constantFrom([0.5] as const, [0, 0.5, 1] as const);

const histogramQuantiles: Subject<{ readonly label: string; readonly quantiles: readonly [number, ...number[]] }> = {
  properties: {
    label: written,
    quantiles: required(
      someQuantiles,
      fc.constantFrom(
        [2],
        [NaN],
        [0.5, 0.5],
        [],
        Array.from({ length: 11 }, (_, index) => index / 20),
      ),
    ),
  },
  place: ({ label, quantiles: all }) => recorded(q.histogramQuantiles(buckets, label, ...all)),
};

const quantileOverTime: Subject<{ readonly quantile: number; readonly window?: Duration }> = {
  properties: { quantile: quantiles, window: ofWindow(() => gauge).properties.window },
  place: ({ quantile, window }) => recorded(q.quantileOverTime(quantile, gauge, window)),
};

const info: Subject<{ readonly labels: readonly string[] }> = {
  properties: {
    labels: required(
      fc.constantFrom(['version'], ['version', 'a b'], ['é']),
      fc.constantFrom([], [''], ['__name__'], ['version', '\ud800']),
    ),
  },
  place: ({ labels }) => recorded(q.info(gauge, ...labels)),
};

const labelReplace: Subject<q.LabelReplaceProps<'job' | '__name__', string>> = {
  properties: {
    source: required(fc.constantFrom('job', '__name__'), 'types'),
    regex: required(
      fc.constantFrom(/(.*)/, /(?<first>.)(.*)/, /(.+)_bytes|shop(.*)/),
      fc.constantFrom(/(?!a)/, /shop/i, /(.*)\1/),
    ),
    target: written,
    replacement: required(fc.constantFrom('$1', '', 'a', '$$', '{{', '$0-$1'), fc.constantFrom('$7', '${8}')),
  },
  place: (props) => recorded(q.labelReplace(gauge, props)),
};

const labelJoin: Subject<q.LabelJoinProps<'job' | 'pod', string>> = {
  properties: {
    sources: required(fc.constantFrom<('job' | 'pod')[]>(['job'], ['job', 'pod'], ['pod', 'pod']), fc.constant([])),
    separator: required(fc.oneof(freeTexts, fc.constantFrom('', '-', '"')), 'nothing'),
    target: written,
  },
  place: (props) => recorded(q.labelJoin(gauge, props)),
};

const burnRate: Subject<q.BurnRate> = {
  properties: {
    severity: required(fc.constantFrom('critical', 'warning'), 'types'),
    long: required(durations('1h', '6h', '12h'), fc.oneof(noDurations, fc.constantFrom('5m', '1m'))),
    short: required(durations('5m', '30m'), fc.oneof(noDurations, fc.constantFrom('1m', '12h', '1d'))),
    spent: required(fc.constantFrom(0.02, 0.1, 0.5), fc.constantFrom(0, 1, -0.1, 2, NaN, Infinity)),
  },
  place: (one) => withObjectiveOf(availability({ period: '7d', burnRates: [...q.workbookBurnRates, one] })),
};

const objective: Subject<q.ObjectiveProps<'requests/s'>> = {
  properties: {
    name: required(
      fc.constantFrom('shop_availability', 'a', 'a1_b'),
      fc.constantFrom('', 'Shop', 'a-b', '1a', '_a', 'a b', 'a\n', 'é', '{{'),
    ),
    title: required(freeTexts, noTexts),
    indicator: required(fc.constant(availability().indicator), 'types'),
    target: required(
      fc.constantFrom(90, 99, 99.9).map((target) => q.percent(target)),
      fc.constantFrom(0, 100, 101, -1, NaN).map((target) => q.percent(target)),
    ),
    period: optional(durations('7d', '2w'), fc.oneof(noDurations, fc.constantFrom('1m', '1h'))),
    burnRates: optional(fc.constant(q.workbookBurnRates), fc.constant([])),
    isCausedByClients: optional(fc.boolean(), 'types'),
  },
  coherent: (props) => ({ period: '7d', ...props }),
  place: (props) => withObjectiveOf(new q.Objective(props)),
};

const indicator: Subject<Parameters<typeof q.eventsIndicator<'requests'>>[0]> = {
  properties: {
    failures: required(fc.constant(events.where({ status: /5../ })), 'types'),
    events: required(fc.constant(events), 'types'),
  },
  place: (counters) => withObjectiveOf(availability({ period: '7d', indicator: q.eventsIndicator(counters) })),
};

const pyrra: Subject<{ readonly period: Duration }> = {
  properties: {
    period: required(durations('4w', '8w', '30d'), fc.oneof(noDurations, fc.constantFrom('1m', '1h'))),
  },
  place: ({ period }) => withObjectiveOf(availability({ period: '7d', burnRates: q.pyrraBurnRates(period) })),
};

/** Subjects of functions over the window of a counter or of a gauge. */
const ofWindows = {
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
};

/** Subjects of numbers with units. */
const ofQuantities = {
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
};

/** Subjects of expressions and objectives. */
export const expressions = {
  ...ofWindows,
  ...ofQuantities,
  'quantile(…)': ofNumber('value', quantiles, (value) => q.quantile(value, gauge)),
  'quantileOf(…)': ofNumber('quantile', quantiles, (value) => q.quantileOf(value, m.http_request_duration_seconds)),
  'histogramQuantile(…)': ofNumber('quantile', quantiles, (value) => q.histogramQuantile(value, buckets)),
  'quantileOverTime(…)': quantileOverTime,
  'histogramQuantiles(…)': histogramQuantiles,
  'topk(…)': ofNumber('number', numbers, (number) => q.topk(number, gauge)),
  'bottomk(…)': ofNumber('number', numbers, (number) => q.bottomk(number, gauge)),
  'limitk(…)': ofNumber('number', numbers, (number) => q.limitk(number, gauge)),
  'limitRatio(…)': ofNumber('share', shares, (share) => q.limitRatio(share, gauge)),
  'countValues(…)': countValues,
  'not(…)': not,
  'oneOf(…)': oneOf,
  'on(…)': on,
  'ignoring(…)': ignoring,
  'info(…)': info,
  'durationExpression(…)': durationExpression,
  'happened(…)': happenedWindow,
  'raw(…)': rawText,
  'rawCondition(…)': rawCondition,
  'pyrraBurnRates(…)': pyrra,
  'doubleExponentialSmoothing()': smoothing,
  'eventsIndicator()': indicator,
  HappenedOptions: happenedOptions,
  HistogramOptions: histogramOptions,
  RawProps: rawProps,
  LabelReplaceProps: labelReplace,
  LabelJoinProps: labelJoin,
  BurnRate: burnRate,
  ObjectiveProps: objective,
};
