import { sep } from 'node:path';
import { formatIssue, type Issue, type ValidationError } from '../core/errors';

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
  if (isValidationError(error) || isOfConstructs(error)) return error.message;
  const issue = fileIssue(error);
  if (issue) return formatIssue(issue);
  // Other errors with a code, such as those of the network, say in their message what they are about.
  if (Object.hasOwn(error, 'code') || error.message.startsWith('Transform failed')) return error.message;
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

/** Reasons of the operating system, by its code, each with the correction. */
const fileProblems: Readonly<Record<string, readonly [problem: string, remedy: string]>> = {
  EACCES: ['no permission', 'give this user the permission, or choose another path'],
  EPERM: ['no permission', 'give this user the permission, or choose another path'],
  EROFS: ['its file system is read-only', 'choose another path'],
  ENOSPC: ['its file system is full', 'free space, or choose another path'],
  ENOENT: ['there is no such file or folder', 'create its folder, or correct the path'],
  ENOTDIR: ['a part of the path is a file, and not a folder', 'choose another path'],
  EISDIR: ['it is a folder, and not a file', 'choose another path'],
};

/**
 * Returns the issue of an error about a file: one that cannot be read or written, a module that is
 * not found, or code that cannot be parsed. Returns `undefined` for another error.
 */
function fileIssue({ message, ...error }: NodeJS.ErrnoException): Issue | undefined {
  const { code = '', path } = error;
  const [problem, remedy] = fileProblems[code] ?? [];
  if (path !== undefined && problem !== undefined && remedy !== undefined) return { path, problem, remedy };
  const [, part, owner] =
    /^Package subpath '\.([^']+)' is not defined .*node_modules\/(.*)\/package\.json/.exec(message) ?? [];
  if (part !== undefined && owner !== undefined) {
    return {
      problem: 'the package has no such module',
      given: `${owner}${part}`,
      remedy: 'correct the name in the import',
    };
  }
  const [, module] = /^Cannot find (?:module|package) '([^']+)'/.exec(message) ?? [];
  if (module !== undefined) return moduleIssue(module, message);
  const [, reason, place] = /^ParseError:? (.*?)\s*\n\s*(\S+:\d+:\d+)/s.exec(message) ?? [];
  return reason === undefined || place === undefined ? undefined : { path: place, problem: reason.trim() };
}

function moduleIssue(given: string, message: string): Issue {
  const [, importer] = /(?:Require stack:\n- | imported from )(.*)/.exec(message) ?? [];
  const isFile = /^[./]/.test(given);
  const name = given.startsWith('@') ? given.split('/').slice(0, 2).join('/') : given.split('/')[0]!;
  return {
    ...(importer === undefined ? {} : { path: importer }),
    problem: 'it imports a module that is not found',
    given,
    remedy: isFile ? 'correct the path' : `correct the name, or install the package: npm install ${name}`,
  };
}
