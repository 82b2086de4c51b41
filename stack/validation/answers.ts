import { matchersText } from '../../alerts/routing/label-match';
import { inPath, distinctIssues, type Issue } from '../../core/errors';
import { answers, sourcesOf } from '../../promql/analysis/sample-intervals';
import { nameOf, seriesOf } from '../../promql/labels';
import { walk, type SelectorNode } from '../../promql/node';
import { sampleIntervalsOf } from '../sample-intervals';
import type { StackContent, StackProps } from '../stack';
import type { StackExpression } from './expressions';

/**
 * Returns the issues of selectors that select nothing, because their matchers exclude every job that
 * has the series. A catalogue without a job has its own issue.
 */
export function answerIssues(
  stack: StackContent & Pick<StackProps, 'prometheus'>,
  expressions: readonly StackExpression[],
): Issue[] {
  const intervals = sampleIntervalsOf(stack);
  const unanswered = (selector: SelectorNode): Issue[] => {
    const { matchers } = selector;
    const ofAnyJob = { ...selector, matchers: [] };
    const isRecorded = seriesOf(selector).some(({ catalogue }) => catalogue === 'recorded');
    if (isRecorded || answers(selector, intervals) || !answers(ofAnyJob, intervals)) return [];
    return [
      {
        problem: `no job that it selects exposes ${nameOf(selector)}`,
        given: matchersText(matchers.filter(({ label }) => label === 'job')),
        allowed: sourcesOf(ofAnyJob, intervals).map(({ name }) => name),
        remedy: 'correct the matcher of job, or the job of the rule group or the dashboard',
      },
    ];
  };
  return distinctIssues(
    expressions.flatMap(({ path, node }) =>
      inPath(
        path,
        walk(node).flatMap((one) => (one.type === 'selector' && one.issues === undefined ? unanswered(one) : [])),
      ),
    ),
  );
}
