import { sep } from 'node:path';
import { type ValidationError } from '../core/errors';

/** Reports whether an error lists issues. Its class may be that of another copy of this package. */
export function isValidationError(error: unknown): error is ValidationError {
  return error instanceof Error && error.name === 'ValidationError' && Object.hasOwn(error, 'issues');
}

/**
 * Renders an error for the person at the terminal. A mistake in the project shows where it happened,
 * first its origin and then the lines of the project; only an error without such lines has its whole stack trace.
 *
 * @param project absolute path of the project
 */
export function errorText(error: unknown, project: string): string {
  if (!(error instanceof Error)) return String(error);
  if (isValidationError(error) || isOfConstructs(error) || isOfFile(error)) return error.message;
  const title = `${error.name}: ${error.message}`;
  const [origin, ...trace] = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const isOfProject = (line: string) => line.includes(project + sep) && !line.includes(`${sep}node_modules${sep}`);
  const places = trace.filter(isOfProject);
  if (origin !== undefined && (isOfProject(origin) || places.length > 0)) return [title, origin, ...places].join('\n');
  return `${error.stack ?? title}\nThis is a mistake of Vigie: please report it with this text.`;
}

/** Reports whether an error is the one that cdk8s throws for issues of constructs. */
function isOfConstructs(error: Error): boolean {
  return error.message.startsWith('Validation failed');
}

/** Reports whether a file cannot be read, written, found or compiled. The message has its path. */
function isOfFile(error: Error): boolean {
  return /^ParseError|^Transform failed/.test(error.message) || Object.hasOwn(error, 'code');
}
