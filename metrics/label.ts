import { repeated, throwIssues, ValidationError, type Issue } from '../core/errors';
import { wholeNumberIssues } from '../core/whole-number';

/**
 * Label of a metric. A closed label lists all values. An open label has a number of expected values
 * instead.
 *
 * @typeParam V the values: a union of literals for a closed label, `string` for an open one
 */
export interface Label<V extends string = string> {
  /** All possible values, or `undefined` for an open label. */
  readonly values: readonly V[] | undefined;
  /** Expected number of different values per target. */
  readonly expected: number;
  /** Values that occur, for synthetic samples and documentation. */
  readonly examples: readonly V[];
  /**
   * Whether series may lack it, or have it with an empty value, which Prometheus does not store.
   *
   * @default false
   */
  readonly isOptional?: boolean;
}

/** Labels of a metric by name. */
export type Labels = Readonly<Record<string, Label>>;

/**
 * Declares a label with unknown values, such as a route, a device or a database.
 *
 * @param expected expected number of different values per target
 * @param examples values that occur
 * @throws ValidationError when `expected` is not a positive integer, and for an example that is empty,
 * repeated, or not UTF-8
 */
export function open(expected: number, ...examples: readonly string[]): Label {
  checkValues(examples, 'an open label lists an example twice');
  return { values: undefined, expected: positive(expected), examples };
}

/**
 * Declares a label with a fixed set of values. Another value in a query does not compile.
 *
 * @throws ValidationError when there is no value, and for a value that is empty, repeated, or not UTF-8
 */
export function closed<const V extends string>(...values: readonly V[]): Label<V> {
  if (values.length === 0)
    throw new ValidationError({ problem: 'a closed label requires at least one value', remedy: 'use open()' });
  checkValues(values, 'a closed label lists a value twice');
  return { values, expected: values.length, examples: values };
}

/** Registered HTTP status codes. Source: https://www.iana.org/assignments/http-status-codes. */
const httpStatusCodes = (
  '100 101 102 103 200 201 202 203 204 205 206 207 208 226 300 301 302 303 304 305 307 308 400 401 402 403 404 405 406 ' +
  '407 408 409 410 411 412 413 414 415 416 417 421 422 423 424 425 426 428 429 431 451 500 501 502 503 504 505 506 507 ' +
  '508 510 511'
).split(' ') as HttpStatus[];

/**
 * HTTP status code as the value of a label. A query is checked for registered codes when it is
 * built.
 */
export type HttpStatus = `${1 | 2 | 3 | 4 | 5}${number}`;

/**
 * Declares the label of an HTTP status code. It allows all registered codes.
 *
 * @param examples status codes that the application returns; their number is the expected
 * cardinality
 * @throws ValidationError when there is no example, and for one that is repeated or not registered
 */
export function httpStatus(...examples: readonly [HttpStatus, ...HttpStatus[]]): Label<HttpStatus> {
  throwIssues([
    ...repeated(examples, { problem: 'httpStatus() lists a status code twice' }),
    ...examples
      .filter((code) => !httpStatusCodes.includes(code))
      .map((given) => ({
        problem: 'unregistered HTTP status code',
        given,
        allowed: httpStatusCodes,
        remedy: 'use open()',
      })),
  ]);
  return { values: httpStatusCodes, expected: positive(examples.length), examples };
}

/**
 * Declares a label that all series of a target may lack, such as that of an error. Otherwise a target
 * without the label breaks the contract.
 *
 * @param label the label with its values, without the empty one
 */
export function optional<const L extends Label>(label: L): L & { readonly isOptional: true } {
  return { ...label, isOptional: true };
}

/** Declares a boolean label with the values `true` and `false`. */
export function flag(): Label<'true' | 'false'> {
  return closed('true', 'false');
}

function positive(expected: number): number {
  throwIssues(wholeNumberIssues(expected, { problem: 'invalid expected number of label values' }));
  return expected;
}

function checkValues(values: readonly string[], twice: string): void {
  throwIssues([...values.flatMap(valueIssues), ...repeated(values, { problem: twice })]);
}

/** Returns the issue of a value that Prometheus does not store. */
function valueIssues(value: string): Issue[] {
  if (value === '') {
    return [
      {
        problem: 'a label has an empty value, which Prometheus does not store',
        remedy: 'declare the other values and wrap the label in optional()',
      },
    ];
  }
  return /\p{Surrogate}/u.test(value) ? [{ problem: 'a value of a label is not UTF-8', given: value }] : [];
}
