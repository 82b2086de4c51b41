import { Mistake } from '../core/errors';
import { numberNode, type Node } from './node';

/**
 * A quantile as a node.
 *
 * @throws Mistake when it is not between 0 and 1: Prometheus would answer infinity
 */
export function checkQuantile(quantile: number): Node {
  if (quantile >= 0 && quantile <= 1) return numberNode(quantile);
  throw new Mistake({
    fault: 'this is no quantile',
    given: quantile,
    allowed: '0 to 1',
    remedy: 'the 95th percentile is 0.95',
  });
}
