import { inPath, ValidationError } from '../core/errors';
import type { ExpositionSample } from './exposition-metric';

/** Pattern of metric names. */
export const metricNamePattern = '[a-zA-Z_:][a-zA-Z0-9_:]*';

/** Throws an error of the format. {@link readLines} adds the line number. */
export function refuse(problem: string): never {
  throw new ValidationError({ problem });
}

/**
 * Reads an exposition line by line.
 *
 * @throws ValidationError with the number of the first invalid line
 */
export function readLines(text: string, read: (line: string, isLast: boolean) => void): void {
  const lines = text.split('\n');
  lines.forEach((line, index) => {
    try {
      read(line, index === lines.length - 1);
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      throw new ValidationError(
        inPath(
          `line ${index + 1}`,
          error.issues.map((issue) => ({ ...issue, given: shortened(line) })),
        ),
      );
    }
  });
}

/** Shortens a line for a message. */
function shortened(line: string): string {
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

/**
 * Rejects quoted names, which Prometheus 3 uses for UTF-8 names and which catalogues do not
 * support.
 */
export function refuseQuotedName(line: string): void {
  if (!/^[ \t]*(?:#[ \t]+[A-Z]+[ \t]+"|\{[ \t]*")/.test(line)) return;
  throw new ValidationError({
    problem: 'quoted name of a metric',
    allowed: metricNamePattern,
    remedy: 'rename the metric in the application',
  });
}

const labelPattern =
  /[ \t]*(?<label>[a-zA-Z_][a-zA-Z0-9_]*)[ \t]*=[ \t]*"(?<value>(?:[^"\\]|\\.)*)"[ \t]*(?<comma>,|$)/y;

/** Parses the text between the braces of a series. */
export function readLabels(text: string, unescapeValue: (value: string) => string): ExpositionSample['labels'] {
  const labels = new Map<string, string>();
  labelPattern.lastIndex = 0;
  while (text.slice(labelPattern.lastIndex).trim() !== '') {
    const groups = labelPattern.exec(text)?.groups;
    if (!groups) return refuse('the labels are not name="value", separated by commas');
    const { label = '', value = '' } = groups;
    if (labels.has(label)) refuse(`the label ${label} occurs twice`);
    labels.set(label, unescapeValue(value));
  }
  return Object.fromEntries(labels);
}

/**
 * Parses a number like Go, except for hexadecimal numbers. Source:
 * https://pkg.go.dev/strconv#ParseFloat.
 */
export function readValue(text: string): number {
  const special = /^([+-]?)inf(?:inity)?$/i.exec(text);
  if (special) return special[1] === '-' ? -Infinity : Infinity;
  if (/^nan$/i.test(text)) return NaN;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) refuse(`invalid number "${text}"`);
  return Number(text);
}

/** Parses the value of a label such as `le`. Returns NaN without a value. */
export function boundOf(text: string | undefined): number {
  return text === undefined ? NaN : readValue(text);
}
