import type { Issue } from '../core/errors';

/** Part of an expression with possible issues. */
export interface MayHaveIssues {
  /**
   * Issues of the values from which the part was built. Rendering throws them, and the validation
   * of a stack reports them.
   */
  readonly issues?: readonly Issue[];
}

/** Returns a part of an expression with more issues. */
export function withIssues<P extends MayHaveIssues>(part: P, issues: readonly Issue[]): P {
  return issues.length === 0 ? part : { ...part, issues: [...(part.issues ?? []), ...issues] };
}
