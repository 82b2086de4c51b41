import type { Construct } from 'constructs';
import { AgentStack, type AgentStackProps } from './agent-stack';
import { MonitoringStack, type MonitoringStackProps } from './monitoring-stack';

/** A stack that keeps, shows and evaluates what it reads itself, or one that leaves that to others. */
export type StackProps = MonitoringStackProps | AgentStackProps;

/** Whether a stack leaves to others what becomes of what it reads. */
export function isAgentStack(props: StackProps): props is AgentStackProps {
  return 'mode' in props;
}

/** The constructs of a stack of either kind. */
export function addStack(scope: Construct, props: StackProps): MonitoringStack | AgentStack {
  return isAgentStack(props) ? new AgentStack(scope, props) : new MonitoringStack(scope, props);
}
