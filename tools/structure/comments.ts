import { formatIssue } from '../../core/errors';

/** Start of a docstring with a question word. */
const question = /\/\*\*\s(?:\s*\*\s)?(?:What|Who|Whose|Where|How|Why|Which)\b[^\n]*/g;

/** Returns an issue for each docstring that starts with a question word instead of a noun or a verb. */
export function commentIssues(path: string, text: string): string[] {
  return [...text.matchAll(question)].map(({ index, 0: start }) =>
    formatIssue({
      problem: `${path}:${text.slice(0, index).split('\n').length}: a docstring starts with a question word`,
      given: start,
      allowed: 'a noun or a verb',
      remedy: 'name what the thing is, or what it does',
    }),
  );
}
