import { deploy } from '../pulumi/program';
import { targetedStacks } from './stacks';

/** Entry point of `pulumi up`. Pulumi shows what it returns as outputs of the stack. */
export = () => deploy(targetedStacks);
