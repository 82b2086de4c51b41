/**
 * Where a stack goes: the Kubernetes objects that run it, and the files beside them.
 *
 * @module
 */
export { AgentStack } from './kubernetes/agent-stack';
export { addStack } from './kubernetes/any-stack';
export { MonitoringStack } from './kubernetes/monitoring-stack';
export { synthesize, type Folders } from './synthesize';
