import { labelsOf, stringsOf } from '../../promql/labels';
import type { AggregationNode, BinaryNode, CallNode, Node, SelectorNode } from '../../promql/node';
import { kindOf } from '../../promql/signature';
import { narrowed, present, union, unknown, valuesOf, type LabelDomains, type LabelValues } from './label-values';

/**
 * Returns the possible values of the labels of an expression's result. The matchers and the
 * catalogue limit them.
 */
export function labelsOfExpression(node: Node): LabelDomains {
  switch (node.type) {
    case 'number':
    case 'string':
    case 'labelSelector':
      return {};
    case 'selector':
      return labelsOfSelector(node);
    case 'matrix':
      return labelsOfExpression(node.selector);
    case 'negation':
    case 'subquery':
      return labelsOfExpression(node.expression);
    case 'call':
      return labelsOfCall(node);
    case 'aggregation':
      return labelsOfAggregation(node);
    case 'binary':
      return labelsOfBinary(node);
  }
}

function labelsOfSelector({ series, matchers }: SelectorNode): LabelDomains {
  const declared = Object.entries(series.labels).map(
    ([label, values]) => [label, values ? { only: values } : present] as const,
  );
  const valid = matchers.filter(({ issues }) => issues === undefined);
  return valid.reduce<LabelDomains>(
    (known, matcher) => ({ ...known, [matcher.label]: narrowed(valuesOf(known, matcher.label), matcher) }),
    Object.fromEntries(declared),
  );
}

function labelsOfCall(node: CallNode): LabelDomains {
  const { name, args } = node;
  const vector = args.find((arg) => ['instant vector', 'range vector'].includes(kindOf(arg)));
  const known = vector ? labelsOfExpression(vector) : {};
  switch (name) {
    case 'absent':
    case 'absent_over_time':
      return labelsOfAbsence(vector, labelsOf(node));
    case 'scalar':
      return {};
    case 'histogram_fraction':
    case 'histogram_quantile':
      return without(known, ['le']);
    case 'histogram_quantiles':
      return { ...without(known, ['le']), ...withValues(stringsOf(args.slice(1, 2)), present) };
    case 'label_replace':
    case 'label_join':
      return { ...known, ...withValues(stringsOf(args.slice(1, 2)), unknown) };
    default:
      return known;
  }
}

/** Returns the labels of `absent()`. They have the values of the matchers. */
function labelsOfAbsence(vector: Node | undefined, labels: ReadonlySet<string>): LabelDomains {
  const selector = vector?.type === 'matrix' ? vector.selector : vector;
  const matchers = selector?.type === 'selector' ? selector.matchers : [];
  return picked(Object.fromEntries(matchers.map(({ label, value }) => [label, { only: [value] }])), [...labels]);
}

function labelsOfAggregation({ operator, grouping, parameter, expression }: AggregationNode): LabelDomains {
  const known = labelsOfExpression(expression);
  if (['topk', 'bottomk', 'limitk', 'limit_ratio'].includes(operator)) return known;
  const counted = withValues(operator === 'count_values' && parameter ? stringsOf([parameter]) : [], present);
  if (!grouping) return counted;
  return { ...(grouping.kind === 'by' ? picked : without)(known, grouping.labels), ...counted };
}

function labelsOfBinary({ operator, left, right, matching }: BinaryNode): LabelDomains {
  const [ofLeft, ofRight] = [labelsOfExpression(left), labelsOfExpression(right)];
  if (kindOf(right) === 'scalar') return ofLeft;
  if (kindOf(left) === 'scalar') return ofRight;
  if (operator === 'or') return either(ofLeft, ofRight);
  if (operator === 'and' || operator === 'unless' || !matching) return ofLeft;
  const { group, kind, labels } = matching;
  if (group?.side === 'left') return { ...ofLeft, ...picked(ofRight, group.include) };
  if (group) return { ...ofRight, ...picked(ofLeft, group.include) };
  return (kind === 'on' ? picked : without)(ofLeft, labels);
}

function either(one: LabelDomains, other: LabelDomains): LabelDomains {
  const labels = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(labels.map((label) => [label, union(valuesOf(one, label), valuesOf(other, label))]));
}

function picked(known: LabelDomains, labels: readonly string[]): LabelDomains {
  return Object.fromEntries(labels.map((label) => [label, valuesOf(known, label)]));
}

function without(known: LabelDomains, labels: readonly string[]): LabelDomains {
  return Object.fromEntries(Object.entries(known).filter(([label]) => !labels.includes(label)));
}

function withValues(labels: readonly string[], values: LabelValues): LabelDomains {
  return Object.fromEntries(labels.map((label) => [label, values]));
}
