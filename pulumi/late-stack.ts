import { App } from 'cdk8s';
import { MonitoringStack, type MonitoringStackProps } from '../constructs';
import { lateContext } from '../constructs/late-faults';

/** The constructs of a stack that Pulumi deploys, so that late values may stand in it. */
export function lateStack(props: MonitoringStackProps): MonitoringStack {
  const app = new App();
  app.node.setContext(lateContext, true);
  return new MonitoringStack(app, props);
}
