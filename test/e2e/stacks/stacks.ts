import { agentStacks, allStacks } from '../../../infra/stacks';
import { agentStack, testStacks } from '../../stacks';

/** Those that are deployed, and those that say what none of them does. */
export const stacks = [...allStacks, ...testStacks, agentStack];

/** The names of those whose Prometheus only reads and sends on. */
export const agents: readonly string[] = [...agentStacks, agentStack].map(({ name }) => name);
