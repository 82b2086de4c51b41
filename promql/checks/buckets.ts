import type { Issue } from '../../core/errors';
import { childrenOf, type Node } from '../node';
import { textOf } from '../render';

/**
 * Issues of buckets of which a quantile is taken. Those since the start of a process describe all
 * observations, of which recent ones are ever fewer.
 */
export function bucketIssues(buckets: Node): Issue[] {
  if (!isCumulative(buckets)) return [];
  return [
    {
      problem: 'a quantile of all observations since the start of the process',
      given: textOf(buckets),
      remedy: 'take rate() or increase() of the buckets, as quantileOf(quantile, histogram) does',
    },
  ];
}

/** Tests whether a counter or native histogram is used without a window. */
function isCumulative(node: Node): boolean {
  if (node.type === 'matrix') return false;
  return node.type === 'selector' ? node.series.type !== 'gauge' : childrenOf(node).some(isCumulative);
}
