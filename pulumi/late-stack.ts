import { App } from 'cdk8s';
import { addStack, type AgentStack, type MonitoringStack, type StackProps } from '../constructs';
import { lateContext } from '../constructs/late-faults';

/** The constructs of a stack that Pulumi deploys, so that late values may stand in it. */
export function lateStack(props: StackProps): MonitoringStack | AgentStack {
  const app = new App();
  app.node.setContext(lateContext, true);
  return addStack(app, props);
}
