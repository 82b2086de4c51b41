import { repeated, type Issue } from '../../core/errors';
import { stringsOf } from '../labels';
import { isLabelText, type AggregationNode, type CallNode, type Node } from '../node';

/** Functions whose second argument is the label that they write. */
const writing: readonly string[] = ['histogram_quantiles', 'label_join', 'label_replace'];

/** Issues of the label that a function writes, and of quantiles that would be two series with equal labels. */
export function writtenLabelIssues({ name, args }: CallNode): Issue[] {
  if (!writing.includes(name)) return [];
  return [...nameIssues(name, args.slice(1, 2)), ...(name === 'histogram_quantiles' ? twiceIssues(args.slice(2)) : [])];
}

/** Issues of the label that an aggregation writes. */
export function countedLabelIssues({ operator, parameter }: AggregationNode): Issue[] {
  return operator === 'count_values' && parameter ? nameIssues(operator, [parameter]) : [];
}

function nameIssues(name: string, nodes: readonly Node[]): Issue[] {
  return stringsOf(nodes)
    .filter((label) => !isLabelText(label))
    .map((given) => ({
      problem: `${name} writes a label without a name`,
      given,
      allowed: 'a name of a label, in UTF-8',
    }));
}

function twiceIssues(quantiles: readonly Node[]): Issue[] {
  const values = quantiles.flatMap((node) => (node.type === 'number' ? [String(node.value)] : []));
  return repeated(values, { problem: 'histogram_quantiles has a quantile twice, and so two series with equal labels' });
}
