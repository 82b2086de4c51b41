import { inPath, ValidationError } from '../core/errors';
import type { ExpositionSample } from './exposition-metric';

/** The name of a metric. */
export const metricNamePattern = '[a-zA-Z_:][a-zA-Z0-9_:]*';

/** Says what breaks the format; the line is added by {@link readLines}. */
export function refuse(problem: string): never {
  throw new ValidationError({ problem });
}

/**
 * Reads a page line by line.
 *
 * @throws ValidationError with the number of the first line that breaks the format
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

/** As much of a line as tells which one it is. */
function shortened(line: string): string {
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

/** Prometheus 3 takes any UTF-8 as a name when it stands in quotes; queries and catalogues here do not. */
export function refuseQuotedName(line: string): void {
  if (!/^[ \t]*(?:#[ \t]+[A-Z]+[ \t]+"|\{[ \t]*")/.test(line)) return;
  throw new ValidationError({
    problem: 'the name of a metric stands in quotes',
    allowed: metricNamePattern,
    remedy: 'give it a name in the application that needs none',
  });
}

const labelPattern =
  /[ \t]*(?<label>[a-zA-Z_][a-zA-Z0-9_]*)[ \t]*=[ \t]*"(?<value>(?:[^"\\]|\\.)*)"[ \t]*(?<comma>,|$)/y;

/** Reads what stands between the braces of a series. */
export function readLabels(text: string, unescapeValue: (value: string) => string): ExpositionSample['labels'] {
  const labels = new Map<string, string>();
  labelPattern.lastIndex = 0;
  while (text.slice(labelPattern.lastIndex).trim() !== '') {
    const groups = labelPattern.exec(text)?.groups;
    if (!groups) return refuse('the labels are not name="value", parted by commas');
    const { label = '', value = '' } = groups;
    if (labels.has(label)) refuse(`the label ${label} stands there twice`);
    labels.set(label, unescapeValue(value));
  }
  return Object.fromEntries(labels);
}

/** Numbers as Go reads them: https://pkg.go.dev/strconv#ParseFloat; the hexadecimal ones, which no page has, left out. */
export function readValue(text: string): number {
  const special = /^([+-]?)inf(?:inity)?$/i.exec(text);
  if (special) return special[1] === '-' ? -Infinity : Infinity;
  if (/^nan$/i.test(text)) return NaN;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) refuse(`"${text}" is no number`);
  return Number(text);
}

/** The number of a label such as `le`; not a number where there is none. */
export function boundOf(text: string | undefined): number {
  return text === undefined ? NaN : readValue(text);
}
