import { FieldTextAlignment, TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import type { DataTransformerConfig, DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/table';
import { collectIssues, repeated, throwIssues, type Issue } from '../../core/errors';
import { deeplyFrozen } from '../../core/freeze';
import { emptyTextIssues } from '../../core/text';
import type { Unit } from '../../metrics';
import type { Instant } from '../../promql';
import { described, type Panel, type PanelProps } from './panel';
import { query, refId, type Query } from './query';
import { targetsOf } from './targets';
import { thresholdIssues, thresholdsBuilder, type Thresholds } from './thresholds';
import { grafanaUnit } from './unit';

/**
 * Column of values in a table.
 *
 * @typeParam L the labels that distinguish its rows
 */
export interface Column<L extends string> {
  /** Heading of the column. */
  readonly title: string;
  /** Query for the values. */
  readonly query: Query;
  /** Colours of the values, if it has any. */
  readonly thresholds: Thresholds<Unit> | undefined;
  /** Labels of the rows, only for the compiler. */
  readonly labels?: { readonly [K in L]: true };
}

/** Creates a column of a table: the current value of an expression, with one row per series. */
export function column<L extends string, U extends Unit>(
  title: string,
  expression: Instant<L, U>,
  options: { readonly thresholds?: Thresholds<NoInfer<U>> } = {},
): Column<L> {
  return { title, query: query(expression), thresholds: options.thresholds };
}

/** Properties of a table. */
export interface TablePanelProps<L extends string> extends PanelProps {
  /** Headings of the labels to show, in order. Other labels are omitted. */
  readonly labels: { readonly [K in L]?: string };
  /** Columns of values. Rows with equal labels are merged. */
  readonly columns: readonly [Column<L>, ...Column<L>[]];
  /**
   * Title of the column by which rows are sorted, largest first.
   *
   * @default - the first
   */
  readonly sortBy?: string;
}

/** Panel with current values as a table. */
export function tablePanel<L extends string>(given: TablePanelProps<L>): Panel {
  const props = deeplyFrozen({ ...given });
  return deeplyFrozen<Panel>({
    title: props.title,
    span: props.span ?? 12,
    height: props.height ?? 8,
    queries: props.columns.map((one) => one.query),
    build(context, noValue) {
      const issues = tableIssues(props);
      issues.push(
        ...props.columns.flatMap((one) => (one.thresholds ? thresholdIssues(one.thresholds, [one.query.node]) : [])),
      );
      const columnQueries = props.columns.map((one) => one.query);
      const legendOf = (_: Query, index: number) => props.columns[index]!.title;
      const targets = collectIssues(issues, () => targetsOf(columnQueries, context, 'table', legendOf), []);
      throwIssues(issues);
      const sort = new TableSortByFieldStateBuilder().displayName(props.sortBy ?? props.columns[0].title).desc(true);
      const panel = described(new PanelBuilder(), props, noValue)
        .sortBy([sort])
        .transformations(transformations(props))
        .targets(targets);
      for (const { title, query: one, thresholds } of props.columns) {
        panel.overrideByName(title, columnProperties(one.unit, thresholds));
      }
      return panel.build();
    },
  });
}

/** Returns the issues of headings, by which Grafana knows the columns. */
function tableIssues({ labels, columns, sortBy }: TablePanelProps<string>): Issue[] {
  const titles = columns.map(({ title }) => title);
  const headings = [...Object.values<string | undefined>(labels).filter((one) => one !== undefined), ...titles];
  return [
    ...headings.flatMap((heading) => emptyTextIssues({ heading })),
    ...repeated(headings, { problem: 'two columns have the same heading', remedy: 'rename one' }),
    ...(sortBy === undefined || titles.includes(sortBy)
      ? []
      : [{ path: 'sortBy', problem: 'no column has this title', given: sortBy, allowed: titles }]),
  ];
}

/** Transformations that merge the results into rows, name the columns and omit other fields. */
function transformations({ labels, columns }: TablePanelProps<string>): DataTransformerConfig[] {
  const shown = Object.entries(labels).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const values = columns.map(
    ({ title }, index) => [columns.length > 1 ? `Value #${refId(index)}` : 'Value', title] as const,
  );
  const order = [...shown, ...values];
  return [
    { id: 'merge', options: {} },
    { id: 'filterFieldsByName', options: { include: { names: order.map(([name]) => name) } } },
    {
      id: 'organize',
      options: {
        indexByName: Object.fromEntries(order.map(([name], index) => [name, index])),
        renameByName: Object.fromEntries(order),
      },
    },
  ];
}

function columnProperties(unit: Unit, thresholds: Thresholds<Unit> | undefined): DynamicConfigValue[] {
  const properties: DynamicConfigValue[] = [
    { id: 'unit', value: grafanaUnit(unit) },
    { id: 'custom.align', value: FieldTextAlignment.Right },
  ];
  if (!thresholds) return properties;
  return [
    ...properties,
    { id: 'thresholds', value: thresholdsBuilder(thresholds).build() },
    { id: 'custom.cellOptions', value: { type: 'color-text' } },
  ];
}
