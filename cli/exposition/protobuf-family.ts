import type { Reader } from 'protobufjs/minimal';
import { decode } from './text';

/** Metric family of an exposition in protocol buffers, as it is written there. */
export interface ProtobufFamily {
  readonly name: string;
  readonly help: string;
  readonly unit: string;
  /** Number of its type. */
  readonly type: number;
  readonly metrics: readonly ProtobufMetric[];
}

/** Metric of a family. It should have only the message of the type of its family. */
export interface ProtobufMetric {
  readonly labels: readonly (readonly [label: string, value: string])[];
  readonly gauge: number;
  readonly counter: number;
  readonly untyped: number;
  readonly summary: Distribution;
  readonly histogram: Distribution & { readonly isNative: boolean };
  /** Milliseconds since 1970; 0 without one. */
  readonly timestamp: number;
}

/** Observations of a summary or of a histogram. */
export interface Distribution {
  readonly count: number;
  readonly sum: number;
  /** Quantiles, or upper bounds of buckets, with their values. */
  readonly bounds: readonly (readonly [bound: number, value: number])[];
}

/** Field of a message: its number and its content. */
type Fields = (field: number, reader: Reader) => boolean;

/** Reads the fields of a message. Those that `read` does not take are skipped. */
function readMessage(reader: Reader, read: Fields): void {
  const end = reader.uint32() + reader.pos;
  if (end > reader.len) throw new RangeError(`index out of range: ${end} > ${reader.len}`);
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (!read(tag >>> 3, reader)) reader.skipType(tag & 7);
  }
}

/** Reads a text. Bytes that are not UTF-8 become surrogates. */
function readText(reader: Reader): string {
  return decode('a text', reader.bytes());
}

/**
 * Reads a family.
 *
 * @throws Error when the bytes are none
 */
export function readFamily(message: Reader): ProtobufFamily {
  const family = { name: '', help: '', unit: '', type: 0, metrics: [] as ProtobufMetric[] };
  readMessage(message, (field, reader) => {
    if (field === 1) family.name = readText(reader);
    else if (field === 2) family.help = readText(reader);
    else if (field === 3) family.type = reader.int32();
    else if (field === 4) family.metrics.push(readMetric(reader));
    else if (field === 5) family.unit = readText(reader);
    else return false;
    return true;
  });
  return family;
}

function readMetric(message: Reader): ProtobufMetric {
  const none = { count: 0, sum: 0, bounds: [] };
  const labels: (readonly [string, string])[] = [];
  const metric = { gauge: 0, counter: 0, untyped: 0, timestamp: 0 };
  let summary: Distribution = none;
  let histogram: ProtobufMetric['histogram'] = { ...none, isNative: false };
  readMessage(message, (field, reader) => {
    if (field === 1) labels.push(readLabel(reader));
    else if (field === 2) metric.gauge = readValue(reader);
    else if (field === 3) metric.counter = readValue(reader);
    else if (field === 4) summary = readSummary(reader);
    else if (field === 5) metric.untyped = readValue(reader);
    else if (field === 6) metric.timestamp = Number(reader.int64());
    else if (field === 7) histogram = readHistogram(reader);
    else return false;
    return true;
  });
  return { ...metric, labels, summary, histogram };
}

function readValue(message: Reader): number {
  let value = 0;
  readMessage(message, (field, reader) => {
    if (field !== 1) return false;
    value = reader.double();
    return true;
  });
  return value;
}

function readLabel(message: Reader): readonly [label: string, value: string] {
  let [label, value] = ['', ''];
  readMessage(message, (field, reader) => {
    if (field === 1) label = readText(reader);
    else if (field === 2) value = readText(reader);
    else return false;
    return true;
  });
  return [label, value];
}

function readSummary(message: Reader): Distribution {
  const summary = { count: 0, sum: 0, bounds: [] as (readonly [number, number])[] };
  readMessage(message, (field, reader) => {
    if (field === 1) summary.count = Number(reader.uint64());
    else if (field === 2) summary.sum = reader.double();
    else if (field === 3) summary.bounds.push(readQuantile(reader));
    else return false;
    return true;
  });
  return summary;
}

function readQuantile(message: Reader): readonly [quantile: number, value: number] {
  let [quantile, value] = [0, 0];
  readMessage(message, (field, reader) => {
    if (field === 1) quantile = reader.double();
    else if (field === 2) value = reader.double();
    else return false;
    return true;
  });
  return [quantile, value];
}

function readHistogram(message: Reader): ProtobufMetric['histogram'] {
  const histogram = { sum: 0, bounds: [] as (readonly [number, number])[], isNative: false };
  let [whole, float] = [0, 0];
  readMessage(message, (field, reader) => {
    if (field === 1) whole = Number(reader.uint64());
    else if (field === 2) histogram.sum = reader.double();
    else if (field === 3) histogram.bounds.push(readBucket(reader));
    else if (field === 4) float = reader.double();
    // Each of the zero bucket and of the spans shows that there is a native form.
    else if (field === 6) histogram.isNative = reader.double() > 0 || histogram.isNative;
    else if (field === 7) histogram.isNative = Number(reader.uint64()) > 0 || histogram.isNative;
    else {
      histogram.isNative ||= field === 9 || field === 12;
      return false;
    }
    return true;
  });
  return { ...histogram, count: countOf(whole, float) };
}

function readBucket(message: Reader): readonly [bound: number, count: number] {
  let [bound, whole, float] = [0, 0, 0];
  readMessage(message, (field, reader) => {
    if (field === 1) whole = Number(reader.uint64());
    else if (field === 2) bound = reader.double();
    else if (field === 4) float = reader.double();
    else return false;
    return true;
  });
  return [bound, countOf(whole, float)];
}

/** Returns the count of a histogram or a bucket, which is a float in place of a whole number when that is not 0. */
function countOf(whole: number, float: number): number {
  return float === 0 ? whole : float;
}
