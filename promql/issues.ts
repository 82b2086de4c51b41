import type { Issue } from '../core/errors';

/** Part of an expression that may have been built from invalid values. */
export interface MayHaveIssues {
  /** Issues of these values. Rendering throws them; a stack reports them with its own. */
  readonly issues?: readonly Issue[];
}

/** The same part of an expression with more issues. */
export function withIssues<P extends MayHaveIssues>(part: P, issues: readonly Issue[]): P {
  return issues.length === 0 ? part : { ...part, issues: [...(part.issues ?? []), ...issues] };
}
