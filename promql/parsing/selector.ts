import { ValidationError } from '../../core/errors';
import type { Series } from '../../metrics';
import { matchesValue } from '../matcher';
import { isLabelText, type MatcherNode, type MatchOperator, type SelectorNode } from '../node';
import { fail, stringValue } from './literals';
import type { TokenReader } from './token-reader';

/**
 * Returns the series with a name. The name is empty for a selector that does not name one series;
 * then it returns all series that the matchers can select, some of which can be of `__name__`.
 */
export type SeriesLookup = (name: string, matchers: readonly MatcherNode[]) => Series | readonly Series[];

const matchOperators: readonly MatchOperator[] = ['=', '!=', '=~', '!~'];

/** Keyword that the grammar of Prometheus lacks where labels can be keywords. */
const noLabel = 'without';

/** Parses matchers in braces. A quoted name without an operator is the name of the metric. */
export function readMatchers(reader: TokenReader): MatcherNode[] {
  return readList(reader, '{', '}', () => {
    const isQuoted = reader.peek().kind === 'string';
    const label = isQuoted ? readString(reader) : readName(reader);
    const operator = reader.symbol(...matchOperators);
    if (operator) return { label, operator, value: readString(reader) };
    return isQuoted ? { label: '__name__', operator: '=', value: label } : fail(reader.error(matchOperators));
  });
}

/** Parses labels in parentheses. */
export function readLabels(reader: TokenReader): string[] {
  return readList(reader, '(', ')', () => {
    const token = reader.peek();
    if (token.kind !== 'string') return reader.isKeyword([noLabel]) ? fail(reader.error('a label')) : readName(reader);
    const label = readString(reader);
    return isLabelText(label) ? label : fail(reader.error('a label in UTF-8', token));
  });
}

/** Parses a list in brackets. A comma can follow the last element. */
function readList<T>(reader: TokenReader, open: string, close: string, element: () => T): T[] {
  reader.expect(open);
  const list: T[] = [];
  while (!reader.symbol(close)) {
    list.push(element());
    if (!reader.symbol(',') && !reader.isSymbol([close])) throw reader.error([',', close]);
  }
  return list;
}

function readName(reader: TokenReader): string {
  return reader.peek().kind === 'name' ? reader.next().text : fail(reader.error('a label'));
}

function readString(reader: TokenReader): string {
  const token = reader.peek();
  const value = token.kind === 'string' ? stringValue(token.text) : undefined;
  reader.next();
  return value ?? fail(reader.error('a string in quotes, with escapes of Go', token));
}

/** Creates the selector of matchers, of which some can be of `__name__`. */
export function selectorOf(matchers: readonly MatcherNode[], lookup: SeriesLookup): SelectorNode {
  const names = matchers.filter(({ label }) => label === '__name__');
  const [only] = names;
  const isNamed = names.length === 1 && only?.operator === '=' && only.value !== '';
  if (!isNamed && matchers.every((matcher) => matchesValue(matcher, ''))) {
    throw new ValidationError({
      problem: 'a selector without a name would select all metrics',
      allowed: 'a matcher that does not match the empty value',
    });
  }
  const own = isNamed ? matchers.filter((matcher) => matcher !== only) : matchers;
  const candidates = [lookup(isNamed ? only.value : '', own)].flat();
  return isNamed && candidates.length === 1
    ? { type: 'selector', series: candidates[0]!, matchers: own }
    : { type: 'selector', series: commonSeries(candidates), candidates, matchers };
}

/** Common properties of series: the labels of all, with the values of any. */
function commonSeries(candidates: readonly Series[]): Series {
  const [first, ...others] = candidates;
  const labels = Object.keys(first!.labels).filter((label) => others.every((one) => Object.hasOwn(one.labels, label)));
  const valuesOf = (label: string) => {
    const values = candidates.map((one) => one.labels[label]);
    return values.every((list) => list !== undefined) ? [...new Set(values.flat())] : undefined;
  };
  return {
    ...first!,
    name: '',
    labels: Object.fromEntries(labels.map((label) => [label, valuesOf(label)])),
    expected: candidates.reduce((sum, { expected }) => sum + expected, 0),
  };
}
