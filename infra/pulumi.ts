import { deploy } from './deploy';
import { allStacks } from './all-stacks';

/** The entry point of `pulumi up`; what it exports, Pulumi shows as outputs of the stack. */
export const { passwords, urls } = deploy(allStacks);
