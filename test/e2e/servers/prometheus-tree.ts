import type { Series } from '../../../metrics';
import {
  negationOf,
  type BinaryOperator,
  type MatcherNode,
  type MatchingNode,
  type Node,
  type TimeShift,
} from '../../../promql/node';
import type { WindowNode } from '../../../promql/window';

/**
 * Tree of an expression in Prometheus' API:
 * https://prometheus.io/docs/prometheus/latest/querying/api/#parsing-a-promql-expressions-into-a-abstract-syntax-tree-ast.
 */
export type PrometheusTree = Readonly<Record<string, unknown>> & { readonly type: string };

/**
 * Converts a tree of Prometheus to nodes for a comparison. Parentheses are omitted, and durations
 * are milliseconds on both sides.
 */
export function fromPrometheus(tree: PrometheusTree, series: (name: string) => Series): Node {
  const child = (key: string): Node => fromPrometheus(tree[key] as PrometheusTree, series);
  switch (tree.type) {
    case 'numberLiteral':
      return { type: 'number', value: numberOf(tree.val as string) };
    case 'stringLiteral':
      return { type: 'string', value: tree.val as string };
    case 'parenExpr':
      return child('expr');
    case 'unaryExpr':
      return tree.op === '-' ? negationOf(child('expr')) : child('expr');
    case 'vectorSelector':
      return selector(tree, series);
    case 'matrixSelector':
      return { type: 'matrix', selector: selector(tree, series), window: window(tree.range as number) };
    case 'subquery':
      return {
        type: 'subquery',
        expression: child('expr'),
        window: window(tree.range as number),
        ...(tree.step ? { step: window(tree.step as number) } : {}),
        ...shift(tree),
      };
    case 'call':
      return {
        type: 'call',
        name: (tree.func as { name: string }).name,
        args: (tree.args as PrometheusTree[]).map((arg) => fromPrometheus(arg, series)),
      };
    case 'aggregation':
      return {
        type: 'aggregation',
        operator: tree.op as 'sum',
        ...grouping(tree),
        ...(tree.param ? { parameter: child('param') } : {}),
        expression: child('expr'),
      };
    case 'binaryExpr': {
      const matching = matchingOf(tree.matching as PrometheusMatching | null);
      return {
        type: 'binary',
        operator: tree.op as BinaryOperator,
        left: child('lhs'),
        right: child('rhs'),
        ...(tree.bool ? { bool: true } : {}),
        ...(matching ? { matching } : {}),
      };
    }
    default:
      throw new Error(`Prometheus answered a node of type ${tree.type}`);
  }
}

function selector(tree: PrometheusTree, series: (name: string) => Series): Extract<Node, { type: 'selector' }> {
  const matchers = (tree.matchers as { name: string; type: MatcherNode['operator']; value: string }[])
    .filter(({ name }) => name !== '__name__')
    .map(({ name, type, value }) => ({ label: name, operator: type, value }));
  return { type: 'selector', series: series(tree.name as string), matchers, ...shift(tree) };
}

function window(milliseconds: number): WindowNode {
  return { kind: 'fixed', text: `${milliseconds}ms` };
}

function shift({ offset, timestamp, startOrEnd }: PrometheusTree): TimeShift {
  const at = typeof timestamp === 'number' ? timestamp / 1000 : (startOrEnd as 'start' | 'end' | null);
  return { ...(offset ? { offset: `${offset as number}ms` } : {}), ...(at === null ? {} : { at }) };
}

function grouping(tree: PrometheusTree): Pick<Extract<Node, { type: 'aggregation' }>, 'grouping'> {
  const labels = tree.grouping as string[];
  if (tree.without) return { grouping: { kind: 'without', labels } };
  return labels.length > 0 ? { grouping: { kind: 'by', labels } } : {};
}

interface PrometheusMatching {
  readonly card: string;
  readonly on: boolean;
  readonly labels: string[];
  readonly include: string[];
  readonly fillValues: { readonly lhs: number | null; readonly rhs: number | null };
}

function matchingOf(matching: PrometheusMatching | null): MatchingNode | undefined {
  if (!matching) return undefined;
  const { card, on, labels, include, fillValues } = matching;
  const side = card === 'many-to-one' ? 'left' : card === 'one-to-many' ? 'right' : undefined;
  const fill = {
    ...(fillValues.lhs === null ? {} : { left: fillValues.lhs }),
    ...(fillValues.rhs === null ? {} : { right: fillValues.rhs }),
  };
  const isFilled = Object.keys(fill).length > 0;
  if (!on && labels.length === 0 && !side && !isFilled) return undefined;
  return {
    kind: on ? 'on' : 'ignoring',
    labels,
    ...(side ? { group: { side, include } } : {}),
    ...(isFilled ? { fill } : {}),
  };
}

function numberOf(text: string): number {
  return text === '+Inf' ? Infinity : text === '-Inf' ? -Infinity : Number(text);
}
