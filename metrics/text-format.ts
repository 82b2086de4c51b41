import type { ExpositionSample, ParsedExposition } from './exposition-metric';
import { Cursor, refuse } from './exposition-cursor';
import type { Family, FamilyRules, SeriesRule } from './exposition-family';
import { ExpositionReading } from './exposition-reading';
import {
  boundOf,
  invalidEscape,
  metricName,
  quoted,
  quotedName,
  readBraces,
  readValue,
  unescapeText,
  type Braces,
} from './exposition-sample';

type TextType = 'counter' | 'gauge' | 'histogram' | 'summary' | 'untyped';

const parts = (type: 'histogram' | 'summary', ...suffixes: readonly string[]): Readonly<Record<string, SeriesRule>> =>
  Object.fromEntries(suffixes.map((suffix) => [suffix, { type, isPart: true }]));

const rules: FamilyRules<TextType> = {
  types: ['counter', 'gauge', 'histogram', 'summary', 'untyped'],
  untyped: 'untyped',
  series: {
    counter: { '': { type: 'counter', isPart: false } },
    gauge: { '': { type: 'gauge', isPart: false } },
    histogram: parts('histogram', '_bucket', '_sum', '_count', ''),
    summary: parts('summary', '', '_sum', '_count'),
    untyped: { '': { type: 'untyped', isPart: false } },
  },
  problem,
};

/**
 * Parses an exposition in Prometheus' text format, version 0.0.4 or 1.0.0, and takes what
 * Prometheus takes. Sources:
 * https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format,
 * https://github.com/prometheus/prometheus/blob/v3.16.0/model/textparse/promlex.l.
 *
 * @throws ValidationError with the first line that Prometheus rejects, and with it all samples
 */
export function parseText(text: string): ParsedExposition {
  const isEnded = text === '' || text.endsWith('\n');
  const cursor = new Cursor(isEnded ? text : `${text}\n`);
  const reading = new ExpositionReading(cursor, rules);
  let last = 0;
  while (!cursor.isAtEnd()) {
    reading.line((start) => {
      last = start;
      readLine(cursor, reading, start);
    });
  }
  if (!isEnded) reading.note(last, 'the last line does not end with a line feed');
  return reading.finish();
}

type Reading = ExpositionReading<TextType>;

const space = /[ \t]*/y;
const lineFeed = /\n/y;
const keyword = /#[ \t]+(?:HELP|TYPE)[ \t]+/y;
const comment = /#[^\n]*\n/y;
const endOfOpenMetrics = /# EOF\n/y;
const brace = /\{/y;
const value = /[^{ \t\n]+/y;
const digits = /[0-9]+/y;
const restOfLine = /[^\n]*/y;

function readLine(cursor: Cursor, reading: Reading, start: number): void {
  cursor.take(space);
  if (cursor.take(lineFeed) !== undefined) return;
  const found = cursor.take(keyword);
  if (found !== undefined) {
    readMetadata(cursor, reading, start, found.includes('HELP'));
    return;
  }
  if (cursor.take(endOfOpenMetrics) !== undefined) {
    reading.note(start, '# EOF ends an exposition in OpenMetrics; in the text format it is a comment');
    return;
  }
  const text = cursor.take(comment);
  if (text === undefined) readSample(cursor, reading, start);
  else if (/^#[ \t]+(?:HELP|TYPE)\n$/.test(text)) reading.note(start, 'HELP or TYPE without a metric is a comment');
}

function readMetadata(cursor: Cursor, reading: Reading, start: number, isHelp: boolean): void {
  const plain = cursor.take(metricName);
  const name = plain ?? cursor.take(quoted)?.slice(1, -1);
  if (name === undefined) return refuse(`${isHelp ? 'HELP' : 'TYPE'} has no valid metric name`);
  const rest = cursor.take(restOfLine)!;
  cursor.take(lineFeed);
  if (plain === undefined) reading.note(start, quotedName);
  if (/^[^ \t]/.test(rest)) reading.note(start, `the name ${name} is followed by "${rest[0]}" instead of a space`);
  if (/^[^\0-\x7f]/.test(rest)) refuse(`the name ${name} is followed by "${rest[0]}" instead of a space`);
  // Prometheus drops one character after the name, and white space alone.
  const text = /^[ \t]*$/.test(rest) ? '' : rest.slice(1);
  const escape = isHelp ? invalidEscape(text, 'n\\') : undefined;
  if (escape !== undefined) reading.note(start, `invalid escape sequence ${escape}, which Prometheus stores as it is`);
  if (isHelp) reading.help(start, name, unescapeText(text, /\\([\\n])/g));
  else if (text.endsWith('\r')) refuse('the line ends with a carriage return', 'end lines with a line feed only');
  else reading.type(start, name, text);
}

function readSample(cursor: Cursor, reading: Reading, start: number): void {
  const isIndented = cursor.position > start;
  const outer = cursor.take(metricName);
  // Prometheus stores white space before a name as part of it.
  let name = outer === undefined ? undefined : cursor.text.slice(start, cursor.position);
  cursor.take(space);
  let labels: Braces['labels'] = [];
  let end = outer === undefined ? cursor.position : start + name!.length;
  if (cursor.take(brace) !== undefined) {
    const note = (said: string) => {
      reading.note(start, said);
    };
    const braces = readBraces(cursor, { space, isLoose: true, note });
    if (braces.name !== undefined && name !== undefined) refuse('the series has two names');
    name ??= braces.name;
    labels = braces.labels;
    end = cursor.position;
  } else if (outer === undefined)
    refuse('not a sample: a name, labels in braces, a value and an optional time', hint(cursor, start));
  if (name === undefined) return refuse('the series has no name');
  if (isIndented && outer !== undefined)
    reading.note(start, 'white space before a name, which Prometheus stores with it');
  cursor.take(space);
  const number = cursor.take(value);
  if (number === undefined) return refuse('there is no value after the series');
  if (number.endsWith('\r')) refuse('the line ends with a carriage return', 'end lines with a line feed only');
  const read = readValue(number);
  cursor.take(space);
  const time = cursor.take(digits);
  if (time !== undefined && BigInt(time) > 2n ** 63n - 1n) refuse('the time is too large');
  cursor.take(space);
  if (cursor.take(lineFeed) === undefined) {
    refuse(
      time === undefined
        ? 'the time is not a number of milliseconds since 1970'
        : 'there is text after the value and the time',
      hint(cursor, cursor.position),
    );
  }
  const timestamp = time === undefined ? undefined : Number(time);
  reading.add(start, cursor.text.slice(start, end), { name, labels, value: read, timestamp });
}

/** Returns the remedy for a known cause. */
function hint({ text }: Cursor, position: number): string | undefined {
  if (text[position] === '\ufeff') return 'remove the byte order mark';
  if (text[position] === '#') return 'serve exemplars in OpenMetrics only';
  return undefined;
}

/** Returns a difference from the labels and series that a type requires. */
function problem({ name, type }: Family<TextType>, suffix: string, { labels }: ExpositionSample): string | undefined {
  if (type === 'histogram') {
    if (suffix === '') return `the histogram ${name} has a sample other than buckets, sum and count`;
    if (suffix === '_bucket' && Number.isNaN(boundOf(labels.le))) return `a bucket of ${name} has no bound`;
  }
  if (type === 'summary' && suffix === '' && Number.isNaN(boundOf(labels.quantile))) {
    return `a sample of the summary ${name} has no quantile`;
  }
  return undefined;
}
