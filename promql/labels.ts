import type { Series } from '../metrics';
import {
  isComparison,
  isSetOperator,
  type AggregationNode,
  type BinaryNode,
  type CallNode,
  type Node,
  type SelectorNode,
} from './node';
import { kindOf } from './signature';

/** Labels that every series of a result has, or that some series can have. */
type Extent = 'every' | 'some';

/**
 * Returns the labels of the result of an expression. Those of every series match the label types.
 */
export function labelsOf(node: Node, of: Extent = 'every'): ReadonlySet<string> {
  switch (node.type) {
    case 'number':
    case 'string':
    case 'labelSelector':
      return new Set();
    case 'selector':
      return new Set((of === 'some' ? seriesOf(node) : [node.series]).flatMap(({ labels }) => Object.keys(labels)));
    case 'matrix':
      return labelsOf(node.selector, of);
    case 'negation':
    case 'subquery':
      return labelsOf(node.expression, of);
    case 'call':
      return labelsOfCall(node, of);
    case 'aggregation':
      return labelsOfAggregation(node, of);
    case 'binary':
      return labelsOfBinary(node, of);
  }
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
  return bool === true || !(isComparison(operator) || isSetOperator(operator));
}

/** Returns the series of which a selector can select some. */
export function seriesOf({ series, candidates }: Pick<SelectorNode, 'series' | 'candidates'>): readonly Series[] {
  return candidates ?? [series];
}

/** Returns the name of a selector in messages: its own, or those of the series that it can select. */
export function nameOf(selector: Pick<SelectorNode, 'series' | 'candidates'>): string {
  const names = seriesOf(selector).map(({ name }) => name);
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and others` : names.join(', ');
}

function labelsOfCall({ name, args }: CallNode, of: Extent): ReadonlySet<string> {
  const [vector] = args.filter((arg) => ['instant vector', 'range vector'].includes(kindOf(arg)));
  const labels = vector ? labelsOf(vector, of) : new Set<string>();
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
    case 'info':
      return plus(labels, labelsOfInfo(args[1]));
    case 'label_replace': {
      // An empty value removes the label.
      const isRemoved = of === 'every' && stringsOf(args.slice(2, 3)).includes('');
      return (isRemoved ? minus : plus)(labels, stringsOf(args.slice(1, 2)));
    }
    case 'label_join':
      return plus(labels, stringsOf(args.slice(1, 2)));
    default:
      return labels;
  }
}

/** Labels that `info()` adds, where the info metric has them. Without matchers they are not known. */
function labelsOfInfo(selector: Node | undefined): string[] {
  if (selector?.type !== 'labelSelector') return [];
  return selector.matchers.map(({ label }) => label).filter((label) => label !== '__name__');
}

/** Labels of the result of `absent()`: those of the equality matchers of a selector. */
function labelsMadeByAbsence(node: Node): ReadonlySet<string> {
  const selector = node.type === 'matrix' ? node.selector : node;
  if (selector.type !== 'selector') return new Set();
  return new Set(
    selector.matchers
      .map(({ label }) => label)
      .filter((label) => label !== '__name__')
      .filter((label) => selector.matchers.every((other) => other.label !== label || other.operator === '=')),
  );
}

/** Tests whether an aggregation selects some series as they are. */
export function selects({ operator }: AggregationNode): boolean {
  return ['topk', 'bottomk', 'limitk', 'limit_ratio'].includes(operator);
}

function labelsOfAggregation(node: AggregationNode, of: Extent): ReadonlySet<string> {
  const labels = labelsOf(node.expression, of);
  if (selects(node)) return labels;
  const added = node.operator === 'count_values' && node.parameter ? stringsOf([node.parameter]) : [];
  if (!node.grouping) return new Set(added);
  const { kind, labels: grouping } = node.grouping;
  return plus(kind === 'by' ? new Set(grouping) : minus(labels, grouping), added);
}

function labelsOfBinary({ operator, left, right, matching }: BinaryNode, of: Extent): ReadonlySet<string> {
  const [ofLeft, ofRight] = [labelsOf(left, of), labelsOf(right, of)];
  if (kindOf(right) === 'scalar') return ofLeft;
  if (kindOf(left) === 'scalar') return ofRight;
  if (operator === 'or') {
    return of === 'some' ? plus(ofLeft, [...ofRight]) : new Set([...ofLeft].filter((label) => ofRight.has(label)));
  }
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
