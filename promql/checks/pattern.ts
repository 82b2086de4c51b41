import { RE2JS } from 're2js';
import { ValidationError, type Issue } from '../../core/errors';
import { compileRegularExpression, regularExpressionSyntax } from '../../core/regular-expression';
import type { Series } from '../../metrics';
import { isWellFormed, type MatcherNode } from '../node';

/**
 * Compiles a regular expression.
 *
 * @param where what it is for: `label job of up`
 * @throws ValidationError when it is not RE2
 */
export function compiled(where: string, value: string): RE2JS {
  try {
    if (!isWellFormed(value)) throw new Error('not UTF-8');
    return compileRegularExpression(value, RE2JS.DOTALL);
  } catch (error) {
    throw new ValidationError({
      problem: `the regular expression for ${where} is invalid (${String(error)})`,
      given: value,
      allowed: regularExpressionSyntax,
    });
  }
}

/** Parts of regular expressions that rarely occur in the values of labels. */
const patternParts = [
  /\.[*+]|\\[.dwsDWS]|[\w/]\|[\w/]|^\^|\$$|\[\^?(?:\w-\w)+\]|\(\?/,
  // Classes of status codes: neither a range of numbers nor an ellipsis.
  /\d\.\.(?![\d.])/,
  // An optional character, unless it begins the query of an address.
  /\w\?(?!.*[=&])\w/,
  // A group, unless it is an optional parameter of a route.
  /\(\/(?!:)/,
  // A number of repetitions, unless it is a placeholder such as {0}.
  /[\w)\]]\{\d+(?:,\d*)?\}/,
];

function looksLikePattern(text: string): boolean {
  return patternParts.some((part) => part.test(text));
}

/**
 * Issues of a valid matcher: a text that looks like a regular expression, and a regular expression
 * that matches a part of a known value, excludes all of them, or has an alternative that matches
 * none.
 *
 * @param texts texts from which the matcher was made; none for a regular expression
 */
export function mismatchIssues(series: Series, matcher: MatcherNode, texts: readonly string[]): Issue[] {
  const { label, operator, value } = matcher;
  const values = series.labels[label];
  const examples = series.examples?.[label] ?? [];
  if (texts.length > 0 || operator === '=' || operator === '!=') {
    return texts
      .filter((text) => values === undefined && !examples.includes(text) && looksLikePattern(text))
      .map((text) => ({
        problem: `a text that looks like a regular expression, for label ${label} of ${series.name}`,
        given: text,
        remedy: `write /${text.replaceAll('/', '\\/')}/, or add the text to the examples of the label`,
      }));
  }
  const pattern = compiled(`label ${label} of ${series.name}`, value);
  if (values === undefined) return partialIssues(series, matcher, examples, pattern);
  if (operator === '!~' && values.every((one) => pattern.matches(one))) {
    return [issue(`excludes every value of label ${label} of ${series.name}`, value, values)];
  }
  return alternativesOf(value)
    .filter((one) => !values.some((known) => compiled(`label ${label} of ${series.name}`, one).matches(known)))
    .map((one) => issue(`has an alternative that matches no value of label ${label} of ${series.name}`, one, values));
}

/** Prometheus matches whole values, JavaScript parts of them. */
export function partialIssues(
  series: Series,
  { label, value }: Pick<MatcherNode, 'label' | 'value'>,
  examples: readonly string[],
  pattern: RE2JS,
): Issue[] {
  const isPartial =
    !examples.some((one) => pattern.matches(one)) && examples.some((one) => pattern.matcher(one).find());
  if (!isPartial) return [];
  return [
    {
      ...issue(`matches only parts of values of label ${label} of ${series.name}`, value, examples),
      remedy: `Prometheus matches whole values: write /.*(?:${value}).*/`,
    },
  ];
}

function issue(problem: string, given: string, allowed: readonly string[]): Issue {
  return { problem: `the regular expression ${problem}`, given, allowed };
}

/** Returns the alternatives of a regular expression that is nothing but alternatives. */
function alternativesOf(pattern: string): readonly string[] {
  return /[\\()[\]]/.test(pattern) ? [] : pattern.split('|').filter((one) => one !== '');
}
