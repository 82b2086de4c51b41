import { matchersText } from '../../alerts/routing/label-match';
import { inPath, distinctIssues, type Issue } from '../../core/errors';
import { answers, sourcesOf } from '../../promql/analysis/sample-intervals';
import { walk, type SelectorNode } from '../../promql/node';
import { sampleIntervalsOf } from '../sample-intervals';
import type { StackContent, StackProps } from '../stack';
import { expressionsOf } from './expressions';

/**
 * Returns the issues of selectors that select nothing, because their matchers exclude every job that
 * has the series. A catalogue without a job has its own issue.
 */
export function answerIssues(stack: StackContent & Pick<StackProps, 'prometheus'>): Issue[] {
  const intervals = sampleIntervalsOf(stack);
  const unanswered = ({ series, matchers }: SelectorNode): Issue[] => {
    const jobs = sourcesOf({ series, matchers: [] }, intervals);
    if (series.catalogue === 'recorded' || jobs.length === 0 || answers({ series, matchers }, intervals)) return [];
    return [
      {
        problem: `no job that it selects exposes ${series.name}`,
        given: matchersText(matchers.filter(({ label }) => label === 'job')),
        allowed: jobs.map(({ name }) => name),
        remedy: 'correct the matcher of job, or the job of the rule group or the dashboard',
      },
    ];
  };
  return distinctIssues(
    expressionsOf(stack).flatMap(({ path, node }) =>
      inPath(
        path,
        [...walk(node)].flatMap((one) => (one.type === 'selector' && one.issues === undefined ? unanswered(one) : [])),
      ),
    ),
  );
}
