/** Problem with a value that a user gave, in its parts. {@link formatIssue} renders the text. */
export interface Issue {
  /**
   * Path of the value, outermost first: `dashboard shop: panel errors`.
   *
   * @default - none: the problem names the value
   */
  readonly path?: string;
  /** Problem, as a sentence without a full stop. */
  readonly problem: string;
  /**
   * Value that was given.
   *
   * @default - not shown
   */
  readonly given?: unknown;
  /**
   * Allowed values: a list, or a description.
   *
   * @default - not shown
   */
  readonly allowed?: string | readonly string[];
  /**
   * Correction to make.
   *
   * @default - not shown
   */
  readonly remedy?: string;
}

/** Error for invalid input. It is the only error class that this package throws on purpose. */
export class ValidationError extends Error {
  /** Name of the class, as JavaScript shows it before a message. */
  override readonly name = 'ValidationError';
  /** All issues in the order in which they were found; at least one. */
  readonly issues: readonly Issue[];

  constructor(issues: Issue | readonly Issue[]) {
    const list = [issues].flat();
    super(messageOf(list));
    this.issues = list;
  }
}

/** Number of characters of a given value that a text shows. */
const shownCharacters = 300;

/**
 * Renders an issue as text: `path: problem; given: "x"; allowed: a, b; remedy: …`. Of a given value,
 * it shows the first 300 characters, and no password of a URL.
 */
export function formatIssue({ path, problem, given, allowed, remedy }: Issue): string {
  const parts = [path === undefined ? problem : `${path}: ${problem}`];
  if (given !== undefined) parts.push(`given: ${shortened(withoutPasswords(show(given)))}`);
  if (allowed !== undefined) parts.push(`allowed: ${allowedText(allowed)}`);
  if (remedy !== undefined) parts.push(`remedy: ${remedy}`);
  return parts.join('; ');
}

/** Returns issues with the path of a larger value before their own paths. */
export function inPath(path: string, issues: readonly Issue[]): Issue[] {
  return issues.map((issue) => ({ ...issue, path: issue.path === undefined ? path : `${path}: ${issue.path}` }));
}

/**
 * Throws all issues of a list as one error. Does nothing for an empty list.
 *
 * @throws ValidationError
 */
export function throwIssues(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new ValidationError(issues);
}

/**
 * Builds a value and adds the issues of a {@link ValidationError} to a list. Rethrows any other
 * error.
 *
 * @param issues list to which issues are added
 * @param otherwise result after an error; default: `undefined`
 */
export function collectIssues<T>(issues: Issue[], build: () => T): T | undefined;
export function collectIssues<T>(issues: Issue[], build: () => T, otherwise: T): T;
export function collectIssues<T>(issues: Issue[], build: () => T, otherwise?: T): T | undefined {
  try {
    return build();
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    issues.push(...error.issues);
    return otherwise;
  }
}

/** Returns one issue for each value that a list contains more than once. */
export function repeated(values: readonly string[], issue: Pick<Issue, 'problem' | 'remedy'>): Issue[] {
  const seen = new Set<string>();
  const twice = new Set(values.filter((value) => seen.has(value) || !seen.add(value)));
  return [...twice].map((given) => ({ ...issue, given }));
}

/** Removes issues that repeat an earlier one. */
export function distinctIssues(issues: readonly Issue[]): Issue[] {
  const keyOf = ({ path, problem, given, allowed, remedy }: Issue) =>
    JSON.stringify([path, problem, given === undefined ? null : show(given), allowed, remedy]);
  return [...new Map(issues.map((issue) => [keyOf(issue), issue])).values()];
}

/** Replaces the user and the password of every URL in a text. */
export function withoutPasswords(text: string): string {
  return text.replaceAll(/:\/\/[^\s"]*:[^\s"]*@/g, '://***@');
}

function messageOf(issues: readonly Issue[]): string {
  const lines = issues.map(formatIssue);
  return lines.length === 1 ? lines[0]! : `Validation failed with the following errors:\n  ${lines.join('\n  ')}`;
}

function show(value: unknown): string {
  if (typeof value === 'string') return `"${value}"`;
  // JSON has neither NaN nor infinite numbers.
  if (typeof value === 'number' || value instanceof RegExp) return String(value);
  return Array.isArray(value) ? `[${value.map(show).join(',')}]` : JSON.stringify(value);
}

function shortened(text: string): string {
  if (text.length <= shownCharacters) return text;
  return `${text.slice(0, shownCharacters)}… (${text.length} characters)`;
}

function allowedText(allowed: string | readonly string[]): string {
  return typeof allowed === 'string' ? allowed : allowed.length > 0 ? allowed.join(', ') : 'nothing';
}
