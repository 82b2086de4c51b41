import { Testing } from 'cdk8s';
import type { Construct } from 'constructs';
import { stringify, type ToStringOptions } from 'yaml';
import { testChart } from './test-chart';

/**
 * The manifests of one construct, as a reviewer reads them.
 *
 * @param options how long texts are folded
 * @throws Error with everything that the construct finds wrong
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
