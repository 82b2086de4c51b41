import { closest } from 'fastest-levenshtein';
import { collectIssues, distinctIssues, inPath, ValidationError, type Issue } from '../core/errors';
import type { Catalogue, Series, Unit } from '../metrics';
import { refuseNotExposed } from '../metrics/not-exposed';
import { expressionIssues } from './check';
import { withIssues } from './issues';
import { labelsOf } from './labels';
import { matchesValue } from './matcher';
import { isComparison, type BinaryNode, type MatcherNode, type Node } from './node';
import { recorded } from './objective';
import { parse, type SeriesLookup } from './parse';
import { kindOf } from './signature';
import { textIssues } from './checks/text';
import { Condition, InstantVector } from './vector';

/** Properties of PromQL as text. */
export interface RawProps<L extends string, U extends Unit> {
  /** Catalogues whose metrics the text can use. */
  readonly catalogues: readonly Catalogue[];
  /**
   * Labels of the result, which are checked.
   *
   * @default - none
   */
  readonly labels?: readonly L[];
  /** Unit of the result, which is not checked. */
  readonly unit: U;
}

/** PromQL whose unit is given, otherwise a compiler message, which is shorter than that of a missing property. */
export type Text<U extends Unit> = [U] extends [never] ? ['a unit: raw(text, { unit, catalogues })'] : string;

/**
 * PromQL as text, for expressions that the typed functions do not support. Every form of Prometheus
 * 3.16 is accepted, and the rendered text means the same. A scalar, such as `time()`, is a whole query
 * of a panel or a recording rule. Its functions, metrics, labels and matching
 * are checked against the catalogues.
 *
 * Issues: a syntax error; names, kinds and matching that do not fit the catalogues; the value of a
 * counter outside `rate()` and similar functions; a quantile outside 0 to 1; an unknown source of
 * `label_replace()` or `label_join()`; a pattern or a replacement of `label_replace()` that cannot work;
 * joins of several series with several. What depends on labels is checked where the catalogues say which
 * series exist.
 */
export function raw<U extends Unit = never, const L extends string = never>(
  text: Text<U>,
  props: RawProps<L, U>,
): InstantVector<L, U> {
  return new InstantVector(checkedNode(text as string, props), props.unit);
}

/**
 * PromQL as text for the condition of an alert, see {@link raw}.
 *
 * A further issue is an expression without a filter, because the alert would always fire.
 */
export function rawCondition<U extends Unit = never, const L extends string = never>(
  text: Text<U>,
  props: RawProps<L, U>,
): Condition<L, U> {
  const node = checkedNode(text as string, props);
  const issue = {
    problem: 'An alert expression must be able to return nothing; otherwise the alert always fires',
    given: shortened(text as string),
    allowed: 'a comparison, absent(), or a combination of them with and, or, unless',
  };
  const isKnown = node.issues !== undefined || isCondition(node);
  return new Condition(withIssues(node, isKnown ? [] : [issue]), props.unit);
}

function checkedNode(text: string, { catalogues, labels = [] }: RawProps<string, Unit>): Node {
  const issues: Issue[] = [];
  const node = collectIssues(issues, () => parse(text, lookupIn(catalogues)), unreadable(labels));
  if (issues.length === 0) {
    issues.push(...distinctIssues([...expressionIssues(node), ...textIssues(node)]), ...resultIssues(node, labels));
  }
  return withIssues(node, inPath(`PromQL ${JSON.stringify(shortened(text))}`, issues));
}

/** Beginning of a text, for messages of one line. */
function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}

function resultIssues(node: Node, labels: readonly string[]): Issue[] {
  const present = labelsOf(node);
  const kind = kindOf(node);
  return [
    ...(kind === 'instant vector' || kind === 'scalar'
      ? []
      : [{ problem: `the result is a ${kind}`, allowed: 'an instant vector or a scalar' }]),
    ...labels
      .filter((label) => !present.has(label))
      .map((label) => ({ problem: `the result has no label "${label}"`, allowed: [...present].join(', ') || 'none' })),
  ];
}

/** Placeholder of an expression with a syntax error, with the declared labels. */
function unreadable(labels: readonly string[]): Node {
  return recorded('unreadable', labels, 'none').node;
}

/** Functions whose result exists whether or not their vector has series. */
const alwaysWithResult: readonly string[] = ['scalar', 'vector'];

/** Tests whether an expression holds only series that meet a condition. */
function isCondition(node: Node): boolean {
  switch (node.type) {
    case 'number':
    case 'string':
    case 'selector':
    case 'matrix':
    case 'labelSelector':
      return false;
    case 'negation':
    case 'subquery':
    case 'aggregation':
      return isCondition(node.expression);
    case 'call':
      if (node.name === 'absent' || node.name === 'absent_over_time') return true;
      return !alwaysWithResult.includes(node.name) && node.args.some(isCondition);
    case 'binary':
      return isConditionOfBoth(node);
  }
}

function isConditionOfBoth({ operator, bool, left, right, matching }: BinaryNode): boolean {
  if (operator === 'or') return isCondition(left) && isCondition(right);
  if (operator === 'and' || operator === 'unless') return true;
  const isFilter = isComparison(operator) && !bool;
  // A value for missing series gives a result without a condition.
  return isFilter || (!matching?.fill && (isCondition(left) || isCondition(right)));
}

/**
 * Returns a function that finds series in catalogues. Its error suggests the most similar name.
 */
export function lookupIn(catalogues: readonly Catalogue[]): SeriesLookup {
  const known = new Map<string, Series>(catalogues.flatMap(({ series }) => [...series]));
  const metrics = `metrics of ${catalogues.map((catalogue) => catalogue.name).join(', ') || 'no catalogue'}`;
  return (name, matchers) => {
    if (name === '') return selected([...known.values()], matchers, metrics);
    const series = known.get(name);
    if (series) return series;
    refuseNotExposed(name, catalogues);
    throw new ValidationError({
      problem: `unknown metric "${name}"`,
      allowed: `the ${metrics}`,
      ...(known.size > 0 ? { remedy: `did you mean ${closest(name, [...known.keys()])}?` } : {}),
    });
  };
}

/** Returns the series that matchers without one name can select. */
function selected(all: readonly Series[], matchers: readonly MatcherNode[], metrics: string): readonly Series[] {
  const found = all.filter((series) =>
    matchers.every((matcher) => {
      if (matcher.label === '__name__') return matchesValue(matcher, series.name);
      return Object.hasOwn(series.labels, matcher.label) || matchesValue(matcher, '');
    }),
  );
  if (found.length > 0) return found;
  throw new ValidationError({
    problem: `a selector without a name selects none of the ${metrics}`,
    given: matchers.map(({ label, operator, value }) => `${label}${operator}"${value}"`).join(', '),
    allowed: 'matchers of __name__ and of labels that a metric has',
  });
}
