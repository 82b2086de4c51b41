import { distinctIssues, inPath, type Issue } from '../../core/errors';
import { firstEventIssues } from '../../promql/analysis/first-event';
import { unsteadyRecordedIssues } from '../../promql/analysis/steadiness';
import type { StackExpression } from './expressions';

/**
 * Returns the issues of alerts that depend on the recording rules of the stack: single events of which
 * the first one is missed, and recorded series that change at each evaluation.
 *
 * @param expressions expressions of the stack, of which those of runbooks and panels have no alert
 */
export function alertIssues(expressions: readonly StackExpression[]): Issue[] {
  const ofRules = expressions.flatMap(({ node, window, rule }) => (rule ? [{ node, window, ...rule }] : []));
  const recorded = new Map(ofRules.flatMap((one) => (one.kind === 'record' ? [[one.name, one] as const] : [])));
  return distinctIssues(
    ofRules
      .filter(({ kind }) => kind === 'alert')
      .flatMap((one) =>
        inPath(`rule ${one.name}`, [
          ...firstEventIssues(one, recorded, one.for),
          ...unsteadyRecordedIssues(one.node, recorded),
        ]),
      ),
  );
}
