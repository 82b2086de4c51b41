import { Chart } from 'cdk8s';
import { formatIssue, ValidationError } from '../../../core/errors';
import type { ServerSpec } from '../../../servers';
import { stackIssues } from '../../../stack/validation';
import { clusterContent } from '../../../targets/kubernetes/content';
import { Call, stackOf, type Described } from './described';

/** Verdict of this package on a value. */
export interface Verdict {
  /** Issues as texts; none when the value is accepted. */
  readonly issues: readonly string[];
  /** Description with the value, when it could be built. */
  readonly described?: Described;
  readonly specs: readonly ServerSpec[];
}

/**
 * Builds a description and validates it: a stack without its target, which takes longer, a chart as
 * cdk8s does, and the arguments of a call.
 *
 * @throws Error when anything but a `ValidationError` is thrown
 */
export function verdictOf(place: () => Described): Verdict {
  try {
    const described = place();
    if (described instanceof Chart) {
      return { issues: described.node.findAll().flatMap(({ node }) => node.validate()), described, specs: [] };
    }
    if (described instanceof Call) {
      described.check();
      return { issues: [], described, specs: [] };
    }
    const { stack, target } = described;
    const { specs } = clusterContent({ ...stack }, target.namespaces);
    return { issues: stackIssues(stack, specs).map(formatIssue), described, specs };
  } catch (error) {
    return { issues: issuesOf(error), specs: [] };
  }
}

/** Returns the issues that only the target of a stack finds. */
export function targetIssues({ described }: Verdict): readonly string[] {
  const placed = described && stackOf(described);
  if (!placed) return [];
  try {
    return placed.target.validate({ ...placed.stack }).map(formatIssue);
  } catch (error) {
    return issuesOf(error);
  }
}

function issuesOf(error: unknown): readonly string[] {
  if (!(error instanceof ValidationError)) throw error;
  return error.issues.map(formatIssue);
}
