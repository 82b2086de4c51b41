import { throwIssues } from '../core/errors';
import { objectivesFile } from '../stack/objectives';
import type { StackProps } from '../stack/stack';
import { sharedHosts } from '../stack/validation/shared-hosts';
import { publish, writeFiles } from './output';
import type { Target } from './target';

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
 * @throws ValidationError listing everything that is wrong with the stacks; what was published before stays as it was
 */
export function synthesize(stacks: readonly StackProps[], target: Target, { output, published }: Folders): string {
  throwIssues([...sharedHosts(stacks), ...stacks.flatMap((stack) => target.validate(stack))]);
  const written = stacks.map((stack) => target.render(stack));
  for (const files of written) writeFiles(output, files);
  if (published !== undefined) publish(output, published);
  return written.flatMap((files, index) => files.get(objectivesFile(stacks[index]!)) ?? []).join('\n');
}
