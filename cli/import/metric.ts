import type { MetricType } from '../../metrics';
import { boundsOf, combinationsOf, ownLabels } from '../../metrics/contract-series';
import type { ExpositionMetric } from '../../metrics/exposition';
import { labelText, roomFor, type LabelText } from './label';
import { guessObservations, guessUnit } from './unit';

/** A metric as a catalogue is to declare it. */
export interface ImportedMetric {
  readonly name: string;
  readonly type: MetricType;
  /** Its labels as source. */
  readonly labels: ReadonlyMap<string, string>;
  /** What it says before and behind its labels, as source. */
  readonly before: readonly string[];
  readonly behind: readonly string[];
  /** What a reader is to know about a guess. */
  readonly remarks: readonly string[];
}

/**
 * What a catalogue declares of a metric of a page.
 *
 * @param targetLabels labels that the scrape adds, before whose twins on the page Prometheus puts `exported_`
 * @returns a reason instead when the page does not tell enough
 */
export function importedMetric(metric: ExpositionMetric, targetLabels: readonly string[]): ImportedMetric | string {
  const { name, samples, help } = metric;
  if (samples.length === 0) return 'has no series yet, so that its labels are not known';
  const bounds = boundsOfMetric(metric, targetLabels);
  if (bounds === undefined)
    return 'has other buckets or quantiles from one combination of labels to the next, or no bucket +Inf';
  const values = labelValues(metric, targetLabels);
  if ([...values.keys()].some((label) => label.startsWith('__'))) return 'has a label that begins with __';
  const isConstant = name.endsWith('_info');
  const labels = new Map([...values].map(([label, seen]) => [label, labelText(label, [...seen], isConstant)]));
  const type = typeOf(metric, bounds);
  const { unit, remark } = guessUnit({ ...metric, type: type === 'nativeHistogram' ? 'histogram' : type });
  return {
    name,
    type,
    labels: new Map([...labels].map(([label, { text }]) => [label, text])),
    before: [
      `help: ${JSON.stringify(help ?? 'The page has no help.')}`,
      `unit: '${unit}'`,
      ...(type === 'histogram' || type === 'summary' ? [`observations: '${guessObservations(metric)}'`] : []),
      ...(type === 'histogram' ? [`buckets: [${bounds.slice(0, -1).join(', ')}]`] : []),
      ...(type === 'summary' ? [`quantiles: [${bounds.join(', ')}]`] : []),
    ],
    behind: [
      ...combinations(combinationsOf(metric, targetLabels).size, isConstant, [...labels.values()]),
      ...((type === 'counter' || type === 'gauge') && (type === 'counter') !== name.endsWith('_total')
        ? ['hasUnconventionalName: true']
        : []),
    ],
    remarks: [
      ...(metric.type === 'untyped' ? [`The page gives it no type: ${type} is a guess by its name.`] : []),
      ...(type === 'nativeHistogram' ? ['It has no bucket but +Inf: its buckets are native.'] : []),
      ...(remark === undefined ? [] : [remark]),
    ],
  };
}

function typeOf({ name, type }: ExpositionMetric, bounds: readonly number[]): MetricType {
  if (type === 'histogram') return bounds.length > 1 ? 'histogram' : 'nativeHistogram';
  if (type === 'untyped') return name.endsWith('_total') ? 'counter' : 'gauge';
  return type;
}

/** The buckets or quantiles that every combination of labels has. */
function boundsOfMetric(metric: ExpositionMetric, targetLabels: readonly string[]): readonly number[] | undefined {
  if (metric.type !== 'histogram' && metric.type !== 'summary') return [];
  const label = metric.type === 'histogram' ? 'le' : 'quantile';
  const [first = [], ...others] = [...combinationsOf(metric, targetLabels).values()].map((of) => boundsOf(of, label));
  const isWhole = metric.type === 'summary' || first.at(-1) === Infinity;
  return isWhole && others.every((other) => String(other) === String(first)) ? first : undefined;
}

/** The values of each label, by its name; a label without a value is none. */
function labelValues({ samples, type }: ExpositionMetric, targetLabels: readonly string[]): Map<string, Set<string>> {
  const values = new Map<string, Set<string>>();
  for (const [label, value] of samples.flatMap((sample) => Object.entries(ownLabels(sample, type, targetLabels)))) {
    if (value !== '') values.set(label, (values.get(label) ?? new Set()).add(value));
  }
  return values;
}

/** Said where it is far below the product of what the labels expect. */
function combinations(seen: number, isConstant: boolean, labels: readonly LabelText[]): string[] {
  const product = labels.reduce((all, { expected }) => all * expected, 1);
  const expected = isConstant ? seen : roomFor(seen);
  return 2 * expected <= product ? [`combinations: ${expected}`] : [];
}
