import { satisfies } from '../../alerts/routing/label-match';
import { millisecondsToDuration } from '../../core/duration';
import { labelsOf } from '../../promql/labels';
import {
  isComparison,
  isSetOperator,
  numberNode,
  type AggregationNode,
  type AggregationOperator,
  type BinaryNode,
  type BinaryOperator,
  type MatcherNode,
  type MatrixNode,
  type Node,
  type SelectorNode,
} from '../../promql/node';
import { render } from '../../promql/render';
import { lengthOf } from '../rule-tests/evaluate';
import type { MutationOperator } from './operators';

/** Replacement of a node. */
export interface Change {
  readonly operator: MutationOperator;
  /** Text before and after the change. */
  readonly text: string;
  readonly node: Node;
}

/** Returns the changes of a node itself, without those of its descendants. */
export function changesOf(node: Node): Change[] {
  switch (node.type) {
    case 'number':
      return changesOfNumber(node.value);
    case 'selector':
      return changesOfSelector(node);
    case 'matrix':
      return changesOfWindow(node);
    case 'call':
      return (functions[node.name] ?? []).map((name) => change('function', node.name, name, { ...node, name }));
    case 'aggregation':
      return changesOfAggregation(node);
    case 'binary':
      return changesOfBinary(node);
    case 'labelSelector':
    case 'negation':
    case 'string':
    case 'subquery':
      return [];
  }
}

function change(operator: MutationOperator, from: string | number, to: string | number, node: Node): Change {
  return { operator, text: `${from} → ${to}`, node };
}

/** Changes a number by 2 %, and zero by 1. */
function changesOfNumber(value: number): Change[] {
  const others = value === 0 ? [1, -1] : [value * 1.02, value * 0.98].map((one) => Number(one.toPrecision(6)));
  return others.map((other) => change('number', value, other, numberNode(other)));
}

const functions: Readonly<Record<string, readonly string[]>> = {
  rate: ['increase', 'irate'],
  increase: ['rate', 'irate'],
  avg_over_time: ['max_over_time', 'min_over_time', 'sum_over_time'],
};

function changesOfWindow(node: MatrixNode): Change[] {
  const length = lengthOf(node.window);
  return [length / 2, length * 2].map(millisecondsToDuration).map((other) =>
    change('window', `[${millisecondsToDuration(length)}]`, `[${other}]`, {
      ...node,
      window: { kind: 'fixed', text: other },
    }),
  );
}

const operators: Readonly<Partial<Record<BinaryOperator, readonly BinaryOperator[]>>> = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/', '+'],
  '/': ['*', '-'],
  and: ['or', 'unless'],
  or: ['and', 'unless'],
  unless: ['and', 'or'],
};

const comparisons: readonly BinaryOperator[] = ['>', '>=', '<', '<=', '==', '!='];

function changesOfBinary(node: BinaryNode): Change[] {
  const { operator, right, matching } = node;
  const kind = isComparison(operator) ? 'comparison' : isSetOperator(operator) ? 'set' : 'arithmetic';
  const others = kind === 'comparison' ? comparisons.filter((one) => one !== operator) : (operators[operator] ?? []);
  const limit = right.type === 'number' ? ` ${right.value}` : '';
  return [
    ...others.map((other) => change(kind, operator + limit, other + limit, { ...node, operator: other })),
    ...(matching?.labels ?? []).map((label) => {
      const labels = matching!.labels.filter((one) => one !== label);
      return change('label', `${matching!.kind}(${matching!.labels.join()})`, `${matching!.kind}(${labels.join()})`, {
        ...node,
        matching: { ...matching!, labels },
      });
    }),
  ];
}

const aggregations: readonly AggregationOperator[] = ['sum', 'avg', 'max', 'min', 'count'];

function changesOfAggregation(node: AggregationNode): Change[] {
  const { operator, grouping, expression } = node;
  const others = aggregations.filter((one) => one !== operator);
  const ofOperator = others.map((other) => change('aggregation', operator, other, { ...node, operator: other }));
  if (!grouping) return ofOperator;
  const added = [...labelsOf(expression)].find((label) => !grouping.labels.includes(label) && label !== 'le');
  const groupings = [
    ...grouping.labels.map((label) => grouping.labels.filter((one) => one !== label)),
    ...(added === undefined ? [] : [[...grouping.labels, added]]),
  ];
  const text = (labels: readonly string[]) => `${grouping.kind}(${labels.join()})`;
  return [
    ...ofOperator,
    ...groupings.map((labels) =>
      change('label', text(grouping.labels), text(labels), { ...node, grouping: { ...grouping, labels } }),
    ),
  ];
}

const opposites = { '=': '!=', '!=': '=', '=~': '!~', '!~': '=~' } as const;

function changesOfSelector(node: SelectorNode): Change[] {
  return node.matchers.flatMap((matcher, index) => {
    const put = (operator: MutationOperator, other: MatcherNode | undefined): Change =>
      change(operator, textOf(node, matcher), other ? textOf(node, other) : node.series.name, {
        ...node,
        matchers: other ? node.matchers.with(index, other) : node.matchers.filter((one) => one !== matcher),
      });
    return [
      put('matcher', { ...matcher, operator: opposites[matcher.operator] }),
      put('matcher', undefined),
      ...otherValues(node, matcher).map((value) =>
        put(matcher.label === 'le' ? 'le' : 'matcher value', { ...matcher, value }),
      ),
      ...otherLabels(node, matcher).map((label) => put('label', { ...matcher, label })),
    ];
  });
}

function textOf(node: SelectorNode, matcher: MatcherNode): string {
  return render({ ...node, matchers: [matcher] });
}

/**
 * Returns the neighbours of a value in the list of label values. For a pattern: its first matching
 * value, and `.+`.
 */
function otherValues({ series }: SelectorNode, matcher: MatcherNode): string[] {
  const { label, operator, value } = matcher;
  const values = series.labels[label];
  if (operator === '=~' || operator === '!~') {
    return ['.+', ...(values?.filter((one) => satisfies({ label, operator: '=~', value }, one)).slice(0, 1) ?? [])];
  }
  if (values === undefined) return [`${value}-other`];
  const index = values.indexOf(value);
  return [values[index - 1], values[index + 1]].filter((one) => one !== undefined);
}

/** Returns another label of the series with any values. */
function otherLabels({ series, matchers }: SelectorNode, { label }: MatcherNode): string[] {
  const taken = matchers.map((matcher) => matcher.label);
  return Object.entries(series.labels)
    .filter(([name, values]) => name !== label && values === undefined && !taken.includes(name))
    .map(([name]) => name)
    .slice(0, 1);
}
