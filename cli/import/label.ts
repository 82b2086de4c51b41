import { httpStatus } from '../../metrics';

/** Label of a metric as source. */
export interface LabelText {
  readonly text: string;
  /** Number of values that the label is expected to have. */
  readonly expected: number;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const rareMethods = ['CONNECT', 'TRACE'];
const statusClasses = ['1xx', '2xx', '3xx', '4xx', '5xx'];

/** Labels whose set of values is never complete. */
const unbounded =
  /(^|_)(account|address|addr|bucket|client|cmd|command|container|customer|database|datname|db|device|disk|endpoint|error|exception|file|group|handler|host|hostname|id|instance|interface|ip|job|key|message|model|mountpoint|name|namespace|node|page|path|pod|port|query|queue|route|service|table|template|tenant|topic|uri|url|user|username|version)$/i;

/**
 * Guesses the declaration of a label from the values in an exposition.
 *
 * @param values the distinct values
 * @param isConstant whether the label belongs to an info metric, whose values do not change while
 * the process runs
 */
export function labelText(label: string, values: readonly string[], isConstant: boolean): LabelText {
  const sorted = [...values].sort();
  const all = (allowed: readonly string[]) => sorted.every((value) => allowed.includes(value));
  if (isConstant) return open(sorted.length, sorted);
  if (all(['true', 'false'])) return { text: 'flag()', expected: 2 };
  if (all(httpStatus('200').values!) && /(status|code)$/i.test(label)) {
    return { text: `httpStatus(${list(sorted)})`, expected: sorted.length };
  }
  if (all(statusClasses)) return closed(statusClasses);
  if (/method$/i.test(label)) {
    for (const spelled of [(method: string) => method, (method: string) => method.toLowerCase()]) {
      if (!all([...methods, ...rareMethods].map(spelled))) continue;
      return closed([...methods.map(spelled), ...rareMethods.map(spelled).filter((method) => sorted.includes(method))]);
    }
  }
  const areWords = sorted.every((value) => /^[a-z][a-z_ -]{0,24}$/i.test(value));
  const isFew = sorted.length > 1 && sorted.length <= 8;
  return areWords && isFew && !unbounded.test(label) ? closed(sorted) : open(roomFor(sorted.length), sorted);
}

/** Returns the first of 1, 2.5, 5, 10, … that is at least 5 and at least twice `seen`. */
export function roomFor(seen: number): number {
  for (let power = 1; ; power *= 10) {
    const found = [1, 2.5, 5].map((step) => step * power).find((step) => step >= 2 * seen && step >= 5);
    if (found !== undefined) return found;
  }
}

function open(expected: number, values: readonly string[]): LabelText {
  return {
    text: `open(${[expected, ...values.slice(0, 3).map((value) => JSON.stringify(value))].join(', ')})`,
    expected,
  };
}

function closed(values: readonly string[]): LabelText {
  return { text: `closed(${list(values)})`, expected: values.length };
}

function list(values: readonly string[]): string {
  return values.map((value) => JSON.stringify(value)).join(', ');
}
