import { deploy } from '../pulumi/program';
import { targetedStacks } from './stacks';

/** The entry point of `pulumi up`; what it exports, Pulumi shows as outputs of the stack. */
export const { passwords, urls } = deploy(targetedStacks);
