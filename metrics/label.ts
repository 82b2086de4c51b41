import { ValidationError } from '../core/errors';

/**
 * What a label may hold. A closed label lists its values; an open one does not, and says how many to expect.
 *
 * @typeParam V the values: a union of literals for a closed label, `string` for an open one
 */
export interface Label<V extends string = string> {
  /** Every value that may occur; `undefined` for an open label. */
  readonly values: readonly V[] | undefined;
  /** How many different values one target is expected to expose. */
  readonly expected: number;
  /** Values that do occur, for synthetic samples and documentation. */
  readonly examples: readonly V[];
}

/** The labels of a metric by name. */
export type Labels = Readonly<Record<string, Label>>;

/**
 * A label whose values are not known beforehand: a route, a device, a database.
 *
 * @param expected how many different values one target is expected to expose
 * @param examples values that do occur
 * @throws ValidationError when `expected` is not a positive whole number
 */
export function open(expected: number, ...examples: readonly string[]): Label {
  return { values: undefined, expected: positive(expected), examples };
}

/**
 * A label with a fixed set of values; any other one in a query is a compile error.
 *
 * @throws ValidationError when no value is given or one is given twice
 */
export function closed<const V extends string>(...values: readonly V[]): Label<V> {
  if (values.length === 0)
    throw new ValidationError({ problem: 'a closed label needs at least one value', remedy: 'use open()' });
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) throw new ValidationError({ problem: 'a closed label lists a value twice', given: twice });
  return { values, expected: values.length, examples: values };
}

/** Status codes registered for HTTP: https://www.iana.org/assignments/http-status-codes. */
const httpStatusCodes = (
  '100 101 102 103 200 201 202 203 204 205 206 207 208 226 300 301 302 303 304 305 307 308 400 401 402 403 404 405 406 ' +
  '407 408 409 410 411 412 413 414 415 416 417 421 422 423 424 425 426 428 429 431 451 500 501 502 503 504 505 506 507 ' +
  '508 510 511'
).split(' ') as HttpStatus[];

/** A status code of HTTP as a label holds it; whether it is a registered one is checked when a query is built. */
export type HttpStatus = `${1 | 2 | 3 | 4 | 5}${number}`;

/**
 * The status code of an HTTP response: closed over the registered codes, of which an application uses a few.
 *
 * @param examples the codes that the application is known to answer with; their number is the expected cardinality
 * @throws ValidationError when no example is given
 */
export function httpStatus(...examples: readonly [HttpStatus, ...HttpStatus[]]): Label<HttpStatus> {
  return { values: httpStatusCodes, expected: positive(examples.length), examples };
}

/** A boolean as most exporters write it: `true` or `false`. */
export function flag(): Label<'true' | 'false'> {
  return closed('true', 'false');
}

function positive(expected: number): number {
  if (Number.isInteger(expected) && expected > 0) return expected;
  throw new ValidationError({
    problem: 'the expected number of label values is wrong',
    given: expected,
    allowed: 'a whole number from 1 up',
  });
}
