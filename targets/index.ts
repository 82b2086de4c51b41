/**
 * Targets: where a stack runs, and the files that bring it there.
 *
 * @module
 */
export { k3s, kubernetes } from './kubernetes';
export { StackChart, type StackChartProps } from './kubernetes/chart';
export type { KubernetesOptions } from './kubernetes/options';
export { KubernetesTarget } from './kubernetes/target';
export type { Files } from './output';
export { synthesize, type Folders } from './synthesize';
export type { Target, TargetedStack } from './target';
