/**
 * Targets, which deploy stacks, and the synthesis of their files.
 *
 * @module
 */
export { defineConfig, type Config, type StackEntry } from './config';
export { k3s, kubernetes } from './kubernetes';
export { StackChart, type StackChartProps } from './kubernetes/chart';
export type { KubernetesOptions } from './kubernetes/options';
export type { Namespaces } from './kubernetes/place';
export { KubernetesTarget } from './kubernetes/target';
export type { Files, Folders } from './output';
export { synthesize } from './synthesize';
export type { ObjectChart, ObjectTarget, Target, TargetedStack } from './target';
export { validate } from './validation';
