import type { ExpositionMetric, ExpositionMetricType, ExpositionSample } from './exposition-metric';
import { boundOf } from './exposition-sample';
import type { Histogram, Metric, Summary } from './metric';

/** Labels that a type adds to its series. */
const boundLabels: Readonly<Partial<Record<ExpositionMetricType, 'le' | 'quantile'>>> = {
  histogram: 'le',
  summary: 'quantile',
};

/**
 * Returns the labels of a series as Prometheus stores them, without the label that its type adds.
 * Prometheus drops labels with an empty value, and adds the prefix `exported_` to a label with the
 * name of a target label.
 */
export function ownLabels(
  { labels }: ExpositionSample,
  type: ExpositionMetricType,
  targetLabels: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(labels)
      .filter(([label]) => label !== boundLabels[type])
      .map(([label, value]) => [targetLabels.includes(label) ? `exported_${label}` : label, value]),
  );
}

/** Groups the series by combination of label values. */
export function combinationsOf(
  { samples, type }: ExpositionMetric,
  targetLabels: readonly string[],
): ReadonlyMap<string, readonly ExpositionSample[]> {
  const combinations = new Map<string, ExpositionSample[]>();
  for (const sample of samples) {
    const labels = Object.entries(ownLabels(sample, type, targetLabels)).filter(([, value]) => value !== '');
    const key = JSON.stringify(labels.sort(([a], [b]) => (a < b ? -1 : 1)));
    combinations.set(key, [...(combinations.get(key) ?? []), sample]);
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

/** Returns the differences between exposed and declared labels and values. */
export function labelDifferences(
  { labels }: Metric,
  found: ExpositionMetric,
  targetLabels: readonly string[],
): string[] {
  const own = found.samples.map((sample) => ownLabels(sample, found.type, targetLabels));
  const shown = new Set(own.flatMap((one) => Object.keys(one)));
  // Prometheus drops labels with an empty value, so declaring them is optional.
  const filled = own.flatMap((one) => Object.entries(one).filter(([, value]) => value !== ''));
  const used = new Set(filled.map(([label]) => label));
  const declared = new Map(Object.entries(labels));
  const others = filled.filter(([label, value]) => declared.get(label)?.values?.includes(value) === false);
  return [
    ...Object.keys(labels)
      .filter((label) => !shown.has(label))
      .map((label) => `has no series with the declared label ${label}`),
    ...[...used].filter((label) => !declared.has(label)).map((label) => `has the undeclared label ${label}`),
    ...new Set(others.map(([label, value]) => `has the undeclared value ${label}="${value}"`)),
  ];
}

/**
 * Returns the differences between exposed and declared buckets or quantiles, per combination of
 * labels.
 */
export function boundDifferences(metric: Metric, found: ExpositionMetric, targetLabels: readonly string[]): string[] {
  const label = boundLabels[found.type];
  if (metric.type !== found.type || label === undefined) return [];
  const [what, declared] =
    label === 'le'
      ? ['buckets', [...(metric as Histogram).buckets, Infinity]]
      : ['quantiles', (metric as Summary).quantiles];
  const seen = [...combinationsOf(found, targetLabels).values()].map((samples) => String(boundsOf(samples, label)));
  const expected = String(declared);
  return [...new Set(seen)]
    .filter((bounds) => bounds !== expected)
    .map((other) => `is declared with the ${what} ${expected}, but has ${other}`);
}
