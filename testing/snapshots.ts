import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createPatch } from 'diff';
import { throwIssues } from '../core/errors';
import { emptyTextIssues } from '../core/text';
import { wholeNumberIssues } from '../core/whole-number';

/** Texts by their paths, with `/` between folders. */
export type SnapshotFiles = ReadonlyMap<string, string>;

/**
 * Compares every file of a folder with its expected text.
 *
 * @param update whether the folder is rewritten first
 * @returns the difference of each file that is missing, obsolete or not the same
 * @throws ValidationError when the folder has no name
 */
export function compareSnapshots(folder: string, files: SnapshotFiles, update = false): string[] {
  throwIssues(emptyTextIssues({ folder }));
  if (update) replaceFiles(folder, files);
  return differencesOf(readFiles(folder), files);
}

/**
 * Difference of each file of two sets that is not the same in both, as `diff -u` shows it.
 *
 * @param context number of unchanged lines around a difference
 * @throws ValidationError when that number is not whole
 */
export function differencesOf(before: SnapshotFiles, after: SnapshotFiles, context = 3): string[] {
  throwIssues(wholeNumberIssues(context, { problem: 'invalid number of lines around a difference' }, { min: 0 }));
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => {
      const [old, now] = [before.get(path), after.get(path)];
      const header = old === undefined ? ['absent', 'new'] : now === undefined ? ['obsolete', 'absent'] : [];
      const patch = createPatch(path, old ?? '', now ?? '', header[0], header[1], { context });
      return patch.replace(/^Index: .*\n=+\n/, '');
    });
}

function replaceFiles(folder: string, files: SnapshotFiles): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The files of a folder and of those below it. */
export function readFiles(folder: string): SnapshotFiles {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}
