import { withIssues } from './issues';
import { numberNode, type Node } from './node';

/** Quantile as a node. An issue is one that is not between 0 and 1: Prometheus would answer infinity. */
export function quantileNode(quantile: number): Node {
  const issue = {
    problem: 'this is no quantile',
    given: quantile,
    allowed: '0 to 1',
    remedy: 'the 95th percentile is 0.95',
  };
  return withIssues(numberNode(quantile), quantile >= 0 && quantile <= 1 ? [] : [issue]);
}
