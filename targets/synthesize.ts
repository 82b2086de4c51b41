import { isAbsolute, relative, resolve, sep } from 'node:path';
import { formatIssue, inPath, throwIssues, type Issue } from '../core/errors';
import { emptyTextIssues } from '../core/text';
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

/** Returns the issues of folders that cannot be written or replaced. */
function folderIssues({ output, published }: Folders): Issue[] {
  const empty = emptyTextIssues({ output, published });
  if (empty.length > 0 || published === undefined) return empty;
  const given = { path: 'published', given: published };
  return [
    ...(contains(output, published)
      ? [{ ...given, problem: 'this folder is in the output, which is copied to it', remedy: 'use a folder beside it' }]
      : []),
    ...(contains(published, '.')
      ? [{ ...given, problem: 'this folder is replaced, but the program runs in it', remedy: 'use another one' }]
      : []),
  ];
}

/** Tests whether a folder is another one, or holds it. */
function contains(folder: string, other: string): boolean {
  const path = relative(folder, other);
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

/**
 * Writes the files of stacks.
 *
 * @returns warnings, and tables with the detection times of the objectives of the stacks and with
 * their notifications
 * @throws ValidationError with all issues of the stacks; the published folder is then unchanged
 */
export function synthesize(stacks: readonly TargetedStack[], folders: Folders): string {
  throwIssues([...folderIssues(folders), ...validate(stacks)]);
  const { output, published } = folders;
  const written = stacks.map(({ stack, target }) => target.render(stack));
  for (const files of written) writeFiles(output, files);
  if (published !== undefined) publish(output, resolve(published));
  const warnings = stacks.flatMap(({ stack, target }) => inPath(stack.name, target.warnings(stack)));
  const tables = written.flatMap((files, index) =>
    [objectivesFile, notificationsFile].flatMap((file) => files.get(file(stacks[index]!.stack)) ?? []),
  );
  return [...warnings.map((one) => `warning: ${formatIssue(one)}\n`), ...tables].join('\n');
}
