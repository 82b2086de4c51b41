import type { MetricType } from '../../metrics';
import { areQuantiles } from '../../metrics/bucket';
import { boundsOf, combinationsOf, ownLabels } from '../../metrics/contract-series';
import type { ExpositionMetric } from '../../metrics/exposition';
import { metricLabelName, metricName, writtenByPrometheus } from '../../metrics/metric-issues';
import { guessFirstEvent } from './first-event';
import { constantLabelText, labelText, roomFor, stateLabelText, type LabelText } from './label';
import { guessRange } from './range';
import { guessObservations, guessUnit } from './unit';

/** Declaration of a metric in a catalogue. */
export interface ImportedMetric {
  readonly name: string;
  readonly type: MetricType;
  /** Source of each label, by name. */
  readonly labels: ReadonlyMap<string, string>;
  /** Source of the properties before the labels (`before`) and after them (`behind`). */
  readonly before: readonly string[];
  readonly behind: readonly string[];
  /** Remarks on guesses, written as comments above the metric. */
  readonly remarks: readonly string[];
}

/** Properties that the series of a metric do not show. */
export interface MetricOrigin {
  /** Whether the exposition is from OpenTelemetry. */
  readonly isOpenTelemetry: boolean;
  /** Whether a histogram is native. */
  readonly isNative: boolean;
}

/**
 * Returns the declaration of a metric of an exposition.
 *
 * @param metric the metric as Prometheus stores it
 * @param labelTexts declarations of labels by name, which all metrics but info metrics share
 * @returns a reason instead when the exposition does not contain enough to declare the metric
 */
export function importedMetric(
  metric: ExpositionMetric,
  labelTexts: ReadonlyMap<string, LabelText>,
  { isOpenTelemetry, isNative }: MetricOrigin,
): ImportedMetric | string {
  const { name, samples, help } = metric;
  if (samples.some((sample) => writtenByPrometheus.has(sample.name))) return 'has a name that Prometheus uses itself';
  if (!metricName.test(name)) return 'has a name that catalogues cannot declare';
  if (samples.length === 0) return 'has no series, so its labels are unknown';
  const bounds = boundsOfMetric(metric);
  if (bounds === undefined) {
    return 'has different buckets or quantiles per combination of labels, quantiles outside 0 to 100, or no bucket +Inf';
  }
  const values = labelValues(metric);
  const other = [...values.keys()].find((label) => !metricLabelName.test(label));
  if (other !== undefined) return `has the label ${JSON.stringify(other)}, which catalogues cannot declare`;
  const lacking = lackingSeries(metric);
  if (lacking !== undefined) return `has series without ${lacking}`;
  const isConstant = isInfo(name);
  const declared = (label: string, seen: ReadonlySet<string>) =>
    isConstant ? constantLabelText([...seen]) : (labelTexts.get(label) ?? labelText(label, [...seen]));
  const labels = new Map([...values].map(([label, seen]) => [label, declared(label, seen)]));
  const type = isNative ? 'nativeHistogram' : typeOf(metric);
  const firstEvent = guessFirstEvent(metric, type, [...labels.values()], isOpenTelemetry);
  const { unit, remark } = guessUnit({ ...metric, type: type === 'nativeHistogram' ? 'histogram' : type });
  const range = guessRange(metric, type, unit);
  return {
    name,
    type,
    labels: new Map([...labels].map(([label, { text }]) => [label, text])),
    before: [
      `help: ${JSON.stringify(help?.trim() ? help : 'The exposition has no help text.')}`,
      `unit: '${unit}'`,
      ...(type === 'histogram' || type === 'summary' ? [`observations: '${guessObservations(metric)}'`] : []),
      ...(type === 'histogram' ? [`buckets: [${bounds.slice(0, -1).join(', ')}]`] : []),
      ...(type === 'summary' ? [`quantiles: [${bounds.join(', ')}]`] : []),
    ],
    behind: [
      ...combinations(combinationsOf(metric).size, isConstant, [...labels.values()]),
      ...((type === 'counter') === name.endsWith('_total') ? [] : ['hasUnconventionalName: true']),
      ...range.props,
      ...firstEvent.props,
    ],
    remarks: [
      ...(metric.type === 'untyped' ? [`Without a type in the exposition: ${type} is a guess from the name.`] : []),
      ...(type === 'nativeHistogram' ? ['The only classic bucket is +Inf: a native histogram.'] : []),
      ...(remark === undefined ? [] : [remark]),
      ...range.remarks,
      ...firstEvent.remarks,
    ],
  };
}

/** Returns `_sum` or `_count` of a histogram or summary that some combination of labels lacks. */
function lackingSeries(metric: ExpositionMetric): string | undefined {
  if (metric.type !== 'histogram' && metric.type !== 'summary') return undefined;
  const combinations = [...combinationsOf(metric).values()];
  return ['_sum', '_count']
    .map((suffix) => metric.name + suffix)
    .find((series) => combinations.some((samples) => !samples.some(({ name }) => name === series)));
}

/** Returns the declarations of labels by name, from their values in all metrics but info metrics. */
export function labelTextsOf(metrics: Iterable<ExpositionMetric>): ReadonlyMap<string, LabelText> {
  const all = new Map<string, Set<string>>();
  const states = new Set<string>();
  for (const metric of metrics) {
    if (isInfo(metric.name)) continue;
    if (metric.samples.every(({ value }) => value === 0 || value === 1)) states.add(metric.name);
    for (const [label, values] of labelValues(metric)) {
      const seen = all.get(label) ?? new Set();
      all.set(label, seen);
      for (const value of values) seen.add(value);
    }
  }
  // A stateset has a label with its name.
  const text = (label: string) => (states.has(label) ? stateLabelText : labelText.bind(undefined, label));
  return new Map([...all].map(([label, values]) => [label, text(label)([...values])]));
}

function isInfo(name: string): boolean {
  return name.endsWith('_info');
}

function typeOf({ name, type }: ExpositionMetric): MetricType {
  if (type === 'untyped') return name.endsWith('_total') ? 'counter' : 'gauge';
  return type;
}

/** Returns the buckets or quantiles of a metric, or `undefined` when its series differ in them. */
function boundsOfMetric(metric: ExpositionMetric): readonly number[] | undefined {
  if (metric.type !== 'histogram' && metric.type !== 'summary') return [];
  const label = metric.type === 'histogram' ? 'le' : 'quantile';
  const [first = [], ...others] = [...combinationsOf(metric).values()].map((of) => boundsOf(of, label));
  const isWhole = metric.type === 'summary' ? areQuantiles(first) : first.at(-1) === Infinity;
  return isWhole && others.every((other) => String(other) === String(first)) ? first : undefined;
}

/** Returns the values of each label by its name. */
function labelValues({ samples, type }: ExpositionMetric): Map<string, Set<string>> {
  const values = new Map<string, Set<string>>();
  for (const [label, value] of samples.flatMap((sample) => Object.entries(ownLabels(sample, type)))) {
    values.set(label, (values.get(label) ?? new Set()).add(value));
  }
  return values;
}

/** Renders `combinations` where it is at most half of the product of the expected label values. */
function combinations(seen: number, isConstant: boolean, labels: readonly LabelText[]): string[] {
  const product = labels.reduce((all, { expected }) => all * expected, 1);
  const expected = isConstant ? seen : roomFor(seen);
  return 2 * expected <= product ? [`combinations: ${expected}`] : [];
}
