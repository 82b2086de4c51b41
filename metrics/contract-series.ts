import type { ExpositionMetric, ExpositionMetricType, ExpositionSample } from './exposition-metric';
import { boundOf } from './exposition-sample';
import type { Histogram, Metric, Summary } from './metric';

/** The label that a type adds to its series. */
const boundLabels: Readonly<Partial<Record<ExpositionMetricType, 'le' | 'quantile'>>> = {
  histogram: 'le',
  summary: 'quantile',
};

/**
 * The labels of a series as Prometheus stores them, without the one that its type adds. A label without a value is none to
 * Prometheus, and one that is called as a label of the target gets `exported_` before it.
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

/** The series of each combination of label values. */
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

/** The bounds that a series of samples has, ascending: of the buckets of a histogram, or the quantiles of a summary. */
export function boundsOf(samples: readonly ExpositionSample[], label: 'le' | 'quantile'): number[] {
  return samples
    .map(({ labels }) => boundOf(labels[label]))
    .filter((bound) => !Number.isNaN(bound))
    .sort((a, b) => a - b);
}

/** Where the labels and their values are others than those declared. */
export function labelDifferences(
  { labels }: Metric,
  found: ExpositionMetric,
  targetLabels: readonly string[],
): string[] {
  const own = found.samples.map((sample) => ownLabels(sample, found.type, targetLabels));
  const shown = new Set(own.flatMap((one) => Object.keys(one)));
  // A label without a value: nobody need declare it, and whoever does is not wrong.
  const filled = own.flatMap((one) => Object.entries(one).filter(([, value]) => value !== ''));
  const used = new Set(filled.map(([label]) => label));
  const declared = new Map(Object.entries(labels));
  const others = filled.filter(([label, value]) => declared.get(label)?.values?.includes(value) === false);
  return [
    ...Object.keys(labels)
      .filter((label) => !shown.has(label))
      .map((label) => `is declared with the label ${label}, which no series has`),
    ...[...used]
      .filter((label) => !declared.has(label))
      .map((label) => `has the label ${label}, which is not declared`),
    ...new Set(others.map(([label, value]) => `has ${label}="${value}", which is none of the values declared`)),
  ];
}

/** Where a combination of labels has other buckets, or other quantiles, than those declared. */
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
    .map((other) => `is declared with the ${what} ${expected}, and has ${other}`);
}
