import { RE2JS } from 're2js';
import type { Issue } from './errors';

/** Returns the issues of an optional regular expression. An empty one says nothing. */
export function regularExpressionIssues(path: string, text: string | undefined): Issue[] {
  if (text === undefined) return [];
  if (text === '') {
    return [
      { path, problem: 'this regular expression is empty', given: text, remedy: 'write it, or remove the property' },
    ];
  }
  try {
    RE2JS.compile(text);
    return [];
  } catch (error) {
    return [
      {
        path,
        problem: `this is no regular expression: ${(error as Error).message}`,
        given: text,
        allowed: 'RE2 syntax, https://github.com/google/re2/wiki/Syntax',
      },
    ];
  }
}
