import { deploy } from '../pulumi/program';
import { config } from './stacks';

/** Entry point of `pulumi up`. Pulumi shows what it returns as outputs of the stack. */
export = () => deploy(config.stacks);
