import { isComparison, walk, type MatcherNode, type Node, type SelectorNode } from '../../promql/node';
import { reachOf } from './evaluate';
import type { TestedRule } from './rules';

/** Selector and how a rule uses its series. */
export interface Use {
  readonly selector: SelectorNode;
  /** Labels of the aggregation, or `undefined` without one. */
  readonly by: readonly string[] | undefined;
  /** Operator of the aggregation. */
  readonly aggregation: string | undefined;
  /** The rule uses the trend of the series, not only its value. */
  readonly isTrend: boolean;
}

const trends = ['predict_linear', 'deriv', 'delta', 'changes'];

/** Returns the uses of exposed series in a rule and the rules that it needs. */
export function usesOf(rules: readonly TestedRule[]): Use[] {
  return rules.flatMap(({ node }) => uses(node)).filter(({ selector }) => selector.series.catalogue !== 'recorded');
}

function uses(
  node: Node,
  around: Omit<Use, 'selector'> = { by: undefined, aggregation: undefined, isTrend: false },
): Use[] {
  switch (node.type) {
    case 'selector':
      return [{ selector: node, ...around }];
    case 'matrix':
      return uses(node.selector, around);
    case 'negation':
    case 'subquery':
      return uses(node.expression, around);
    case 'aggregation': {
      const by = node.grouping?.kind === 'by' ? node.grouping.labels : [];
      return uses(node.expression, { ...around, by: around.by ?? by, aggregation: node.operator });
    }
    case 'call':
      return node.args.flatMap((arg) =>
        uses(arg, { ...around, isTrend: around.isTrend || trends.includes(node.name) }),
      );
    case 'binary':
      return [...uses(node.left, around), ...uses(node.right, around)];
    case 'labelSelector':
    case 'number':
    case 'string':
      return [];
  }
}

/** Returns the windows of rules in milliseconds with their offsets, the shortest first. */
export function windowsOf(rules: readonly TestedRule[]): number[] {
  const lengths = rules.flatMap(({ node }) =>
    walk(node).flatMap((one) => (one.type === 'matrix' ? [reachOf(one)] : [])),
  );
  return [...new Set(lengths)].sort((one, other) => one - other);
}

/** Returns the thresholds of comparisons between 0 and 1. */
export function sharesOf(rules: readonly TestedRule[]): number[] {
  return limitsOf(rules).filter((value) => value > 0 && value < 1);
}

/** Returns the thresholds of comparisons. */
export function limitsOf(rules: readonly TestedRule[]): number[] {
  const compared = rules.flatMap(({ node }) =>
    walk(node).flatMap((one) =>
      one.type === 'binary' && isComparison(one.operator) && one.right.type === 'number' ? [one.right.value] : [],
    ),
  );
  return [...new Set(compared)];
}

/** Returns the matchers of a label. */
export function matchersOf(uses: readonly Use[], label: string): MatcherNode[] {
  return uses.flatMap(({ selector }) => selector.matchers.filter((matcher) => matcher.label === label));
}
