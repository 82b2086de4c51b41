import { Testing } from 'cdk8s';
import type { Construct } from 'constructs';
import { stringify } from 'yaml';

/**
 * The manifests of one construct, as a reviewer reads them.
 *
 * @throws Error with everything that the construct finds wrong
 */
export function synthesized<P>(part: new (scope: Construct, id: string, props: P) => Construct, props: P): string {
  const chart = Testing.chart();
  new part(chart, 'part', props);
  return (Testing.synth(chart) as unknown[]).map((object) => stringify(object)).join('---\n');
}
