import { RE2JS } from 're2js';
import type { Issue } from './errors';

/** Allowed regular expressions, for issues. */
export const regularExpressionSyntax = 'RE2 syntax, https://github.com/google/re2/wiki/Syntax';

/** Compiled expressions by their flags and texts: most are compiled for several checks. */
const compiled = new Map<string, RE2JS>();

/**
 * Compiles a regular expression once.
 *
 * @param flags of `RE2JS`, such as `RE2JS.DOTALL`
 * @throws RE2JSSyntaxException when it is not RE2
 */
export function compileRegularExpression(text: string, flags = 0): RE2JS {
  const key = `${flags} ${text}`;
  const made = compiled.get(key) ?? RE2JS.compile(text, flags);
  compiled.set(key, made);
  return made;
}

/** Returns the regular expression that matches only a text. */
export function escapeRegularExpression(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Returns the issues of an optional regular expression. An empty one says nothing. */
export function regularExpressionIssues(path: string, text: string | undefined): Issue[] {
  if (text === undefined) return [];
  if (text === '') {
    return [
      { path, problem: 'this regular expression is empty', given: text, remedy: 'write it, or remove the property' },
    ];
  }
  try {
    compileRegularExpression(text);
    return [];
  } catch (error) {
    return [
      {
        path,
        problem: `this is no regular expression: ${(error as Error).message}`,
        given: text,
        allowed: regularExpressionSyntax,
      },
    ];
  }
}
