import fc from 'fast-check';
import type { Duration } from '../../../../core';
import * as q from '../../../../promql';
import { metrics as m } from '../../../shop';
import { optional, required, type Subject } from '../subject';
import { durations, freeTexts, labelNames, noDurations } from '../values';
import { alerting, buckets, events, gauge, recorded } from './placed-expressions';
import { windows } from './window-functions';

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

/** Subjects of expressions. */
export const expressions = {
  'histogramQuantiles(…)': histogramQuantiles,
  'countValues(…)': countValues,
  'not(…)': not,
  'oneOf(…)': oneOf,
  'on(…)': on,
  'ignoring(…)': ignoring,
  'info(…)': info,
  'durationExpression(…)': durationExpression,
  'happened(…)': happenedWindow,
  HappenedOptions: happenedOptions,
  HistogramOptions: histogramOptions,
  LabelReplaceProps: labelReplace,
  LabelJoinProps: labelJoin,
};
