import { formatIssue, inPath, throwIssues } from '../core/errors';
import { notificationsFile } from '../stack/notifications';
import { objectivesFile } from '../stack/objectives';
import { publish, writeFiles } from './output';
import type { TargetedStack } from './target';
import { validate } from './validation';

/** Folders of a synthesis. */
export interface Folders {
  /** Folder for the files. The caller must empty it first. */
  readonly output: string;
  /**
   * Folder that is replaced by the output when there are no issues and all files are written.
   *
   * @default - none
   */
  readonly published?: string;
}

/**
 * Writes the files of stacks.
 *
 * @returns warnings, and tables with the detection times of the objectives of the stacks and with
 * their notifications
 * @throws ValidationError with all issues of the stacks; the published folder is then unchanged
 */
export function synthesize(stacks: readonly TargetedStack[], { output, published }: Folders): string {
  throwIssues(validate(stacks));
  const written = stacks.map(({ stack, target }) => target.render(stack));
  for (const files of written) writeFiles(output, files);
  if (published !== undefined) publish(output, published);
  const warnings = stacks.flatMap(({ stack, target }) => inPath(stack.name, target.warnings(stack)));
  const tables = written.flatMap((files, index) =>
    [objectivesFile, notificationsFile].flatMap((file) => files.get(file(stacks[index]!.stack)) ?? []),
  );
  return [...warnings.map((one) => `warning: ${formatIssue(one)}\n`), ...tables].join('\n');
}
