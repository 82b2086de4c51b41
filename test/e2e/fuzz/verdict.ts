import { formatIssue, ValidationError } from '../../../core/errors';
import type { ServerSpec } from '../../../servers';
import { stackIssues } from '../../../stack/validation';
import { clusterContent } from '../../../targets/kubernetes/content';
import type { Placed } from './base';

/** Verdict of this package on a value. */
export interface Verdict {
  /** Issues as texts; none when the value is accepted. */
  readonly issues: readonly string[];
  /** Stack with the value, when it could be built. */
  readonly placed?: Placed;
  readonly specs: readonly ServerSpec[];
}

/**
 * Builds a stack and validates it, without its target, which takes longer.
 *
 * @throws Error when anything but a `ValidationError` is thrown
 */
export function verdictOf(place: () => Placed): Verdict {
  try {
    const placed = place();
    const { specs } = clusterContent({ ...placed.stack }, placed.target.namespaces);
    const issues = stackIssues(placed.stack, specs);
    return { issues: issues.map(formatIssue), placed, specs };
  } catch (error) {
    return { issues: issuesOf(error), specs: [] };
  }
}

/** Returns the issues that only the target finds. */
export function targetIssues({ placed }: Verdict): readonly string[] {
  try {
    return placed ? placed.target.validate({ ...placed.stack }).map(formatIssue) : [];
  } catch (error) {
    return issuesOf(error);
  }
}

function issuesOf(error: unknown): readonly string[] {
  if (!(error instanceof ValidationError)) throw error;
  return error.issues.map(formatIssue);
}
