import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ValidationError } from '../core/errors';
import type { AgentStackProps, MonitoringStackProps, StackProps } from '../stack/stack';

/** Where the stacks of a repository are, below the folder in which a command runs. */
const path = join('infra', 'stacks', 'index.ts');

/** Exports of the module with the stacks. */
export interface StackModule {
  readonly stacks: readonly MonitoringStackProps[];
  readonly agentStacks: readonly AgentStackProps[];
  readonly allStacks: readonly StackProps[];
}

/**
 * The stacks of the repository in which a command runs.
 *
 * @throws ValidationError when it has none
 */
export async function loadStacks(): Promise<StackModule> {
  const file = join(process.cwd(), path);
  if (!existsSync(file)) {
    throw new ValidationError({
      problem: 'this folder has no stacks',
      given: file,
      remedy: 'run the command where package.json is',
    });
  }
  return (await import(file)) as StackModule;
}
