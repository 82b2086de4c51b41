import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ValidationError } from '../core/errors';
import type { TargetedStack } from '../targets';
import { throwUnreadable } from '../targets/validation';

/** Path of the module with the stacks, relative to the working directory. */
const path = join('infra', 'stacks', 'index.ts');

/** Exports of the module with the stacks. */
interface StackModule {
  readonly targetedStacks: readonly TargetedStack[];
}

/**
 * Loads the stacks of the repository in the working directory.
 *
 * @throws ValidationError when the module does not exist, or a stack of untyped code lacks a property
 */
export async function loadStacks(): Promise<readonly TargetedStack[]> {
  const file = join(process.cwd(), path);
  if (!existsSync(file)) {
    throw new ValidationError({
      problem: 'no stacks in this folder',
      given: file,
      remedy: 'run the command in the folder of package.json',
    });
  }
  const { targetedStacks } = (await import(file)) as StackModule;
  throwUnreadable(targetedStacks);
  return targetedStacks;
}
