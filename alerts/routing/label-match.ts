import type { RE2JS } from 're2js';
import { ValidationError } from '../../core/errors';
import { compileRegularExpression, regularExpressionSyntax } from '../../core/regular-expression';
import type { MatcherNode, MatchOperator } from '../../promql/node';

const negations: Readonly<Record<MatchOperator, MatchOperator>> = { '=': '!=', '!=': '=', '=~': '!~', '!~': '=~' };

/**
 * Tests whether the value of a label satisfies a matcher, by the rules of Alertmanager: an absent
 * label has the empty value, and a regular expression must match the whole value.
 *
 * @throws ValidationError when the regular expression is not valid RE2
 */
export function satisfies({ operator, value }: MatcherNode, text: string): boolean {
  switch (operator) {
    case '=':
      return text === value;
    case '!=':
      return text !== value;
    case '=~':
      return compiled(value).matches(text);
    case '!~':
      return !compiled(value).matches(text);
  }
}

/** Returns the matcher of all other values. */
export function negated(matcher: MatcherNode): MatcherNode {
  return { ...matcher, operator: negations[matcher.operator] };
}

/**
 * Returns the values of a regular expression that is only a list of literals: `a` and `b.c` for
 * `a|b\.c`. Returns `undefined` for other expressions.
 */
export function literalsOf(pattern: string): readonly string[] | undefined {
  if (!/^(?:[^\\^$.*+?()[\]{}]|\\[^a-zA-Z0-9])*$/s.test(pattern)) return undefined;
  const values = [''];
  for (const [token] of pattern.matchAll(/\\.|./gs)) {
    // An escaped bar has two characters, so it is not a separator.
    if (token === '|') values.push('');
    else values.push(values.pop()! + token.at(-1)!);
  }
  return values;
}

/**
 * Renders a matcher in the syntax of Alertmanager:
 * https://prometheus.io/docs/alerting/latest/configuration/#matcher.
 */
export function matcherText({ label, operator, value }: MatcherNode): string {
  const name = /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label) ? label : quoted(label);
  return `${name}${operator}${quoted(value)}`;
}

/** Renders several matchers as one text: `{severity="critical", job!="batch"}`. */
export function matchersText(matchers: readonly MatcherNode[]): string {
  return `{${matchers.map(matcherText).join(', ')}}`;
}

/**
 * Quotes a value. Only these three escapes mean the same in both matcher parsers of Alertmanager.
 */
function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

function compiled(pattern: string): RE2JS {
  try {
    return compileRegularExpression(pattern);
  } catch (error) {
    throw new ValidationError({
      problem: `Alertmanager cannot compile this regular expression (${String(error)})`,
      given: pattern,
      allowed: regularExpressionSyntax,
    });
  }
}
