import { httpStatus } from '../../metrics';

/** Label of a metric as source. */
export interface LabelText {
  readonly text: string;
  /** Number of values that the label is expected to have. */
  readonly expected: number;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const rareMethods = ['CONNECT', 'TRACE'];

/** Methods in lower case that caches and stores have too. */
const methodsOfStores = ['get', 'put', 'delete'];
const statusClasses = ['1xx', '2xx', '3xx', '4xx', '5xx'];

/** Class of responses that HAProxy counts beside those of HTTP. */
const otherClass = 'other';

/**
 * Outcomes of requests in Micrometer. Source:
 * https://docs.spring.io/spring-boot/reference/actuator/metrics.html#actuator.metrics.supported.
 */
const outcomes = ['SUCCESS', 'REDIRECTION', 'CLIENT_ERROR', 'SERVER_ERROR', 'INFORMATIONAL', 'UNKNOWN'];

/** Method of OpenTelemetry in place of those that it does not know. */
const otherMethod = '_OTHER';

/**
 * Guesses the declaration of a label from its values in all metrics. It is closed only when the set
 * of values is known, such as that of HTTP methods: an exposition does not show what else may come.
 *
 * @param values the distinct values
 */
export function labelText(label: string, values: readonly string[]): LabelText {
  const sorted = [...values].sort();
  const all = (allowed: readonly string[]) => sorted.every((value) => allowed.includes(value));
  if (all(['true', 'false'])) return { text: 'flag()', expected: 2 };
  if (all(httpStatus('200').values!) && /(status|code)$/i.test(label)) {
    return { text: `httpStatus(${list(sorted)})`, expected: sorted.length };
  }
  if (all([...statusClasses, otherClass]) && sorted.some((value) => value !== otherClass)) {
    return closed([...statusClasses, ...(sorted.includes(otherClass) ? [otherClass] : [])]);
  }
  if (/method$/i.test(label)) {
    const others = label === 'http_request_method' ? [otherMethod] : [];
    for (const spelled of [(method: string) => method, (method: string) => method.toLowerCase()]) {
      if (!all([...methods, ...rareMethods].map(spelled).concat(others)) || all(methodsOfStores)) continue;
      const rare = rareMethods.map(spelled).filter((method) => sorted.includes(method));
      return closed([...methods.map(spelled), ...rare, ...others]);
    }
  }
  if (label === 'outcome' && all(outcomes)) return closed(outcomes);
  if (/scheme$/i.test(label) && all(['http', 'https'])) return closed(['http', 'https']);
  return open(roomFor(sorted.length), sorted);
}

/** Declares the states of a stateset, which exposes all of them. */
export function stateLabelText(values: readonly string[]): LabelText {
  return closed([...values].sort());
}

/** Declares a label of an info metric, whose values do not change while the process runs. */
export function constantLabelText(values: readonly string[]): LabelText {
  return open(values.length, [...values].sort());
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
