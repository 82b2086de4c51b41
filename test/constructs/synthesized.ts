import { Testing } from 'cdk8s';
import type { Construct } from 'constructs';
import { stringify, type ToStringOptions } from 'yaml';
import { testChart } from './test-chart';

/**
 * Manifests of one construct, as in a review.
 *
 * @param options folding of texts
 * @throws Error with all issues of the construct
 */
export function synthesized<P>(
  construct: new (scope: Construct, id: string, props: P) => Construct,
  props: P,
  options?: ToStringOptions,
): string {
  const chart = testChart();
  new construct(chart, 'part', props);
  return (Testing.synth(chart) as unknown[]).map((object) => stringify(object, options)).join('---\n');
}
