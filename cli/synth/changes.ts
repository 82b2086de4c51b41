import type { Files } from '../../targets';
import { readFiles } from '../../testing/snapshots';

/** Differences between the files of a folder and those that replace them. */
export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** Compares the files of a folder, which does not have to exist, with new ones. */
export function changesOf(folder: string, files: Files): Changes {
  const before = readFiles(folder);
  return {
    added: [...files.keys()].filter((path) => !before.has(path)).sort(),
    changed: [...files].flatMap(([path, text]) => (before.has(path) && before.get(path) !== text ? [path] : [])).sort(),
    removed: [...before.keys()].filter((path) => !files.has(path)).sort(),
  };
}

/** Reports whether there is any difference. */
export function isChange(changes: Changes): boolean {
  return Object.values(changes).some((paths: readonly string[]) => paths.length > 0);
}

/** Number of changed files that are named. */
const shown = 12;

/** Renders changes as lines: how many, and the first of them. */
export function changeLines(folder: string, total: number, changes: Changes): string[] {
  const kinds = Object.entries(changes) as readonly (readonly [keyof Changes, readonly string[]])[];
  const counts = kinds.filter(([, paths]) => paths.length > 0).map(([kind, paths]) => `${paths.length} ${kind}`);
  const head = `${folder}/: ${total} files, ${counts.length === 0 ? 'unchanged' : counts.join(', ')}`;
  // In a new folder, everything is new.
  if (changes.added.length === total && changes.removed.length === 0) return [head];
  const named = kinds.flatMap(([kind, paths]) => paths.map((path) => `  ${kind.padEnd(7)}  ${folder}/${path}`));
  const more = named.length - shown;
  return [head, ...named.slice(0, shown), ...(more > 0 ? [`  and ${more} more`] : [])];
}
