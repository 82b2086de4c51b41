import { RE2JS } from 're2js';
import { ValidationError } from '../../core/errors';
import type { MatcherNode, MatchOperator } from '../../promql/node';

const negations: Readonly<Record<MatchOperator, MatchOperator>> = { '=': '!=', '!=': '=', '=~': '!~', '!~': '=~' };
const patterns = new Map<string, RE2JS>();

/**
 * Whether the value of a label satisfies a matcher, as Alertmanager has it: a label that is not there has the empty value, and a
 * regular expression is about the whole value.
 *
 * @throws ValidationError when the regular expression is none that Alertmanager knows
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

/** The matcher of all other values. */
export function negated(matcher: MatcherNode): MatcherNode {
  return { ...matcher, operator: negations[matcher.operator] };
}

/**
 * The values that a regular expression matches when it is nothing but these values: `a|b\.c` matches `a` and `b.c`; `undefined` when
 * it is more than that.
 */
export function literalsOf(pattern: string): readonly string[] | undefined {
  if (!/^(?:[^\\^$.*+?()[\]{}]|\\[^a-zA-Z0-9])*$/s.test(pattern)) return undefined;
  const values = [''];
  for (const [token] of pattern.matchAll(/\\.|./gs)) {
    // What is escaped is never a bar between two values.
    if (token === '|') values.push('');
    else values.push(values.pop()! + token.at(-1)!);
  }
  return values;
}

/** A matcher as Alertmanager reads it: https://prometheus.io/docs/alerting/latest/configuration/#matcher. */
export function matcherText({ label, operator, value }: MatcherNode): string {
  const name = /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label) ? label : quoted(label);
  return `${name}${operator}${quoted(value)}`;
}

/** Several matchers in one text: `{severity="critical", job!="batch"}`. */
export function matchersText(matchers: readonly MatcherNode[]): string {
  return `{${matchers.map(matcherText).join(', ')}}`;
}

/** Only these three escapes mean the same in both of Alertmanager's ways to read matchers. */
function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

function compiled(pattern: string): RE2JS {
  const known = patterns.get(pattern);
  if (known) return known;
  try {
    const made = RE2JS.compile(pattern);
    patterns.set(pattern, made);
    return made;
  } catch (error) {
    throw new ValidationError({
      problem: `this regular expression is none that Alertmanager knows (${String(error)})`,
      given: pattern,
      allowed: 'RE2 syntax, https://github.com/google/re2/wiki/Syntax',
    });
  }
}
