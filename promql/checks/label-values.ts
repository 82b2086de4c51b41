import type { Issue } from '../../core/errors';
import { labelsOf, selects } from '../labels';
import { mayMatch } from '../matcher';
import {
  isComparison,
  type AggregationNode,
  type BinaryNode,
  type CallNode,
  type MatcherNode,
  type Node,
} from '../node';
import { kindOf } from '../signature';
import { isCompared } from './identity';

/** Values of a label of all series of an expression. */
interface LabelValues {
  /** Possible values of a label with a closed set. */
  readonly values: readonly string[] | undefined;
  readonly matchers: readonly MatcherNode[];
}

/**
 * Returns an issue for a label whose values on both sides of an operator exclude each other, so that no
 * series match.
 */
export function labelValueIssues({ operator, left, right, matching }: BinaryNode): Issue[] {
  if (operator === 'or' || matching?.fill || kindOf(left) === 'scalar' || kindOf(right) === 'scalar') return [];
  const labels = [...labelsOf(left)].filter((label) => !matching || isCompared(matching, label));
  return labels.flatMap((label): Issue[] => {
    const [ofLeft, ofRight] = [valuesOf(left, label), valuesOf(right, label)];
    if (!ofLeft || !ofRight || !areApart(ofLeft, ofRight)) return [];
    const text = ({ matchers }: LabelValues) =>
      matchers.map((one) => `${label}${one.operator}"${one.value}"`).join(', ');
    return [
      {
        problem: `the values of label "${label}" on the sides of ${operator} differ, so no series match`,
        given: `${text(ofLeft)} and ${text(ofRight)}`,
        remedy: `on or ignoring, or aggregate both sides without "${label}"`,
      },
    ];
  });
}

/** Tests whether no value fits both sides. Of an open label, the values of equalities are known. */
function areApart(left: LabelValues, right: LabelValues): boolean {
  const matchers = [...left.matchers, ...right.matchers];
  const equalTo = matchers.flatMap(({ operator, value }) => (operator === '=' ? [value] : []));
  const known = left.values ?? right.values;
  const candidates = equalTo.length > 0 ? equalTo : known && [...known, ''];
  return candidates?.every((value) => !matchers.every((matcher) => mayMatch(matcher, value))) ?? false;
}

/** Returns the values of a label in an expression; `undefined` where they are not those of its selectors. */
function valuesOf(node: Node, label: string): LabelValues | undefined {
  switch (node.type) {
    case 'selector': {
      const matchers = node.matchers.filter((one) => one.label === label);
      return matchers.length > 0 && !node.candidates ? { values: node.series.labels[label], matchers } : undefined;
    }
    case 'matrix':
      return valuesOf(node.selector, label);
    case 'negation':
    case 'subquery':
      return valuesOf(node.expression, label);
    case 'aggregation':
      return valuesOfAggregation(node, label);
    case 'call':
      return valuesOfCall(node, label);
    case 'binary':
      return valuesOfBinary(node, label);
    case 'number':
    case 'string':
    case 'labelSelector':
      return undefined;
  }
}

function valuesOfAggregation(node: AggregationNode, label: string): LabelValues | undefined {
  const isKept = selects(node) || (labelsOf(node).has(label) && node.operator !== 'count_values');
  return isKept ? valuesOf(node.expression, label) : undefined;
}

/** Functions that write labels. */
const writing: readonly string[] = [
  'absent',
  'absent_over_time',
  'histogram_quantiles',
  'info',
  'label_join',
  'label_replace',
];

function valuesOfCall({ name, args }: CallNode, label: string): LabelValues | undefined {
  const vector = args.find((arg) => ['instant vector', 'range vector'].includes(kindOf(arg)));
  return vector && !writing.includes(name) ? valuesOf(vector, label) : undefined;
}

function valuesOfBinary({ operator, left, right, matching }: BinaryNode, label: string): LabelValues | undefined {
  if (kindOf(left) === 'scalar') return valuesOf(right, label);
  const isKept =
    !matching || operator === 'and' || operator === 'unless' || (isComparison(operator) && !matching.group);
  return operator !== 'or' && isKept && !matching?.fill ? valuesOf(left, label) : undefined;
}
