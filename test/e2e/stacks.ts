import { stacks as deployed } from '../../infra/stacks';
import { testStacks } from '../stacks';

/** Those that are deployed, and those that say what none of them does. */
export const stacks = [...deployed, ...testStacks];
