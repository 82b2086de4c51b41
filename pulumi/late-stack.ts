import { App } from 'cdk8s';
import type { StackProps } from '../stack/stack';
import type { AgentStack } from '../targets/kubernetes/agent-stack';
import { addStack } from '../targets/kubernetes/any-stack';
import type { MonitoringStack } from '../targets/kubernetes/monitoring-stack';
import { lateContext } from '../targets/kubernetes/output-issues';

/** The constructs of a stack that Pulumi deploys, so that late values may stand in it. */
export function lateStack(props: StackProps): MonitoringStack | AgentStack {
  const app = new App();
  app.node.setContext(lateContext, true);
  return addStack(app, props);
}
