import { App } from 'cdk8s';
import type { AgentStack } from '../constructs/agent-stack';
import { addStack } from '../constructs/any-stack';
import { lateContext } from '../constructs/late-faults';
import type { MonitoringStack } from '../constructs/monitoring-stack';
import type { StackProps } from "../stack/stack";

/** The constructs of a stack that Pulumi deploys, so that late values may stand in it. */
export function lateStack(props: StackProps): MonitoringStack | AgentStack {
  const app = new App();
  app.node.setContext(lateContext, true);
  return addStack(app, props);
}
