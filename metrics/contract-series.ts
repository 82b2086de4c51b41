import { floatText } from './bucket';
import type { Exposition, ExpositionMetric, ExpositionMetricType, ExpositionSample } from './exposition-metric';
import { boundOf } from './exposition-sample';
import type { Histogram, Metric, Summary } from './metric';

/** Labels that a type adds to its series. */
const boundLabels: Readonly<Partial<Record<string, 'le' | 'quantile'>>> = {
  histogram: 'le',
  nativeHistogram: 'le',
  summary: 'quantile',
};

/** Returns the labels of a series without the label that its type adds. */
export function ownLabels(
  { labels }: ExpositionSample,
  type: ExpositionMetricType | Metric['type'],
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels).filter(([label]) => label !== boundLabels[type]));
}

/** Groups the series by combination of label values. */
export function combinationsOf({
  samples,
  type,
}: Pick<ExpositionMetric, 'samples'> & {
  readonly type: ExpositionMetricType | Metric['type'];
}): ReadonlyMap<string, readonly ExpositionSample[]> {
  const combinations = new Map<string, ExpositionSample[]>();
  for (const sample of samples) {
    const labels = Object.entries(ownLabels(sample, type));
    const key = JSON.stringify(labels.sort(([a], [b]) => (a < b ? -1 : 1)));
    const found = combinations.get(key) ?? [];
    combinations.set(key, found);
    found.push(sample);
  }
  return combinations;
}

/**
 * Returns the bounds of samples in ascending order: buckets of a histogram, or quantiles of a
 * summary.
 */
export function boundsOf(samples: readonly ExpositionSample[], label: 'le' | 'quantile'): number[] {
  return samples
    .map(({ labels }) => boundOf(labels[label]))
    .filter((bound) => !Number.isNaN(bound))
    .sort((a, b) => a - b);
}

/**
 * Returns the exposed metric of a declared one. The series of a histogram or summary without a type
 * are metrics of their own in an exposition, and Prometheus stores them all the same.
 */
export function exposedMetric(name: string, { type }: Metric, exposition: Exposition): ExpositionMetric | undefined {
  const found = exposition.get(name);
  const suffixes = type === 'histogram' ? ['_bucket', '_sum', '_count'] : type === 'summary' ? ['_sum', '_count'] : [];
  const parts = suffixes.flatMap((suffix) => exposition.get(name + suffix) ?? []);
  if (parts.length === 0 || (found && found.type !== 'untyped')) return found;
  const samples = [...(found?.samples ?? []), ...parts.flatMap((part) => part.samples)];
  return { name, type: 'untyped', help: found?.help, unit: found?.unit, samples };
}

/** Returns the differences between exposed and declared labels and values. */
export function labelDifferences(
  { labels, type }: Metric,
  { samples }: ExpositionMetric,
  targetLabels: readonly string[],
): string[] {
  const own = samples.map((sample) => ownLabels(sample, type));
  const shown = own.flatMap((one) => Object.entries(one));
  const used = new Set(shown.map(([label]) => label));
  const declared = new Map(Object.entries(labels));
  const others = shown.filter(([label, value]) => declared.get(label)?.values?.includes(value) === false);
  return [
    ...Object.entries(labels)
      .filter(([label, { isOptional = false }]) => !isOptional && !used.has(label))
      .map(([label]) => `has no series with the declared label ${label}`),
    // Labels that honorLabels keeps are target labels for queries.
    ...[...used]
      .filter((label) => !declared.has(label) && !targetLabels.includes(label))
      .map((label) => `has the undeclared label ${label}`),
    ...new Set(others.map(([label, value]) => `has the undeclared value ${label}="${value}"`)),
  ];
}

/**
 * Returns the differences between exposed and declared buckets or quantiles, `_sum` and `_count`,
 * per combination of labels. Buckets that are not declared can be any.
 */
export function boundDifferences(metric: Metric, name: string, found: ExpositionMetric): string[] {
  const label = boundLabels[metric.type];
  if (label === undefined || metric.type === 'nativeHistogram') return [];
  const [what, declared] =
    label === 'le'
      ? ['buckets', [...(metric as Histogram).buckets, Infinity]]
      : ['quantiles', (metric as Summary).quantiles];
  const series = label === 'le' ? `${name}_bucket` : name;
  const combinations = [...combinationsOf({ samples: found.samples, type: metric.type }).values()];
  const seen = combinations.map((samples) => samples.filter((sample) => sample.name === series));
  const bounds = new Set(seen.map((samples) => String(boundsOf(samples, label))));
  const isAny = label === 'le' && (metric as Histogram).buckets.length === 0;
  const other = isAny ? [] : [...bounds].filter((one) => one !== String(declared));
  return [
    ...other.map((one) => `is declared with the ${what} ${String(declared)}, but has ${one}`),
    ...(other.length === 0 && !isAny ? textDifferences(seen.flat(), label, declared) : []),
    ...['_sum', '_count']
      .filter((suffix) => combinations.some((samples) => !samples.some((sample) => sample.name === name + suffix)))
      .map((suffix) => `has series without ${name}${suffix}`),
  ];
}

/**
 * Returns the difference between the texts of bounds. Prometheus compares them as texts, and writes
 * them its own way only after a TYPE.
 */
function textDifferences(
  samples: readonly ExpositionSample[],
  label: 'le' | 'quantile',
  declared: readonly number[],
): string[] {
  const texts = new Set(declared.map(floatText));
  const others = new Set(samples.flatMap(({ labels }) => labels[label] ?? []).filter((text) => !texts.has(text)));
  return [...others].map(
    (text) =>
      `has ${label}="${text}", but queries ask for ${label}="${floatText(boundOf(text))}": Prometheus writes it so only after # TYPE`,
  );
}
