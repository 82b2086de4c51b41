import { distinctIssues, inPath, type Issue } from '../../core/errors';
import { firstEventIssues } from '../../promql/analysis/first-event';
import type { StackExpression } from './expressions';

/**
 * Returns the issues of alerts on single events that miss the first one, also through recorded series.
 *
 * @param expressions expressions of the stack, of which those of runbooks and panels have no alert
 */
export function firstEventsIssues(expressions: readonly StackExpression[]): Issue[] {
  const ofRules = expressions.flatMap(({ node, window, rule }) => (rule ? [{ node, window, ...rule }] : []));
  const recorded = new Map(ofRules.flatMap((one) => (one.kind === 'record' ? [[one.name, one] as const] : [])));
  return distinctIssues(
    ofRules
      .filter(({ kind }) => kind === 'alert')
      .flatMap((one) => inPath(`rule ${one.name}`, firstEventIssues(one, recorded, one.for))),
  );
}
