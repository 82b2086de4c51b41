import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { inPath, type Issue } from '../core/errors';
import { emptyTextIssues } from '../core/text';

/** Texts of files by their paths under the output folder. */
export type Files = ReadonlyMap<string, string>;

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

/** Writes files under a folder. */
export function writeFiles(folder: string, files: Files): void {
  const folders = new Set([...files.keys()].map(dirname));
  for (const one of folders) mkdirSync(join(folder, one), { recursive: true });
  for (const [path, text] of files) writeFileSync(join(folder, path), text);
}

/**
 * Replaces a folder by one with these files in one step, so readers see either the old or the new
 * content.
 *
 * @param folder folder to replace; it does not have to exist
 */
export function replaceFolder(folder: string, files: Files): void {
  // A path may end in a separator.
  const to = resolve(folder);
  const [incoming, outgoing] = [`${to}.incoming`, `${to}.outgoing`];
  for (const leftover of [incoming, outgoing]) rmSync(leftover, { recursive: true, force: true });
  mkdirSync(incoming, { recursive: true });
  writeFiles(incoming, files);
  if (existsSync(to)) renameSync(to, outgoing);
  renameSync(incoming, to);
  rmSync(outgoing, { recursive: true, force: true });
}

/** Returns the issues of folders that cannot be written or replaced. */
export function folderIssues({ output, published }: Folders): Issue[] {
  const empty = emptyTextIssues({ output, published });
  if (empty.length > 0 || published === undefined) return empty;
  if (contains(output, published)) {
    const problem = 'this folder is in the output';
    return [{ path: 'published', problem, given: published, remedy: 'use a folder beside it' }];
  }
  return inPath('published', replacementIssues(published, '.'));
}

/**
 * Returns the issue of a folder that cannot be replaced.
 *
 * @param project folder in which the program runs
 */
export function replacementIssues(folder: string, project: string): Issue[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) {
    return [{ problem: 'this is a file, and not a folder', given: folder, remedy: 'use another path' }];
  }
  if (!contains(folder, project)) return [];
  const problem = 'this folder is replaced, but the program runs in it';
  return [{ problem, given: folder, remedy: 'use another one' }];
}

/** Tests whether a folder is another one, or holds it. */
function contains(folder: string, other: string): boolean {
  const path = relative(folder, other);
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}
