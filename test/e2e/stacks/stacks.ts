import { isAgentStack, type StackProps } from '../../../stack/stack';
import { agentStack, testStacks } from '../../stacks';
import { allStacks } from '../../targeted';

/** Those that are deployed, and those that say what none of them does. */
export const stacks: readonly StackProps[] = [...allStacks, ...testStacks, agentStack];

/** The names of those whose Prometheus only reads and sends on. */
export const agents: readonly string[] = stacks.filter(isAgentStack).map(({ name }) => name);
