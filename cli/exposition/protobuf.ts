import { Reader } from 'protobufjs/minimal';
import { ValidationError } from '../../core/errors';
import { floatText } from '../../metrics/bucket';
import type {
  ExpositionMetric,
  ExpositionMetricType,
  ExpositionSample,
  ParsedExposition,
} from '../../metrics/exposition';
import type { HistogramRules } from '../../servers/prometheus/jobs/scrape-request';

/** Field of a message: its number and its content. */
type Fields = (field: number, reader: Reader) => boolean;

/** Reads the fields of a message. Those that `read` does not take are skipped. */
function readFields(reader: Reader, end: number, read: Fields): void {
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (!read(tag >>> 3, reader)) reader.skipType(tag & 7);
  }
}

function readMessage(reader: Reader, read: Fields): true {
  const length = reader.uint32();
  readFields(reader, reader.pos + length, read);
  return true;
}

/** Types by their numbers. A gauge histogram is stored like a histogram. */
const types: readonly ExpositionMetricType[] = ['counter', 'gauge', 'summary', 'untyped', 'histogram', 'histogram'];

interface Histogram {
  count: number;
  sum: number;
  readonly bounds: [bound: number, value: number][];
  isNative: boolean;
}

interface Metric extends Histogram {
  readonly labels: Record<string, string>;
  value: number;
  timestamp: number;
}

interface Family {
  name: string;
  help: string;
  unit: string;
  type: number;
  readonly metrics: Metric[];
}

/**
 * Parses an exposition in protocol buffers, with native histograms. Sources:
 * https://github.com/prometheus/client_model/blob/master/io/prometheus/client/metrics.proto,
 * https://github.com/prometheus/prometheus/blob/v3.16.0/model/textparse/protobufparse.go.
 *
 * @throws ValidationError when it cannot be read
 */
export function parseProtobuf(bytes: Uint8Array, rules: HistogramRules): ParsedExposition {
  const families = new Map<string, ExpositionMetric>();
  const reader = Reader.create(bytes);
  try {
    while (reader.pos < reader.len) {
      const metric = metricOf(readFamily(reader), rules);
      if (metric.samples.length > 0) families.set(metric.name, metric);
    }
  } catch (error) {
    const { message } = error as Error;
    throw new ValidationError({ problem: `not an exposition in protocol buffers: ${message}` });
  }
  const samples = [...families.values()].reduce((sum, metric) => sum + metric.samples.length, 0);
  return { metrics: families, notes: [], samples };
}

function readFamily(message: Reader): Family {
  const family: Family = { name: '', help: '', unit: '', type: 0, metrics: [] };
  readMessage(message, (field, reader) => {
    if (field === 1) family.name = reader.string();
    else if (field === 2) family.help = reader.string();
    else if (field === 3) family.type = reader.int32();
    else if (field === 4) family.metrics.push(readMetric(reader));
    else if (field === 5) family.unit = reader.string();
    else return false;
    return true;
  });
  return family;
}

function readMetric(message: Reader): Metric {
  const metric: Metric = { labels: {}, value: 0, timestamp: 0, count: 0, sum: 0, bounds: [], isNative: false };
  const simple: Fields = (field, reader) => {
    if (field !== 1) return false;
    metric.value = reader.double();
    return true;
  };
  readMessage(message, (field, reader) => {
    if (field === 1) return readLabel(reader, metric.labels);
    if (field === 2 || field === 3 || field === 5) return readMessage(reader, simple);
    if (field === 4) return readMessage(reader, (part, summary) => readSummary(part, summary, metric));
    if (field === 7) return readMessage(reader, (part, histogram) => readHistogram(part, histogram, metric));
    if (field !== 6) return false;
    metric.timestamp = Number(reader.int64());
    return true;
  });
  return metric;
}

function readLabel(message: Reader, labels: Record<string, string>): true {
  let [name, value] = ['', ''];
  readMessage(message, (field, reader) => {
    if (field === 1) name = reader.string();
    else if (field === 2) value = reader.string();
    else return false;
    return true;
  });
  if (value !== '') labels[name] = value;
  return true;
}

function readSummary(field: number, reader: Reader, metric: Metric): boolean {
  if (field === 1) metric.count = Number(reader.uint64());
  else if (field === 2) metric.sum = reader.double();
  else if (field === 3) metric.bounds.push(readBound(reader, 1, 2));
  else return false;
  return true;
}

function readHistogram(field: number, reader: Reader, metric: Metric): boolean {
  if (field === 1) metric.count = Number(reader.uint64());
  else if (field === 4) metric.count = reader.double() || metric.count;
  else if (field === 2) metric.sum = reader.double();
  else if (field === 3) metric.bounds.push(readBound(reader, 2, 1));
  else if (field === 6) metric.isNative ||= reader.double() > 0;
  else if (field === 7) metric.isNative ||= Number(reader.uint64()) > 0;
  else if (field === 9 || field === 12) {
    metric.isNative = true;
    return false;
  } else return false;
  return true;
}

/** Reads a bucket or a quantile. The count of a bucket is a whole number or, in field 4, a float. */
function readBound(message: Reader, boundField: number, valueField: number): [number, number] {
  let [bound, value] = [0, 0];
  readMessage(message, (field, reader) => {
    if (field === boundField) bound = reader.double();
    else if (field === valueField) value = boundField === 1 ? reader.double() : Number(reader.uint64());
    else if (field === 4) value = reader.double() || value;
    else return false;
    return true;
  });
  return [bound, value];
}

function metricOf({ name, help, unit, type: number, metrics }: Family, rules: HistogramRules): ExpositionMetric {
  const type = types[number] ?? 'untyped';
  const isNative = type === 'histogram' && rules.storesNative && metrics.some((metric) => metric.isNative);
  const samples = metrics.flatMap((metric) => samplesOf(name, type, metric, rules));
  const common = { name, help, unit: unit === '' ? undefined : unit, samples };
  return { ...common, type: isNative ? 'nativeHistogram' : type };
}

function samplesOf(
  name: string,
  type: ExpositionMetricType,
  metric: Metric,
  rules: HistogramRules,
): ExpositionSample[] {
  const timestamp = metric.timestamp === 0 ? undefined : metric.timestamp;
  const sample = (suffix: string, value: number, own: Record<string, string> = {}): ExpositionSample => {
    return { name: name + suffix, labels: { ...metric.labels, ...own }, value, timestamp };
  };
  const { count, sum, bounds } = metric;
  if (type === 'summary') {
    const quantiles = bounds.map(([quantile, value]) => sample('', value, { quantile: floatText(quantile) }));
    return [sample('_count', count), sample('_sum', sum), ...quantiles];
  }
  if (type !== 'histogram') return [sample('', metric.value)];
  const native = metric.isNative && rules.storesNative ? [sample('', count)] : [];
  if (native.length > 0 && !rules.keepsClassic) return native;
  const hasLast = bounds.some(([bound]) => bound === Infinity);
  const all: readonly [number, number][] = hasLast ? bounds : [...bounds, [Infinity, count]];
  return [
    ...native,
    sample('_count', count),
    sample('_sum', sum),
    ...all.map(([bound, value]) => sample('_bucket', value, { le: floatText(bound) })),
  ];
}
