import type { Issue } from '../../core/errors';
import type { Composition, Series } from '../../metrics/series';
import { intervalOf } from '../analysis/bounds';
import { filterOf, hasFilter } from '../analysis/filter';
import { labelsOf } from '../labels';
import { isComparison, type AggregationOperator, type BinaryNode, type BinaryOperator, type Node } from '../node';
import { textOf } from '../render';
import { kindOf } from '../signature';

/** Issues of a sum or an average: of quantiles or ratios, and of series that all have one value. */
export function totalIssues(operator: 'sum' | 'avg', node: Node): Issue[] {
  switch (compositionOf(node)) {
    case 'quantile':
      return [
        {
          problem: `${operator} of quantiles, which is the quantile of nothing`,
          given: textOf(node),
          remedy:
            'aggregate the buckets before the quantile, as quantileOf(quantile, histogram, { by }) does, or use max()',
        },
      ];
    case 'ratio':
      return [
        {
          problem: `${operator} of ratios, in which a small whole counts as much as a large one`,
          given: textOf(node),
          remedy: 'aggregate before the division: ratio(sum(part), sum(whole))',
        },
      ];
    case undefined:
      break;
  }
  if (operator === 'sum' && isConstant(node)) {
    return [
      {
        problem: 'sum of series that all have the same value',
        given: textOf(node),
        remedy: 'use count()',
      },
    ];
  }
  return [];
}

/** Issues of a count. A comparison with `bool` has all series. */
export function countIssues(node: Node): Issue[] {
  if (node.type !== 'binary' || !node.bool) return [];
  return [
    {
      problem: 'count of a comparison with bool, which has the series that do not meet it too',
      given: textOf(node),
      remedy: 'use sum(), or remove bool()',
    },
  ];
}

/** Functions of which the result is a quantile or a ratio. */
const composing: Readonly<Record<string, Composition>> = {
  histogram_avg: 'ratio',
  histogram_fraction: 'ratio',
  histogram_quantile: 'quantile',
  histogram_quantiles: 'quantile',
  quantile_over_time: 'quantile',
};

/** Functions of which the result is a value of their vector, or one that follows from it alone. */
const keeping = [
  ...['label_replace', 'label_join', 'info', 'sort', 'sort_desc', 'sort_by_label', 'sort_by_label_desc'],
  ...['clamp', 'clamp_max', 'clamp_min', 'round', 'abs', 'ceil', 'floor'],
  ...['avg_over_time', 'first_over_time', 'last_over_time', 'max_over_time', 'min_over_time', 'sum_over_time'],
];

/** Aggregations whose result is one of their samples. */
const selecting: readonly AggregationOperator[] = ['bottomk', 'limit_ratio', 'limitk', 'max', 'min', 'topk'];

/** Returns whether the values of an expression are quantiles or ratios, which cannot be added. */
export function compositionOf(node: Node): Composition | undefined {
  switch (node.type) {
    case 'selector':
      return compositionOfSeries(node.series);
    case 'matrix':
      return compositionOf(node.selector);
    case 'negation':
    case 'subquery':
      return compositionOf(node.expression);
    case 'aggregation':
      if (node.operator === 'quantile') return 'quantile';
      return selecting.includes(node.operator) ? compositionOf(node.expression) : undefined;
    case 'call':
      return composing[node.name] ?? (keeping.includes(node.name) ? compositionOf(node.args[0]!) : undefined);
    case 'binary':
      return compositionOfBinary(node);
    case 'number':
    case 'string':
    case 'labelSelector':
      return undefined;
  }
}

function compositionOfSeries({ type, labels, composition }: Series): Composition | undefined {
  return composition ?? (type === 'gauge' && 'quantile' in labels ? 'quantile' : undefined);
}

/** Operators of two vectors that have values of both. */
const ofBothSides: readonly BinaryOperator[] = ['+', '-', 'or'];

function compositionOfBinary(node: BinaryNode): Composition | undefined {
  const { operator, bool, left, right } = node;
  if (bool || operator === 'atan2') return undefined;
  if (kindOf(left) === 'scalar') return compositionOf(right);
  if (kindOf(right) === 'scalar' || isComparison(operator)) return compositionOf(left);
  if (isQuotient(node)) return 'ratio';
  // A product of two vectors is weighted: a share of an amount is an amount.
  if (operator === '*') return undefined;
  return compositionOf(left) ?? (ofBothSides.includes(operator) ? compositionOf(right) : undefined);
}

/**
 * Tests whether two vectors are divided series by series. A divisor without labels is the same for all
 * series: the sum of shares is the share of the sum.
 */
function isQuotient({ operator, left, right }: BinaryNode): boolean {
  return operator === '/' && (labelsOf(right).size > 0 || labelsOf(left).size === 0);
}

/** Tests whether filtered series equal a number other than 1, of which the sum is the number of series, or can only be 0. */
function isConstant(node: Node): boolean {
  const { operator, right } = filterOf(node) ?? {};
  if (operator === '==' && right?.type === 'number') return right.value !== 1;
  const { min, max } = intervalOf(node);
  return min === 0 && max === 0 && hasFilter(node);
}
