import type { Issue } from '../../core/errors';
import { intervalOf } from '../analysis/bounds';
import { filterOf, hasFilter } from '../analysis/filter';
import { labelsOf } from '../labels';
import { isComparison, isSetOperator, type BinaryNode, type Node } from '../node';
import { textOf } from '../render';
import { kindOf } from '../signature';

/** Issues of a sum or an average: of quantiles or ratios, and of series that all have one value. */
export function totalIssues(operator: 'sum' | 'avg', node: Node): Issue[] {
  const value = valueOf(node);
  if (isQuantile(value)) {
    return [
      {
        problem: `${operator} of quantiles, which is the quantile of nothing`,
        given: textOf(node),
        remedy:
          'aggregate the buckets before the quantile, as quantileOf(quantile, histogram, { by }) does, or use max()',
      },
    ];
  }
  if (isQuotient(value)) {
    return [
      {
        problem: `${operator} of ratios, in which a small whole counts as much as a large one`,
        given: textOf(node),
        remedy: 'aggregate before the division: ratio(sum(part), sum(whole))',
      },
    ];
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

/** Functions and operators that keep the values of a vector. */
const keeping = ['label_replace', 'label_join', 'sort', 'sort_desc', 'clamp', 'clamp_max', 'clamp_min', 'round'];

/** Returns the part of an expression that has its values. */
function valueOf(node: Node): Node {
  if (node.type === 'call' && keeping.includes(node.name)) return valueOf(node.args[0]!);
  return node.type === 'binary' && isFilter(node) ? valueOf(node.left) : node;
}

/** Tests whether an operator keeps some values of its left side. */
function isFilter({ operator, bool }: BinaryNode): boolean {
  return !bool && (isComparison(operator) || (isSetOperator(operator) && operator !== 'or'));
}

function isQuantile(node: Node): boolean {
  if (node.type === 'call') return node.name === 'histogram_quantile' || node.name === 'histogram_quantiles';
  return node.type === 'selector' && node.series.type === 'gauge' && 'quantile' in node.series.labels;
}

/** A divisor without labels is the same for all series: the sum of shares is the share of the sum. */
function isQuotient(node: Node): boolean {
  if (node.type !== 'binary' || node.operator !== '/') return false;
  const areVectors = kindOf(node.left) === 'instant vector' && kindOf(node.right) === 'instant vector';
  return areVectors && (labelsOf(node.right).size > 0 || labelsOf(node.left).size === 0);
}

/** Tests whether filtered series equal a number other than 1, of which the sum is the number of series, or can only be 0. */
function isConstant(node: Node): boolean {
  const { operator, right } = filterOf(node) ?? {};
  if (operator === '==' && right?.type === 'number') return right.value !== 1;
  const { min, max } = intervalOf(node);
  return min === 0 && max === 0 && hasFilter(node);
}
