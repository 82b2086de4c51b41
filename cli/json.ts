import { formatIssue, withoutPasswords } from '../core/errors';
import { errorText, isValidationError } from './failure';

/** Renders a result for programs. Like messages, it has no password of a URL. */
export function json(value: unknown): string {
  return `${withoutPasswords(JSON.stringify(value, undefined, 2))}\n`;
}

/**
 * Renders an error for programs: its issues, each with its text.
 *
 * @param project absolute path of the project
 */
export function errorJson(error: unknown, project: string): string {
  if (!isValidationError(error)) {
    const text = errorText(error, project);
    return json({ issues: [{ problem: text, text }] });
  }
  return json({ issues: error.issues.map((issue) => ({ ...issue, text: formatIssue(issue) })) });
}
