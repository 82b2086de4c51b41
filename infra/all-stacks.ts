import type { StackProps } from "../stack/stack";
import { agentStacks, stacks } from './stacks';

/** Every stack that is deployed. */
export const allStacks: readonly StackProps[] = [...stacks, ...agentStacks];
