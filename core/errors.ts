/** Mistake in a value that a user gave. Only its parts are kept; {@link formatIssue} makes the sentence. */
export interface Issue {
  /**
   * Place of the value, outermost first: `dashboard shop: panel errors`.
   *
   * @default - the problem names it
   */
  readonly path?: string;
  /** The problem, as a sentence without its full stop. */
  readonly problem: string;
  /**
   * The value that was given.
   *
   * @default - not shown
   */
  readonly given?: unknown;
  /**
   * Values that are allowed: a list, or a description.
   *
   * @default - not shown
   */
  readonly allowed?: string | readonly string[];
  /**
   * How to correct it.
   *
   * @default - not shown
   */
  readonly remedy?: string;
}

/** Invalid input: the one error class that this package throws on purpose. */
export class ValidationError extends Error {
  override readonly name = 'ValidationError';
  /** All issues, in the order in which they were found; at least one. */
  readonly issues: readonly Issue[];

  constructor(issues: Issue | readonly Issue[]) {
    const list = [issues].flat();
    super(messageOf(list));
    this.issues = list;
  }
}

/** Sentence of an issue: `path: problem; given: "x"; allowed: a, b; remedy: …`. */
export function formatIssue({ path, problem, given, allowed, remedy }: Issue): string {
  const parts = [path === undefined ? problem : `${path}: ${problem}`];
  if (given !== undefined) parts.push(`given: ${show(given)}`);
  if (allowed !== undefined) parts.push(`allowed: ${allowedText(allowed)}`);
  if (remedy !== undefined) parts.push(`remedy: ${remedy}`);
  return parts.join('; ');
}

/** Issues within a larger value: the place of that value stands before their own. */
export function inPath(path: string, issues: readonly Issue[]): Issue[] {
  return issues.map((issue) => ({ ...issue, path: issue.path === undefined ? path : `${path}: ${issue.path}` }));
}

/**
 * Throws all issues of a list as one error; does nothing for an empty list.
 *
 * @throws ValidationError
 */
export function throwIssues(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new ValidationError(issues);
}

/**
 * Builds a value. If that throws a {@link ValidationError}, its issues are added to a list, to be reported with others.
 *
 * @param issues gets the issues
 * @param build any other error that it throws is passed on
 * @param otherwise value to continue with after an error; default: `undefined`
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

/** One issue for each value that stands in a list more than once. */
export function repeated(values: readonly string[], issue: Pick<Issue, 'problem' | 'remedy'>): Issue[] {
  const twice = new Set(values.filter((value, index) => values.indexOf(value) !== index));
  return [...twice].map((given) => ({ ...issue, given }));
}

/** Without the issues that read the same as an earlier one. */
export function distinctIssues(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [formatIssue(issue), issue])).values()];
}

function messageOf(issues: readonly Issue[]): string {
  const lines = issues.map(formatIssue);
  return lines.length === 1 ? lines[0]! : `Validation failed with the following errors:\n  ${lines.join('\n  ')}`;
}

function show(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : value instanceof RegExp ? String(value) : JSON.stringify(value);
}

function allowedText(allowed: string | readonly string[]): string {
  return typeof allowed === 'string' ? allowed : allowed.length > 0 ? allowed.join(', ') : 'nothing';
}
