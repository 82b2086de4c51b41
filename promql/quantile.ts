import { withIssues } from './issues';
import { numberNode, type Node } from './node';

/**
 * Creates the node of a quantile. A quantile outside 0 to 1 is an issue, because Prometheus would
 * return infinity.
 */
export function quantileNode(quantile: number): Node {
  const issue = {
    problem: 'invalid quantile',
    given: quantile,
    allowed: '0 to 1',
    remedy: 'write 0.95 for the 95th percentile',
  };
  return withIssues(numberNode(quantile), quantile >= 0 && quantile <= 1 ? [] : [issue]);
}
