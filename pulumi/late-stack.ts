import { App } from 'cdk8s';
import type { StackProps } from '../stack/stack';
import { StackChart } from '../targets/kubernetes/chart';
import { lateContext } from '../targets/kubernetes/output-issues';

/** The objects of a stack that Pulumi deploys, so that outputs may stand in it. */
export function lateStack(stack: StackProps): StackChart {
  const app = new App({ outdir: 'unused' });
  app.node.setContext(lateContext, true);
  return new StackChart(app, stack);
}
