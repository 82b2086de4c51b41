import { throwIssues } from '../core/errors';
import { objectivesFile } from '../stack/objectives';
import { publish, writeFiles } from './output';
import type { TargetedStack } from './target';
import { validate } from './validation';

/** Where a synthesis writes. */
export interface Folders {
  /** Where it writes at first; emptied by whoever calls. */
  readonly output: string;
  /**
   * What is replaced once everything is written and nothing was found wrong.
   *
   * @default - nothing: the output is all there is
   */
  readonly published?: string;
}

/**
 * Writes the files of stacks.
 *
 * @returns how soon the objectives of the stacks are notified
 * @throws ValidationError with all issues of the stacks; what was published before stays as it was
 */
export function synthesize(stacks: readonly TargetedStack[], { output, published }: Folders): string {
  throwIssues(validate(stacks));
  const written = stacks.map(({ stack, target }) => target.render(stack));
  for (const files of written) writeFiles(output, files);
  if (published !== undefined) publish(output, published);
  return written.flatMap((files, index) => files.get(objectivesFile(stacks[index]!.stack)) ?? []).join('\n');
}
