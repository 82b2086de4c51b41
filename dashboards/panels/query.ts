import type { Unit } from '../../metrics';
import type { Instant } from '../../promql';
import { labelsOf } from '../../promql/labels';
import { binaryNode, numberNode, type Node } from '../../promql/node';
import { render } from '../../promql/render';
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
  /** Expression as a syntax tree. @hidden */
  readonly node: Node;
  /** Unit of the result. */
  readonly unit: U;
  /** Legend as Grafana's template. */
  readonly legend: string | undefined;
  /** Colour of its series. */
  readonly colour?: Colour;
  /**
   * Settings of an imported query, which stay as they are.
   *
   * @default - the minimal step is the interval of the slowest job of the panel
   */
  readonly imported?: ImportedSteps;
}

/** Settings of an imported query on which its step depends, as texts that can be empty. */
export interface ImportedSteps {
  /** "Min step" of the query. */
  readonly minStep: string;
  /** "Min interval" of its panel, which counts for a query without a minimal step. */
  readonly minInterval: string;
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

/** Renders a query; a date in milliseconds, as Grafana expects. */
export function queryText({ node, unit }: Query, context: Context): string {
  const shown = unit === 'timestamp' ? binaryNode('*', node, numberNode(1000)) : node;
  return render(resolve(shown, context));
}

/** Returns Grafana's letter of a query in a panel. */
export function refId(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}
