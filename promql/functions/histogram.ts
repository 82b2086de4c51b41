import type { Instant, LabelSet, ScalarExpression } from '../expression';
import { bucketIssues } from '../checks/buckets';
import { withIssues } from '../issues';
import { callNode, stringNode, type Node } from '../node';
import { quantileNode } from '../quantile';
import { measured, type AnyUnit, type Measured } from '../unit';
import { InstantVector } from '../vector';

/** Input of functions over classic histograms: a vector with the label `le`. */
export interface Buckets {
  readonly node: Node;
  readonly labels: LabelSet<'le'>;
}

/**
 * A quantile of a classic histogram, interpolated within its bucket.
 *
 * Issues: a quantile outside 0 to 1, and buckets since the start of the process.
 *
 * @param quantile 0 to 1
 * @param buckets rates of the buckets, aggregated or not, with the label `le`
 */
export function histogramQuantile<L extends string, U extends AnyUnit>(
  quantile: number,
  buckets: Instant<L, U> & Buckets,
): InstantVector<Exclude<L, 'le'>, Measured<U>> {
  return new InstantVector(
    callNode('histogram_quantile', quantileNode(quantile), checked(buckets.node)),
    measured(buckets.unit),
  );
}

/**
 * Several quantiles, distinguished by a label. Experimental: `promql-experimental-functions`.
 *
 * Issues: a quantile outside 0 to 1, and buckets since the start of the process.
 *
 * @param label the label for the quantile
 * @param quantiles 1 to 10 quantiles from 0 to 1
 */
export function histogramQuantiles<L extends string, U extends AnyUnit, const K extends string>(
  buckets: Instant<L, U> & Buckets,
  label: K,
  ...quantiles: readonly [number, ...number[]]
): InstantVector<Exclude<L, 'le'> | K, Measured<U>> {
  const args = [stringNode(label), ...quantiles.map(quantileNode)];
  return new InstantVector(callNode('histogram_quantiles', checked(buckets.node), ...args), measured(buckets.unit));
}

/**
 * Estimated share of observations between two values. If both values are bounds of buckets,
 * `atMost()` and `observationsAbove()` are exact and cheaper.
 *
 * Buckets since the start of the process are an issue.
 */
export function histogramFraction<L extends string, U extends AnyUnit>(
  lower: 0 | ScalarExpression<Measured<U>>,
  upper: ScalarExpression<Measured<U>>,
  buckets: Instant<L, U> & Buckets,
): InstantVector<Exclude<L, 'le'>, 'ratio'> {
  const from: Node = lower === 0 ? { type: 'number', value: 0 } : lower.node;
  return new InstantVector(callNode('histogram_fraction', from, upper.node, checked(buckets.node)), 'ratio');
}

function checked(buckets: Node): Node {
  return withIssues(buckets, bucketIssues(buckets));
}
