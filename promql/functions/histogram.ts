import type { Instant, ScalarExpression } from '../expression';
import { bucketIssues } from '../checks/buckets';
import { withIssues } from '../issues';
import { callNode, stringNode, type Node } from '../node';
import { knownUnit, nodeOf } from '../operand';
import { quantileNode } from '../quantile';
import { measured, type AnyUnit, type Measured } from '../unit';
import { InstantVector } from '../vector';

/** Input of functions over classic histograms: a vector with the label `le`, otherwise a compiler message. */
export type Buckets<L extends string, U extends AnyUnit, F extends boolean> = 'le' extends L
  ? Instant<L, U, F>
  : 'buckets with the label le';

/**
 * A quantile of a classic histogram, interpolated within its bucket.
 *
 * Issues: a quantile outside 0 to 1, and buckets since the start of the process.
 *
 * @param quantile 0 to 1
 * @param buckets rates of the buckets, aggregated or not, with the label `le`
 */
export function histogramQuantile<L extends string, U extends AnyUnit, F extends boolean>(
  quantile: number,
  buckets: Buckets<L, U, F>,
): InstantVector<Exclude<L, 'le'>, Measured<U>, F> {
  return new InstantVector(
    callNode('histogram_quantile', quantileNode(quantile), checked(buckets)),
    measured(knownUnit(buckets) as U),
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
export function histogramQuantiles<L extends string, U extends AnyUnit, F extends boolean, const K extends string>(
  buckets: Buckets<L, U, F>,
  label: K,
  ...quantiles: readonly [number, ...number[]]
): InstantVector<Exclude<L, 'le'> | K, Measured<U>, F> {
  const args = [stringNode(label), ...quantiles.map(quantileNode)];
  return new InstantVector(
    callNode('histogram_quantiles', checked(buckets), ...args),
    measured(knownUnit(buckets) as U),
  );
}

/**
 * Estimated share of observations between two values. If both values are bounds of buckets,
 * `atMost()` and `observationsAbove()` are exact and cheaper.
 *
 * Buckets since the start of the process are an issue.
 */
export function histogramFraction<L extends string, U extends AnyUnit, F extends boolean>(
  lower: 0 | ScalarExpression<Measured<U>>,
  upper: ScalarExpression<Measured<U>>,
  buckets: Buckets<L, U, F>,
): InstantVector<Exclude<L, 'le'>, 'ratio', F> {
  const from: Node = lower === 0 ? { type: 'number', value: 0 } : lower.node;
  return new InstantVector(callNode('histogram_fraction', from, upper.node, checked(buckets)), 'ratio');
}

function checked(buckets: unknown): Node {
  const node = nodeOf(buckets);
  return withIssues(node, bucketIssues(node));
}
