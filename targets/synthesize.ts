import { formatIssue, inPath, throwIssues, type Issue } from '../core/errors';
import { notificationsFile } from '../stack/notifications';
import { objectivesFile } from '../stack/objectives';
import { folderIssues, replaceFolder, writeFiles, type Files, type Folders } from './output';
import type { TargetedStack } from './target';
import { validate } from './validation';

/** Rendered stacks. */
export interface Synthesis {
  /** Texts of all files by their paths. */
  readonly files: Files;
  /** Issues of what works and may not be meant. */
  readonly warnings: readonly Issue[];
}

/**
 * Renders the files of stacks.
 *
 * @throws ValidationError with all issues of the stacks
 */
export function render(stacks: readonly TargetedStack[]): Synthesis {
  throwIssues(validate(stacks));
  const files = new Map(stacks.flatMap(({ stack, target }) => [...target.render(stack)]));
  return {
    files,
    warnings: stacks.flatMap(({ stack, target }) => inPath(stack.name, target.warnings(stack))),
  };
}

/**
 * Writes the files of stacks.
 *
 * @returns warnings, and tables with the detection times of the objectives of the stacks and with
 * their notifications
 * @throws ValidationError with all issues of the stacks; the published folder is then unchanged
 */
export function synthesize(stacks: readonly TargetedStack[], folders: Folders): string {
  throwIssues(folderIssues(folders));
  const { output, published } = folders;
  const { files, warnings } = render(stacks);
  writeFiles(output, files);
  if (published !== undefined) replaceFolder(published, files);
  const tables = stacks.flatMap(({ stack }) =>
    [objectivesFile(stack), notificationsFile(stack)].flatMap((file) => files.get(file) ?? []),
  );
  return [...warnings.map((one) => `warning: ${formatIssue(one)}\n`), ...tables].join('\n');
}
