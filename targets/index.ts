/**
 * Targets: where a stack runs, and the files that bring it there.
 *
 * @module
 */
export { StackChart } from './kubernetes/chart';
export { kubernetes } from './kubernetes';
export { kubectl } from './kubernetes/commands';
export type { Files } from './output';
export { synthesize, type Folders } from './synthesize';
export type { Target } from './target';
