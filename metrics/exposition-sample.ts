import { floatText } from './bucket';
import { refuse, refuseInvalidText, type Cursor } from './exposition-cursor';

/** Pattern of metric names without quotation marks. */
export const metricName = /[a-zA-Z_:][a-zA-Z0-9_:]*/y;

/** Text in quotation marks. Some readers allow line feeds in it. */
export const quoted = /"[^"\\]*(?:\\[^\n][^"\\]*)*"/y;
const quotedLine = /"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*"/y;

const labelName = /[a-zA-Z_][a-zA-Z0-9_]*/y;
const equal = /=/y;
const comma = /,/y;
const closingBrace = /\}/y;
const nameEnd = /(?=[,}])/y;

/** Differences between the formats in what stands between braces. */
export interface BraceRules {
  /** Matches white space that may separate the parts; it may match nothing. */
  readonly space: RegExp;
  /** Whether the comma between two labels may be missing, and a value may contain a line feed. */
  readonly isLoose: boolean;
  /** Called for what the format does not allow although Prometheus takes it. */
  readonly note: (problem: string) => void;
}

/** Note on a name in quotation marks. */
export const quotedName =
  'names in quotation marks (UTF-8) need a content type with escaping=allow-utf-8, as in version 1.0.0 of the formats';

/** Content of the braces of a series. */
export interface Braces {
  /** Metric name in quotation marks, which Prometheus 3 uses for UTF-8 names. */
  readonly name: string | undefined;
  readonly labels: readonly (readonly [label: string, value: string])[];
  /** Whether a comma stands before the closing brace. */
  readonly hasLastComma: boolean;
}

/**
 * Reads from an opening brace, which is already taken, to the closing one.
 *
 * @throws ValidationError when Prometheus does not take it
 */
export function readBraces(cursor: Cursor, { space, isLoose, note }: BraceRules): Braces {
  let name: string | undefined;
  const labels: [string, string][] = [];
  let isSeparated: boolean | undefined;
  for (;;) {
    cursor.take(space);
    if (cursor.take(closingBrace) !== undefined) return { name, labels, hasLastComma: isSeparated === true };
    if (isSeparated === false) note('there is no comma between two labels');
    const plain = cursor.take(labelName);
    const text = plain ?? cursor.take(quoted);
    if (text === undefined) return refuse('the labels are not name="value", separated by commas');
    if (plain === undefined) note(quotedName);
    cursor.take(space);
    if (plain === undefined && cursor.take(nameEnd) !== undefined) {
      if (name !== undefined) refuse('the series has two names');
      name = unquoted(text);
      isSeparated = cursor.take(comma) !== undefined;
      continue;
    }
    if (cursor.take(equal) === undefined) refuse(`there is no = after the label ${text}`);
    cursor.take(space);
    const value = cursor.take(isLoose ? quoted : quotedLine);
    if (value === undefined) return refuse(`the value of the label ${text} is not in quotation marks`);
    refuseInvalidText(value, `the value of the label ${text}`);
    const escape = isLoose ? invalidEscape(value, 'n"\\\\') : undefined;
    if (escape !== undefined) note(`invalid escape sequence ${escape}, which Prometheus stores as it is`);
    labels.push([plain ?? unquoted(text), unquoted(value)]);
    cursor.take(space);
    isSeparated = cursor.take(comma) !== undefined;
    if (!isSeparated && !isLoose && cursor.text[cursor.position] !== '}') {
      refuse('there is no comma between two labels');
    }
  }
}

/** Removes the quotation marks of a name or value and unescapes it. Other backslashes are literal. */
export function unquoted(text: string): string {
  return unescapeText(text.slice(1, -1), /\\([\\n"])/g);
}

/** Returns the first backslash before another character than these. */
export function invalidEscape(text: string, allowed: string): string | undefined {
  return [...text.matchAll(/\\[^]/g)].map(([escape]) => escape).find((escape) => !allowed.includes(escape[1]!));
}

/** Replaces escape sequences. */
export function unescapeText(text: string, escaped: RegExp): string {
  return text.replace(escaped, (_, character: string) => (character === 'n' ? '\n' : character));
}

/**
 * Parses a number like Prometheus: like Go, but without hexadecimal numbers. Source:
 * https://pkg.go.dev/strconv#ParseFloat.
 */
export function readValue(text: string): number {
  const value = numberOf(text);
  if (value === undefined) return refuse(`invalid number "${text}"`);
  return value;
}

function numberOf(text: string): number | undefined {
  const special = /^([+-]?)inf(?:inity)?$/i.exec(text);
  if (special) return special[1] === '-' ? -Infinity : Infinity;
  if (/^nan$/i.test(text)) return NaN;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return undefined;
  const value = Number(text);
  // Go reports a number out of range.
  return Number.isFinite(value) ? value : undefined;
}

/** Parses the value of a label such as `le`. Returns NaN for what is no number. */
export function boundOf(text: string | undefined): number {
  return (text === undefined ? undefined : numberOf(text)) ?? NaN;
}

/**
 * Returns the value of `le` or `quantile` as Prometheus stores it: `1` becomes `1.0`. What is no
 * number stays.
 */
export function storedBound(text: string): string {
  const bound = numberOf(text);
  return bound === undefined ? text : floatText(bound);
}

/**
 * Returns the labels that Prometheus stores: those with a value.
 *
 * @throws ValidationError when Prometheus does not take them
 */
export function storedLabels(labels: Braces['labels']): Record<string, string> {
  const empty = new Set(labels.filter(([, value]) => value === '').map(([label]) => label));
  const stored = new Map<string, string>();
  for (const [label, value] of labels) {
    if (label === '__name__') refuse('the label __name__ stands beside the name of the series');
    if (empty.has(label)) continue;
    if (stored.has(label)) refuse(`the label ${label} occurs twice`);
    if (label === '') refuse('a label has no name');
    refuseInvalidText(label, 'the name of a label');
    stored.set(label, value);
  }
  return Object.fromEntries(stored);
}
