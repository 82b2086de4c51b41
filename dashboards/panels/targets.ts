import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import type { Duration } from '../../core/duration';
import { collectIssues, inPath, throwIssues, type Issue } from '../../core/errors';
import { emptyTextIssues } from '../../core/text';
import { impossibleIssues } from '../../promql/analysis/condition';
import { expressionIssues, mayBeNaN } from '../../promql/check';
import { unguardedDivisions } from '../../promql/checks/division';
import { textOf } from '../../promql/render';
import type { Context } from '../../promql/resolve';
import { minStep } from './min-step';
import type { PanelContext } from './panel';
import { queryText, refId, type Query } from './query';

/** Kind of query: a time series, a current value, table rows, or buckets over time. */
export type QueryMode = 'range' | 'instant' | 'table' | 'heatmap';

/**
 * Creates the targets of a panel: its queries for Grafana. Where Grafana chooses the window, their
 * minimal step is at least the interval of the slowest job that answers.
 *
 * @param legendOf returns the legend of the series of a query
 * @throws ValidationError when a query can return NaN, divides by what can be 0, or its
 * expression has issues
 */
export function targetsOf(
  queries: readonly Query[],
  context: PanelContext,
  mode: QueryMode,
  legendOf: (query: Query, index: number) => string,
): DataqueryBuilder[] {
  const texts = queryTexts(queries, context);
  const step = minStep(queries, context);
  return queries.map((query, index) => targetOf(texts[index]!, refId(index), mode, legendOf(query, index), step));
}

function queryTexts(queries: readonly Query[], context: Context): string[] {
  const issues: Issue[] = [];
  const texts = queries.map((query, index) => {
    const ofQuery = queryIssues(query);
    const text = ofQuery.length > 0 ? '' : collectIssues(ofQuery, () => queryText(query, context), '');
    issues.push(...inPath(`query ${refId(index)}`, ofQuery));
    return text;
  });
  throwIssues(issues);
  return texts;
}

function queryIssues({ node, legend }: Query): Issue[] {
  return [
    // Grafana shows the labels instead of an empty legend.
    ...(legend === '' ? [] : emptyTextIssues({ legend })),
    ...expressionIssues(node),
    ...impossibleIssues(node),
    ...unguardedDivisions(node).map((division) => ({
      problem: 'division by what can be 0',
      given: textOf(division),
      remedy: 'use ratio() or meanOf(), divide by divisor.greaterThan(0), or declare the range of a gauge above 0',
    })),
    ...(mayBeNaN(node)
      ? [{ problem: `this quantile is NaN without traffic: ${textOf(node)}`, remedy: 'use withoutNaN()' }]
      : []),
  ];
}

function targetOf(
  expression: string,
  refId: string,
  mode: QueryMode,
  legend: string,
  step: Duration | undefined,
): DataqueryBuilder {
  const builder = new DataqueryBuilder().refId(refId).expr(expression).legendFormat(legend);
  if (step !== undefined) builder.interval(step);
  switch (mode) {
    case 'range':
      return builder.range();
    case 'instant':
      return builder.instant();
    case 'table':
      return builder.instant().format(PromQueryFormat.Table);
    case 'heatmap':
      return builder.range().format(PromQueryFormat.Heatmap);
  }
}
