import type { Catalogue, Histogram, Metric, Summary } from '../../metrics';
import type { PageMetric, PageSample } from '../../metrics/page';

/** The metrics of a page by name. */
export type Page = ReadonlyMap<string, PageMetric>;

/** Where a catalogue says something else than the page of the software that it describes, one sentence for each. */
export function contractFaults({ metrics }: Catalogue, page: Page): string[] {
  return Object.entries(metrics).flatMap(([name, metric]) => {
    const found = page.get(name);
    if (!found || found.samples.length === 0) return [`${name} is not on the page`];
    return [...typeFaults(metric, found), ...labelFaults(metric, found), ...boundFaults(metric, found)];
  });
}

function typeFaults({ type }: Metric, { name, type: found }: PageMetric): string[] {
  // In the text format one histogram looks like the other.
  const expected = type === 'nativeHistogram' ? 'histogram' : type;
  return found === expected ? [] : [`${name} is declared as ${type}, and the page says ${found}`];
}

function labelFaults({ labels }: Metric, { name, samples, type }: PageMetric): string[] {
  const own = samples.map((sample) => ownLabels(sample, type));
  const shown = new Set(own.flatMap((one) => Object.keys(one)));
  // To Prometheus a label without a value is none: nobody need declare it, and whoever does is not wrong.
  const filled = own.map((one) => Object.entries(one).filter(([, value]) => value !== ''));
  const used = new Set(filled.flatMap((one) => one.map(([label]) => label)));
  const others = filled.flatMap((one) =>
    one.filter(([label, value]) => labels[label]?.values?.includes(value) === false),
  );
  return [
    ...Object.keys(labels)
      .filter((label) => !shown.has(label))
      .map((label) => `${name} is declared with the label ${label}, which no series has`),
    ...[...used]
      .filter((label) => !(label in labels))
      .map((label) => `${name} has the label ${label}, which is not declared`),
    ...new Set(others.map(([label, value]) => `${name} has ${label}="${value}", which is none of the values declared`)),
  ];
}

/** The labels of a series without the one that its type adds. */
function ownLabels({ labels }: PageSample, type: PageMetric['type']): Record<string, string> {
  const added = boundLabels[type];
  return Object.fromEntries(Object.entries(labels).filter(([label]) => label !== added));
}

const boundLabels: Readonly<Partial<Record<PageMetric['type'], 'le' | 'quantile'>>> = {
  histogram: 'le',
  summary: 'quantile',
};

/** The buckets of a histogram, or the quantiles of a summary: the same ones for each combination of labels. */
function boundFaults(metric: Metric, found: PageMetric): string[] {
  if (metric.type === 'histogram') {
    const { buckets } = metric as Histogram;
    return boundsFault('buckets', [...buckets, Infinity], found, 'le');
  }
  if (metric.type === 'summary') return boundsFault('quantiles', (metric as Summary).quantiles, found, 'quantile');
  return [];
}

function boundsFault(
  what: string,
  declared: readonly number[],
  { name, samples, type }: PageMetric,
  label: 'le' | 'quantile',
): string[] {
  if (boundLabels[type] !== label) return [];
  const bounds = new Map<string, number[]>();
  for (const sample of samples) {
    const key = JSON.stringify(Object.entries(ownLabels(sample, type)).sort());
    const bound = sample.labels[label];
    const of = bounds.get(key) ?? [];
    bounds.set(key, bound === undefined ? of : [...of, boundOf(bound)]);
  }
  const expected = String(declared);
  const others = new Set([...bounds.values()].map((of) => String(of.sort((a, b) => a - b))));
  others.delete(expected);
  return [...others].map((other) => `${name} is declared with the ${what} ${expected}, and has ${other}`);
}

function boundOf(text: string): number {
  return text === '+Inf' ? Infinity : Number(text);
}
