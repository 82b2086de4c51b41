import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import type { Duration } from '../../core/duration';
import { collectIssues, inPath, throwIssues, type Issue } from '../../core/errors';
import { emptyTextIssues } from '../../core/text';
import type { Unit } from '../../metrics';
import type { Instant } from '../../promql';
import { impossibleIssues } from '../../promql/analysis/condition';
import { expressionIssues, mayBeNaN } from '../../promql/check';
import { unguardedDivisions } from '../../promql/checks/division';
import { labelsOf } from '../../promql/labels';
import { binaryNode, numberNode, type Node } from '../../promql/node';
import { render, textOf } from '../../promql/render';
import { resolve, type Context } from '../../promql/resolve';
import type { Colour } from './thresholds';

/** Template of each label in a legend. */
export type LabelTemplates<L extends string> = { readonly [K in L]: string };

/** Options of a query. */
export interface QueryOptions<L extends string> {
  /**
   * Legend of each series: a text, or a function of its labels.
   *
   * @default - the values of the labels, or the title of the panel for a series without labels
   */
  readonly legend?: string | ((labels: LabelTemplates<L>) => string);
  /**
   * Colour of its series, for what is bad or good.
   *
   * @default - by the values of a label such as `status` in the legend; otherwise one without a
   * meaning, or that of the thresholds
   */
  readonly colour?: Colour;
}

/**
 * Query of a panel.
 *
 * @typeParam U the unit, which is the unit of the panel
 */
export interface Query<U extends Unit = Unit> {
  readonly node: Node;
  readonly unit: U;
  /** Legend as Grafana's template. */
  readonly legend: string | undefined;
  /** Colour of its series. */
  readonly colour?: Colour;
  /**
   * Minimal step of an imported query; empty for the interval of the data source.
   *
   * @default - the interval of the slowest job of the panel
   */
  readonly minStep?: string;
}

/** Creates a query with its legend: `query(rate, { legend: ({ method }) => method })`. */
export function query<L extends string, U extends Unit>(
  expression: Instant<L, U>,
  { legend, colour }: QueryOptions<L> = {},
): Query<U> {
  const { node, unit } = expression;
  const text = typeof legend === 'function' ? legend(labelTemplates) : legend;
  return { node, unit, legend: text ?? defaultLegend(node), ...(colour ? { colour } : {}) };
}

const labelTemplates = new Proxy({}, { get: (_, label) => `{{${String(label)}}}` }) as LabelTemplates<string>;

function defaultLegend(node: Node): string | undefined {
  const labels = [...labelsOf(node)];
  return labels.length > 0 ? labels.map((label) => `{{${label}}}`).join(' ') : undefined;
}

/** Kind of query: a time series, a current value, table rows, or buckets over time. */
export type QueryMode = 'range' | 'instant' | 'table' | 'heatmap';

/**
 * Renders the queries of a panel.
 *
 * @throws ValidationError when a query can return NaN, divides by what can be 0, or its
 * expression has issues
 */
export function queryTexts(queries: readonly Query[], context: Context): string[] {
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

/** Renders a query; a date in milliseconds, as Grafana expects. */
export function queryText({ node, unit }: Query, context: Context): string {
  const shown = unit === 'timestamp' ? binaryNode('*', node, numberNode(1000)) : node;
  return render(resolve(shown, context));
}

/** Returns Grafana's letter of a query in a panel. */
export function refId(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}

/**
 * Returns the builder of a query.
 *
 * @param minStep minimal step, a quarter of the shortest `$__rate_interval`; default: the interval of the data source
 */
export function queryBuilder(
  expression: string,
  refId: string,
  mode: QueryMode,
  legend: string,
  minStep?: Duration,
): DataqueryBuilder {
  const builder = new DataqueryBuilder().refId(refId).expr(expression).legendFormat(legend);
  if (minStep !== undefined) builder.interval(minStep);
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
