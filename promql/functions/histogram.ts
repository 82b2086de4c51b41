import type { Instant, LabelSet, ScalarExpression } from '../expression';
import { callNode, stringNode, type Node } from '../node';
import { quantileNode } from '../quantile';
import { measured, type AnyUnit, type Measured } from '../unit';
import { InstantVector } from '../vector';

/** What the functions over classic histograms need: the label `le`. */
export interface Buckets {
  readonly node: Node;
  readonly labels: LabelSet<'le'>;
}

/**
 * A quantile of what a classic histogram measures, interpolated within the bucket where it lies.
 *
 * @param quantile 0 to 1
 * @param buckets rates of the buckets, aggregated or not, with the label `le`
 * An issue is a quantile that is not between 0 and 1.
 */
export function histogramQuantile<L extends string, U extends AnyUnit>(
  quantile: number,
  buckets: Instant<L, U> & Buckets,
): InstantVector<Exclude<L, 'le'>, Measured<U>> {
  return new InstantVector(
    callNode('histogram_quantile', quantileNode(quantile), buckets.node),
    measured(buckets.unit),
  );
}

/**
 * Several quantiles, told apart by a label. Experimental: `promql-experimental-functions`.
 *
 * @param label the label that is written
 * @param quantiles 1 to 10 of them, 0 to 1 each
 * An issue is a quantile that is not between 0 and 1.
 */
export function histogramQuantiles<L extends string, U extends AnyUnit, const K extends string>(
  buckets: Instant<L, U> & Buckets,
  label: K,
  ...quantiles: readonly [number, ...number[]]
): InstantVector<Exclude<L, 'le'> | K, Measured<U>> {
  const args = [stringNode(label), ...quantiles.map(quantileNode)];
  return new InstantVector(callNode('histogram_quantiles', buckets.node, ...args), measured(buckets.unit));
}

/**
 * The estimated share of observations between two values. Where both are bounds of buckets, `atMost()` and
 * `slowerThan()` are exact and cheaper.
 */
export function histogramFraction<L extends string, U extends AnyUnit>(
  lower: 0 | ScalarExpression<Measured<U>>,
  upper: ScalarExpression<Measured<U>>,
  buckets: Instant<L, U> & Buckets,
): InstantVector<Exclude<L, 'le'>, 'ratio'> {
  const from: Node = lower === 0 ? { type: 'number', value: 0 } : lower.node;
  return new InstantVector(callNode('histogram_fraction', from, upper.node, buckets.node), 'ratio');
}
