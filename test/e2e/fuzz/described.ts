import { App, Chart } from 'cdk8s';
import type { TargetedStack } from '../../../targets';
import { StackChart } from '../../../targets/kubernetes/chart';
import type { KubernetesTarget } from '../../../targets/kubernetes/target';

/** Description with a value: a stack with its target, or a chart of a user. */
export type Described = TargetedStack<KubernetesTarget> | Chart;

/** Creates an App that is never written. */
export function testApp(): App {
  return new App({ outdir: 'unused' });
}

/** Returns the chart with the Kubernetes objects of a description. */
export function chartOf(described: Described): Chart {
  if (described instanceof Chart) return described;
  const { stack, target } = described;
  return new StackChart(testApp(), 'stack', { stack, ...target.options });
}
