import type { Construct } from 'constructs';
import { isAgentStack, type StackProps } from '../../stack/stack';
import { AgentStack } from './agent-stack';
import { MonitoringStack } from './monitoring-stack';

/** The constructs of a stack of either kind. */
export function addStack(scope: Construct, props: StackProps): MonitoringStack | AgentStack {
  return isAgentStack(props) ? new AgentStack(scope, props) : new MonitoringStack(scope, props);
}
