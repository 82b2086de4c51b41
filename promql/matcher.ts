import { collectIssues, throwIssues, type Issue } from '../core/errors';
import { escapeRegularExpression } from '../core/regular-expression';
import type { Series } from '../metrics';
import { floatText } from '../metrics/bucket';
import { withIssues } from './issues';
import { compiled, mismatchIssues } from './checks/pattern';
import type { MatcherNode, SelectorNode } from './node';

/**
 * Matcher of a label: a value, a regular expression for the whole value, or the result of a
 * factory.
 */
export type Match<V extends string | number> = V | RegExp | LabelMatch<V>;

/**
 * The matchers of a selector by label.
 *
 * @typeParam L the labels
 * @typeParam V the values of the closed labels
 */
export type Matchers<L extends string, V> = {
  readonly [K in L]?: Match<K extends keyof V ? Extract<V[K], string | number> : string>;
};

/** Match of several values or a negated match. See {@link not} and {@link oneOf}. */
export class LabelMatch<V extends string | number> {
  declare private readonly value: V;

  constructor(
    /** Values, or a regular expression that the whole value must match. */
    readonly alternatives: RegExp | readonly (string | number)[],
    /** Whether other values match. */
    readonly negated: boolean,
  ) {}
}

/** Matches any of these values: `=~"GET|POST"`. */
export function oneOf<const V extends string | number>(...values: readonly [V, ...V[]]): LabelMatch<V> {
  return new LabelMatch<V>(values, false);
}

/** Excludes values: `!=`, or `!~` for several values and regular expressions. */
export function not(pattern: RegExp): LabelMatch<never>;
export function not<const V extends string | number>(match: V | LabelMatch<V>): LabelMatch<V>;
export function not<V extends string | number>(match: Match<V>): LabelMatch<V> {
  if (match instanceof LabelMatch) return new LabelMatch<V>(match.alternatives, !match.negated);
  return new LabelMatch<V>(match instanceof RegExp ? match : [match], true);
}

/**
 * Returns the selector with more matchers. Issues: an unknown label, an invalid RE2 expression, a
 * regular expression that matches or excludes no known value, one that excludes all of them, an
 * unknown value of a closed label, and a text that looks like a regular expression.
 */
export function narrowed(node: SelectorNode, matchers: object): SelectorNode {
  const added = readMatchers(matchers).map((matcher) => {
    if (matcher.issues) return matcher;
    const issues = matcherIssues(node.series, matcher);
    return withIssues(
      matcher,
      issues.length > 0 ? issues : mismatchIssues(node.series, matcher, textsOf(matchers, matcher)),
    );
  });
  return { ...node, matchers: [...node.matchers, ...added] };
}

/** Returns the texts from which a matcher was made; none for a regular expression. */
function textsOf(matchers: object, { label }: MatcherNode): readonly string[] {
  const match = (matchers as Readonly<Record<string, Match<string | number>>>)[label]!;
  const alternatives = match instanceof LabelMatch ? match.alternatives : match;
  return alternatives instanceof RegExp ? [] : [alternatives].flat().filter((one) => typeof one === 'string');
}

/** Results of {@link matcherNodes}: the validation of a policy asks once for each alert. */
const known = new WeakMap<object, readonly MatcherNode[]>();

/**
 * Converts matchers to nodes.
 *
 * @throws ValidationError when a regular expression has flags
 */
export function matcherNodes(matchers: object): readonly MatcherNode[] {
  const found = known.get(matchers);
  if (found) return found;
  const nodes = readMatchers(matchers);
  throwIssues(nodes.flatMap(({ issues = [] }) => issues));
  known.set(matchers, nodes);
  return nodes;
}

/** Converts matchers to nodes. A regular expression with flags has an issue. */
function readMatchers(matchers: object): MatcherNode[] {
  return Object.entries(matchers as Record<string, Match<string | number> | undefined>)
    .filter(([, match]) => match !== undefined)
    .map(([label, match]) => matcherNode(label, match!));
}

function matcherNode(label: string, match: Match<string | number>): MatcherNode {
  if (!(match instanceof LabelMatch))
    return matcherNode(label, new LabelMatch(match instanceof RegExp ? match : [match], false));
  const { alternatives, negated } = match;
  if (!(alternatives instanceof RegExp) && alternatives.length === 1) {
    return { label, operator: negated ? '!=' : '=', value: labelText(alternatives[0]!) };
  }
  const operator = negated ? '!~' : '=~';
  return alternatives instanceof RegExp
    ? withIssues<MatcherNode>({ label, operator, value: regExpText(alternatives) }, flagIssues(alternatives))
    : { label, operator, value: alternatives.map(labelText).map(escapeRegularExpression).join('|') };
}

/**
 * Tests whether a matcher matches a value.
 *
 * @throws ValidationError when the regular expression is invalid
 */
export function matchesValue({ label, operator, value }: MatcherNode, given: string): boolean {
  if (operator === '=' || operator === '!=') return (value === given) === (operator === '=');
  return compiled(`label ${label}`, value).matches(given) === (operator === '=~');
}

/**
 * Tests whether a matcher can match a value. One with a variable of Grafana, or with an invalid pattern,
 * which has its own issue, can match any.
 */
export function mayMatch(matcher: MatcherNode, given: string): boolean {
  return matcher.value.includes('$') || collectIssues([], () => matchesValue(matcher, given), true);
}

/** Returns the issue of an invalid regular expression. */
export function patternIssues({ label, operator, value }: MatcherNode): Issue[] {
  const issues: Issue[] = [];
  if (operator === '=~' || operator === '!~') collectIssues(issues, () => compiled(`label ${label}`, value));
  return issues;
}

/** Issues of a matcher of a series; see {@link narrowed}. */
export function matcherIssues(series: Series, { label, operator, value }: MatcherNode): Issue[] {
  if (!Object.hasOwn(series.labels, label)) {
    return [
      {
        problem: `${series.name} has no label "${label}"`,
        given: `${label}${operator}"${value}"`,
        allowed: Object.keys(series.labels),
      },
    ];
  }
  const values = series.labels[label];
  if (operator === '=' || operator === '!=') {
    if (values === undefined || value === '' || values.includes(value)) return [];
    return [{ problem: `unknown value of label ${label} of ${series.name}`, given: value, allowed: values }];
  }
  const issues: Issue[] = [];
  const pattern = collectIssues(issues, () => compiled(`label ${label} of ${series.name}`, value));
  if (!pattern || values === undefined || value === '' || values.some((one) => pattern.matches(one))) return issues;
  return [
    {
      problem: `the regular expression for label ${label} of ${series.name} matches no value`,
      given: value,
      allowed: values,
    },
  ];
}

/** Returns the text of a regular expression in Prometheus' syntax. See {@link flagIssues}. */
export function regExpText(pattern: RegExp): string {
  return pattern.source.replaceAll('\\/', '/');
}

/** Returns an issue for a regular expression with flags, which its text does not contain. */
export function flagIssues(pattern: RegExp): Issue[] {
  if (pattern.flags === '') return [];
  return [
    {
      problem: 'Prometheus does not support flags of a regular expression',
      given: pattern,
      allowed: 'no flags',
      remedy: 'write (?i) at the start of the pattern to ignore case',
    },
  ];
}

function labelText(value: string | number): string {
  return typeof value === 'number' ? floatText(value) : value;
}
