import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ValidationError } from '../core/errors';
import type { TargetedStack } from '../targets';

/** Where the stacks of a repository are, below the folder in which a command runs. */
const path = join('infra', 'stacks', 'index.ts');

/** Exports of the module with the stacks. */
interface StackModule {
  readonly targetedStacks: readonly TargetedStack[];
}

/**
 * Stacks of the repository in which a command runs.
 *
 * @throws ValidationError when it has none
 */
export async function loadStacks(): Promise<readonly TargetedStack[]> {
  const file = join(process.cwd(), path);
  if (!existsSync(file)) {
    throw new ValidationError({
      problem: 'this folder has no stacks',
      given: file,
      remedy: 'run the command where package.json is',
    });
  }
  const { targetedStacks } = (await import(file)) as StackModule;
  return targetedStacks;
}
