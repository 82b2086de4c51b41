import type { Issue } from '../../core/errors';
import { isAlwaysTrue } from '../analysis/condition';
import { isComparison, isSetOperator, type BinaryNode, type CallNode, type Node } from '../node';
import { textOf } from '../render';
import { kindOf } from '../signature';

/**
 * Issues of `and` and `unless` whose right side has the values of a gauge of 0 and 1, and no filter: it has
 * series in both cases. Types detect those in the unit `boolean`. Of recorded series it is not known.
 */
export function presenceIssues({ operator, right }: BinaryNode): Issue[] {
  if ((operator !== 'and' && operator !== 'unless') || !isAlwaysThere(right)) return [];
  return [
    {
      problem: `the right side of ${operator} has series whether its gauge is 0 or 1`,
      given: textOf(right),
      remedy: 'compare it, as with .equalTo(1), or use group() or count() to ask whether series exist',
    },
  ];
}

/** Functions and aggregations that ask whether series exist. */
const ofPresence = [
  'absent',
  'absent_over_time',
  'count',
  'count_over_time',
  'count_values',
  'group',
  'present_over_time',
];

/** Tests whether an expression has the values of gauges of 0 and 1, and drops no series by them. */
function isAlwaysThere(node: Node): boolean {
  switch (node.type) {
    case 'selector':
      return node.series.unit === 'boolean' && node.series.catalogue !== 'recorded';
    case 'matrix':
      return isAlwaysThere(node.selector);
    case 'negation':
    case 'subquery':
      return isAlwaysThere(node.expression);
    case 'aggregation':
      return !ofPresence.includes(node.operator) && isAlwaysThere(node.expression);
    case 'call':
      return isCallAlwaysThere(node);
    case 'binary':
      return isBinaryAlwaysThere(node);
    case 'number':
    case 'string':
    case 'labelSelector':
      return false;
  }
}

function isCallAlwaysThere({ name, args }: CallNode): boolean {
  const vector = args.find((arg) => kindOf(arg) !== 'string' && arg.type !== 'number');
  return !ofPresence.includes(name) && vector !== undefined && isAlwaysThere(vector);
}

function isBinaryAlwaysThere(node: BinaryNode): boolean {
  const { operator, bool, left, right } = node;
  if (operator === 'or') return isAlwaysThere(left) || isAlwaysThere(right);
  if (isSetOperator(operator)) return false;
  if (isComparison(operator) && !bool && !isAlwaysTrue(node)) return false;
  const sides = [left, right].filter((side) => kindOf(side) !== 'scalar');
  return sides.length > 0 && sides.every(isAlwaysThere);
}
