import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Texts of files by their paths under the output folder. */
export type Files = ReadonlyMap<string, string>;

/** Writes files under a folder. */
export function writeFiles(folder: string, files: Files): void {
  for (const [path, text] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/**
 * Replaces a folder by one with these files in one step, so readers see either the old or the new
 * content.
 *
 * @param folder folder to replace; it does not have to exist
 */
export function replaceFolder(folder: string, files: Files): void {
  const [incoming, outgoing] = [`${folder}.incoming`, `${folder}.outgoing`];
  for (const leftover of [incoming, outgoing]) rmSync(leftover, { recursive: true, force: true });
  mkdirSync(incoming, { recursive: true });
  writeFiles(incoming, files);
  if (existsSync(folder)) renameSync(folder, outgoing);
  renameSync(incoming, folder);
  rmSync(outgoing, { recursive: true, force: true });
}
