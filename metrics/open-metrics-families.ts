import type { Family, FamilyRules, SeriesRule } from './exposition-family';
import type { ExpositionMetricType, ExpositionSample } from './exposition-metric';
import { boundOf } from './exposition-sample';

/** Types of OpenMetrics. */
export type OpenMetricsType =
  'counter' | 'gauge' | 'histogram' | 'gaugehistogram' | 'summary' | 'info' | 'stateset' | 'unknown';

/** Suffixes that OpenMetrics allows for the series of a type. */
const allowed: Readonly<Record<OpenMetricsType, readonly string[]>> = {
  counter: ['_total', '_created'],
  gauge: [''],
  histogram: ['_bucket', '_sum', '_count', '_created'],
  gaugehistogram: ['_bucket', '_gsum', '_gcount'],
  summary: ['', '_sum', '_count', '_created'],
  info: ['_info'],
  stateset: [''],
  unknown: [''],
};

/** Types that Prometheus stores: an info, a stateset and the series of a gauge histogram are gauges. */
const storedTypes: Readonly<Record<OpenMetricsType, ExpositionMetricType>> = {
  counter: 'counter',
  gauge: 'gauge',
  histogram: 'histogram',
  gaugehistogram: 'gauge',
  summary: 'summary',
  info: 'gauge',
  stateset: 'gauge',
  unknown: 'untyped',
};

/** Families of OpenMetrics. Creation times become series of their own. */
export const openMetricsFamilies: FamilyRules<OpenMetricsType> = {
  types: Object.keys(allowed) as OpenMetricsType[],
  untyped: 'unknown',
  series: Object.fromEntries(
    Object.entries(allowed).map(([type, suffixes]) => [type, seriesRules(type as OpenMetricsType, suffixes)]),
  ) as FamilyRules<OpenMetricsType>['series'],
  problem,
};

function seriesRules(type: OpenMetricsType, suffixes: readonly string[]): Readonly<Record<string, SeriesRule>> {
  const isPart = type === 'histogram' || type === 'summary';
  const rule = (suffix: string): SeriesRule =>
    suffix === '_created' ? { type: 'gauge', isPart: false } : { type: storedTypes[type], isPart };
  return Object.fromEntries([...suffixes, ''].map((suffix) => [suffix, rule(suffix)]));
}

function problem(family: Family<OpenMetricsType>, suffix: string, sample: ExpositionSample): string | undefined {
  const { name, type = 'unknown', unit } = family;
  if (!allowed[type].includes(suffix)) {
    const series = allowed[type].map((one) => name + one).join(', ');
    return `the ${type} ${name} has the series ${series}, but not ${sample.name}`;
  }
  if ((type === 'info' || type === 'stateset') && unit !== undefined && unit !== '') {
    return `the ${type} ${name} has a unit`;
  }
  if (suffix === '_bucket' && Number.isNaN(boundOf(sample.labels.le))) return `a bucket of ${name} has no bound`;
  if (type === 'summary' && suffix === '' && !isShare(boundOf(sample.labels.quantile))) {
    return `a sample of the summary ${name} has no quantile from 0 to 1`;
  }
  if (type === 'stateset' && sample.labels[name] === undefined) return `the stateset ${name} has no label ${name}`;
  if (!allowsValue(type, suffix, sample.value)) return `invalid value ${sample.value} of the ${type} ${name}`;
  return undefined;
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}

function allowsValue(type: OpenMetricsType, suffix: string, value: number): boolean {
  if (type === 'info') return value === 1;
  if (type === 'stateset') return value === 0 || value === 1;
  const counts = type === 'counter' || suffix === '_bucket' || suffix === '_count' || suffix === '_gcount';
  return !counts || value >= 0;
}
