import { Cursor, refuse } from './exposition-cursor';
import type { ParsedExposition } from './exposition-metric';
import { ExpositionReading } from './exposition-reading';
import {
  metricName,
  quoted,
  readBraces,
  readValue,
  unescapeText,
  type Braces,
  type BraceRules,
} from './exposition-sample';
import { openMetricsFamilies, type OpenMetricsType } from './open-metrics-families';

/**
 * Parses an exposition in OpenMetrics 1.0, and takes what Prometheus takes, such as names in
 * quotation marks and samples that their type does not allow. Sources:
 * https://prometheus.io/docs/specs/om/open_metrics_spec/,
 * https://github.com/prometheus/prometheus/blob/v3.16.0/model/textparse/openmetricslex.l.
 *
 * @throws ValidationError with the first line that Prometheus rejects, and with it all samples
 */
export function parseOpenMetrics(text: string): ParsedExposition {
  const cursor = new Cursor(text);
  const reading = new ExpositionReading(cursor, openMetricsFamilies);
  // An empty response is an empty scrape.
  if (text === '') return reading.finish();
  const isEnd = (start: number): boolean => {
    if (cursor.isAtEnd()) refuse('the exposition does not end with # EOF');
    if (cursor.take(endMark) === undefined) {
      readLine(cursor, reading, start);
      return false;
    }
    if (!cursor.isAtEnd()) refuse('there is text after # EOF');
    return true;
  };
  while (!reading.line(isEnd));
  return reading.finish();
}

type Reading = ExpositionReading<OpenMetricsType>;

const nothing = /(?:)/y;
const endMark = /# EOF\n?/y;
const lineFeed = /\n/y;
const keyword = /# (?:HELP|TYPE|UNIT) /y;
const hash = /#/y;
const restOfLine = / [^\n]*\n/y;
const brace = /\{/y;
const value = / [^ \n]+/y;
const exemplar = / # \{/y;

function readLine(cursor: Cursor, reading: Reading, start: number): void {
  if (cursor.take(lineFeed) !== undefined) refuse('empty line');
  const found = cursor.take(keyword);
  if (found !== undefined) readMetadata(cursor, reading, start, found.slice(2, 6));
  else if (cursor.take(hash) !== undefined) {
    refuse('not a comment of OpenMetrics, which are # HELP, # TYPE, # UNIT and # EOF');
  } else readSample(cursor, reading, start);
}

function readMetadata(cursor: Cursor, reading: Reading, start: number, word: string): void {
  const name = cursor.take(metricName) ?? cursor.take(quoted)?.slice(1, -1);
  if (name === undefined) return refuse(`${word} has no valid metric name`);
  const rest = cursor.take(restOfLine)?.slice(1, -1);
  if (rest === undefined) return refuse(`there is no text after ${word} ${name}, or no line feed`);
  if (word === 'HELP') reading.help(start, name, unescapeText(rest, /\\([\\n"])/g));
  else if (word === 'TYPE') reading.type(start, name, rest);
  else readUnit(reading, start, name, rest);
}

function readUnit(reading: Reading, start: number, name: string, unit: string): void {
  if (unit !== '' && !name.endsWith(`_${unit}`)) refuse(`the name ${name} does not end in its unit ${unit}`);
  const family = reading.family(start, name);
  if (family.unit !== undefined) reading.note(start, `${name} has a second UNIT`);
  family.unit = unit;
}

function readSample(cursor: Cursor, reading: Reading, start: number): void {
  let name = cursor.take(metricName);
  let labels: Braces['labels'] = [];
  const note = (said: string) => {
    reading.note(start, said);
  };
  const rules: BraceRules = { space: nothing, isLoose: false, note };
  if (cursor.take(brace) !== undefined) {
    const braces = readBraces(cursor, rules);
    if (braces.name !== undefined && name !== undefined) refuse('the series has two names');
    name ??= braces.name;
    labels = braces.labels;
    if (braces.hasLastComma) note('there is a comma after the last label');
  } else if (name === undefined) refuse(notSample);
  if (name === undefined) return refuse('the series has no name');
  const end = cursor.position;
  const number = cursor.take(value);
  if (number === undefined) return refuse(notSample);
  const read = readValue(number.slice(1));
  const hasExemplar = cursor.take(exemplar) !== undefined;
  const time = hasExemplar ? undefined : cursor.take(value);
  const timestamp = time === undefined ? undefined : readTime(time.slice(1));
  if (hasExemplar || cursor.take(exemplar) !== undefined) readExemplar(cursor, rules, name);
  if (cursor.take(lineFeed) === undefined) {
    refuse(cursor.isAtEnd() ? 'the exposition does not end with # EOF' : notSample);
  }
  reading.add(start, cursor.text.slice(start, end), { name, labels, value: read, timestamp });
}

const notSample =
  'not a sample: expected name{label="value"} value, with an optional time and exemplar, separated by one space';

/** Reads an exemplar after its opening brace. Prometheus takes one of any series. */
function readExemplar(cursor: Cursor, rules: BraceRules, series: string): void {
  const { name, labels } = readBraces(cursor, rules);
  if (name !== undefined) refuse('an exemplar has no name');
  const number = cursor.take(value);
  if (number === undefined) return refuse('the exemplar has no value');
  readValue(number.slice(1));
  const time = cursor.take(value);
  if (time !== undefined) readTime(time.slice(1));
  if (!/_(total|bucket)$/.test(series)) {
    rules.note(`${series} has an exemplar, which only counters and buckets may have`);
  }
  if (Array.from(labels.flat().join('')).length > 128) {
    rules.note('the labels of the exemplar are longer than 128 characters');
  }
}

/** Parses a time in seconds and returns milliseconds. */
function readTime(text: string): number {
  const seconds = readValue(text);
  if (!Number.isFinite(seconds)) return refuse(`invalid time ${text}`);
  const milliseconds = Math.trunc(seconds * 1000);
  // Too far away for Prometheus, which then has the first time that it knows.
  return Math.abs(milliseconds) < 2 ** 63 ? milliseconds : -(2 ** 63);
}
