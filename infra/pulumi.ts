import { deploy } from '../pulumi/program';
import { targetedStacks } from './stacks';

/** Entry point of `pulumi up`. Pulumi shows its exports as outputs of the stack. */
export const { passwords, urls } = deploy(targetedStacks);
