import type { AggregationNode, BinaryNode, CallNode, Node } from './node';
import { kindOf } from './signature';

/**
 * Returns the labels of every series of the result of an expression. They match the label types.
 */
export function labelsOf(node: Node): ReadonlySet<string> {
  switch (node.type) {
    case 'number':
    case 'string':
    case 'labelSelector':
      return new Set();
    case 'selector':
      return new Set(Object.keys(node.series.labels));
    case 'matrix':
      return labelsOf(node.selector);
    case 'negation':
    case 'subquery':
      return labelsOf(node.expression);
    case 'call':
      return labelsOfCall(node);
    case 'aggregation':
      return labelsOfAggregation(node);
    case 'binary':
      return labelsOfBinary(node);
  }
}

/**
 * Returns the labels of at least one series of the result, by which it can be grouped. The sides of
 * `or` may have different ones.
 */
export function possibleLabelsOf(node: Node): ReadonlySet<string> {
  if (node.type === 'negation' || node.type === 'subquery') return possibleLabelsOf(node.expression);
  if (node.type !== 'binary') return labelsOf(node);
  if (node.operator === 'or') return new Set([...possibleLabelsOf(node.left), ...possibleLabelsOf(node.right)]);
  const isFilter = kindOf(node.right) === 'scalar' || node.operator === 'and' || node.operator === 'unless';
  return isFilter ? possibleLabelsOf(node.left) : labelsOf(node);
}

/**
 * Tests whether the series of a result have the name of a metric: those of selectors, and of what
 * only selects some of them.
 */
export function hasName(node: Node): boolean {
  switch (node.type) {
    case 'selector':
      return true;
    case 'matrix':
    case 'number':
    case 'string':
    case 'labelSelector':
    case 'negation':
      return false;
    case 'subquery':
      return hasName(node.expression);
    case 'call':
      return keepsName.includes(node.name) && node.args.some((arg) => arg.type === 'matrix' || hasName(arg));
    case 'aggregation':
      return selects(node)
        ? hasName(node.expression)
        : node.grouping?.kind === 'by' && node.grouping.labels.includes('__name__');
    case 'binary':
      return !isComputed(node) && (hasName(node.left) || (node.operator === 'or' && hasName(node.right)));
  }
}

const keepsName = [
  ...['first_over_time', 'info', 'label_join', 'label_replace', 'last_over_time'],
  ...['sort', 'sort_by_label', 'sort_by_label_desc', 'sort_desc'],
];

function isComputed({ operator, bool }: BinaryNode): boolean {
  return bool === true || !['==', '!=', '>', '<', '>=', '<=', 'and', 'or', 'unless'].includes(operator);
}

function labelsOfCall({ name, args }: CallNode): ReadonlySet<string> {
  const [vector] = args.filter((arg) => ['instant vector', 'range vector'].includes(kindOf(arg)));
  const labels = vector ? labelsOf(vector) : new Set<string>();
  switch (name) {
    case 'absent':
    case 'absent_over_time':
      return vector ? labelsMadeByAbsence(vector) : labels;
    case 'scalar':
      return new Set();
    case 'histogram_fraction':
    case 'histogram_quantile':
      return minus(labels, ['le']);
    case 'histogram_quantiles':
      return plus(minus(labels, ['le']), stringsOf(args.slice(1, 2)));
    case 'label_replace':
    case 'label_join':
      return plus(labels, stringsOf(args.slice(1, 2)));
    default:
      return labels;
  }
}

/** Labels of the result of `absent()`: those of the equality matchers of a selector. */
function labelsMadeByAbsence(node: Node): ReadonlySet<string> {
  const selector = node.type === 'matrix' ? node.selector : node;
  if (selector.type !== 'selector') return new Set();
  return new Set(
    selector.matchers
      .map(({ label }) => label)
      .filter((label) => selector.matchers.every((other) => other.label !== label || other.operator === '=')),
  );
}

/** Tests whether an aggregation selects some series as they are. */
export function selects({ operator }: AggregationNode): boolean {
  return ['topk', 'bottomk', 'limitk', 'limit_ratio'].includes(operator);
}

function labelsOfAggregation(node: AggregationNode): ReadonlySet<string> {
  const labels = labelsOf(node.expression);
  if (selects(node)) return labels;
  const added = node.operator === 'count_values' && node.parameter ? stringsOf([node.parameter]) : [];
  if (!node.grouping) return new Set(added);
  const { kind, labels: grouping } = node.grouping;
  return plus(kind === 'by' ? new Set(grouping) : minus(labels, grouping), added);
}

function labelsOfBinary({ operator, left, right, matching }: BinaryNode): ReadonlySet<string> {
  const [ofLeft, ofRight] = [labelsOf(left), labelsOf(right)];
  if (kindOf(right) === 'scalar') return ofLeft;
  if (kindOf(left) === 'scalar') return ofRight;
  if (operator === 'or') return new Set([...ofLeft].filter((label) => ofRight.has(label)));
  if (operator === 'and' || operator === 'unless' || !matching) return ofLeft;
  if (matching.group) return plus(matching.group.side === 'left' ? ofLeft : ofRight, matching.group.include);
  return matching.kind === 'on' ? new Set(matching.labels) : minus(ofLeft, matching.labels);
}

/** Returns the values of the string arguments. */
export function stringsOf(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => (node.type === 'string' ? [node.value] : []));
}

function minus(labels: ReadonlySet<string>, removed: readonly string[]): ReadonlySet<string> {
  return new Set([...labels].filter((label) => !removed.includes(label)));
}

function plus(labels: ReadonlySet<string>, added: readonly string[]): ReadonlySet<string> {
  return new Set([...labels, ...added]);
}
