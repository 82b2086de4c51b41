import { Reader } from 'protobufjs/minimal';
import { inPath, ValidationError } from '../../core/errors';
import { floatText } from '../../metrics/bucket';
import type {
  ExpositionMetric,
  ExpositionMetricType,
  ExpositionNote,
  ExpositionSample,
  ParsedExposition,
} from '../../metrics/exposition';
import { refuse, refuseInvalidText } from '../../metrics/exposition-cursor';
import { storedLabels } from '../../metrics/exposition-sample';
import type { HistogramRules } from '../../servers/prometheus/jobs/scrape-request';
import { readFamily, type Distribution, type ProtobufFamily, type ProtobufMetric } from './protobuf-family';

/** Types by their numbers. A gauge histogram is stored like a histogram. */
const types: readonly ExpositionMetricType[] = ['counter', 'gauge', 'summary', 'untyped', 'histogram', 'histogram'];

/**
 * Parses an exposition in protocol buffers, with native histograms. Sources:
 * https://github.com/prometheus/client_model/blob/master/io/prometheus/client/metrics.proto,
 * https://github.com/prometheus/prometheus/blob/v3.16.0/model/textparse/protobufparse.go.
 *
 * @throws ValidationError when Prometheus rejects it
 */
export function parseProtobuf(bytes: Uint8Array, rules: HistogramRules): ParsedExposition {
  const reading = new Reading(rules);
  const reader = Reader.create(bytes);
  try {
    for (let number = 1; reader.pos < reader.len; number += 1) reading.add(number, readFamily(reader));
  } catch (error) {
    if (error instanceof ValidationError) throw error;
    throw new ValidationError({ problem: `not an exposition in protocol buffers: ${(error as Error).message}` });
  }
  return reading.finish();
}

/** Series of a metric, before Prometheus changes its labels. */
interface Series {
  readonly name: string;
  readonly labels: ProtobufMetric['labels'];
  readonly value: number;
}

/** Families that were read so far. */
class Reading {
  readonly #metrics = new Map<string, ExpositionMetric & { readonly samples: ExpositionSample[] }>();
  readonly #notes: ExpositionNote[] = [];
  readonly #texts = new Set<string>();
  readonly #series = new Set<string>();
  #samples = 0;

  constructor(private readonly rules: HistogramRules) {}

  /**
   * Adds a family. Prometheus skips one without metrics.
   *
   * @param number its number, from 1
   * @throws ValidationError when Prometheus rejects it
   */
  add(number: number, family: ProtobufFamily): void {
    if (family.metrics.length === 0) return;
    const { name, help, unit } = family;
    const path = `family ${number}`;
    const type = types[family.type];
    if (type === undefined) {
      throw new ValidationError({ path, problem: 'the family has an unknown type', given: family.type });
    }
    if (name === '') throw new ValidationError({ path, problem: 'the family has no name' });
    at(path, () => {
      refuseInvalidText(name, 'the name of the family');
      refuseInvalidText(help, 'the help text');
    });
    const isNative = type === 'histogram' && family.metrics.some((metric) => this.#storesNative(metric));
    const same = this.#metrics.get(name);
    if (same) this.#notes.push({ line: number, path, problem: `the family ${name} occurs twice` });
    // Prometheus keeps the last description, and the last unit that is not empty.
    const described = { name, help, unit: unit === '' ? same?.unit : unit, samples: same?.samples ?? [] };
    this.#metrics.set(name, { ...described, type: isNative ? 'nativeHistogram' : type });
    for (const metric of family.metrics) {
      for (const series of this.#seriesOf(name, type, metric)) {
        const sample = this.#sampleOf(path, series, metric.timestamp);
        if (sample) described.samples.push(sample);
      }
    }
  }

  finish(): ParsedExposition {
    return { metrics: this.#metrics, notes: this.#notes, samples: this.#samples };
  }

  /** Returns what Prometheus stores of a series; `undefined` for one that it has. */
  #sampleOf(path: string, { name, labels, value }: Series, time: number): ExpositionSample | undefined {
    const timestamp = time === 0 ? undefined : time;
    const stored = at(path, () => storedOf(labels));
    const text = JSON.stringify([name, [...labels].sort(byName)]);
    if (timestamp !== undefined || !this.#texts.has(text)) this.#samples += 1;
    this.#texts.add(text);
    const identity = JSON.stringify([name, Object.entries(stored).sort(byName)]);
    if (this.#series.has(identity)) return undefined;
    this.#series.add(identity);
    return { name, labels: stored, value, timestamp };
  }

  #storesNative({ histogram }: ProtobufMetric): boolean {
    return this.rules.storesNative && histogram.isNative;
  }

  #seriesOf(name: string, type: ExpositionMetricType, metric: ProtobufMetric): readonly Series[] {
    const { labels, summary, histogram } = metric;
    switch (type) {
      case 'summary':
        return [...totals(name, metric, summary), ...boundSeries(name, 'quantile', metric, summary.bounds)];
      case 'histogram':
      case 'nativeHistogram': {
        const isNative = this.#storesNative(metric);
        const native = isNative ? [{ name, labels, value: histogram.count }] : [];
        if (isNative && (!this.rules.keepsClassic || histogram.bounds.length === 0)) return native;
        const buckets = boundSeries(`${name}_bucket`, 'le', metric, bucketsOf(histogram));
        return [...native, ...totals(name, metric, histogram), ...buckets];
      }
      case 'counter':
      case 'gauge':
      case 'untyped':
        return [{ name, labels, value: metric[type] }];
    }
  }
}

function totals(name: string, { labels }: ProtobufMetric, { count, sum }: Distribution): readonly Series[] {
  return [
    { name: `${name}_count`, labels, value: count },
    { name: `${name}_sum`, labels, value: sum },
  ];
}

function boundSeries(
  name: string,
  label: 'le' | 'quantile',
  { labels }: ProtobufMetric,
  bounds: Distribution['bounds'],
): readonly Series[] {
  return bounds.map(([bound, value]) => ({ name, labels: [...labels, [label, floatText(bound)]], value }));
}

/** Returns the buckets up to the last one, which need not be written. */
function bucketsOf({ bounds, count }: Distribution): Distribution['bounds'] {
  const last = bounds.findIndex(([bound]) => bound === Infinity);
  return last === -1 ? [...bounds, [Infinity, count]] : bounds.slice(0, last + 1);
}

function storedOf(labels: Series['labels']): ExpositionSample['labels'] {
  for (const [label, value] of labels) {
    if (label === '') refuse('a label has no name');
    refuseInvalidText(label, 'the name of a label');
    refuseInvalidText(value, `the value of the label ${label}`);
  }
  return storedLabels(labels);
}

/** Adds the place of a family to the error of a function. */
function at<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    throw new ValidationError(inPath(path, error.issues));
  }
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
