import { isAgentStack, type StackProps } from '../../../stack/stack';
import { agentStack, testStacks } from '../../stacks';
import { allStacks } from '../../targeted';

/** Deployed stacks, and stacks with options that these do not use. */
export const stacks: readonly StackProps[] = [...allStacks, ...testStacks, agentStack];

/** Names of agent stacks. */
export const agents: readonly string[] = stacks.filter(isAgentStack).map(({ name }) => name);
