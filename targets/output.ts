import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
 * Replaces a folder by another one in one step, so readers see either the old or the new content.
 *
 * @param from complete new folder; it is copied
 * @param to folder to replace; it does not have to exist
 */
export function publish(from: string, to: string): void {
  const [incoming, outgoing] = [`${to}.incoming`, `${to}.outgoing`];
  for (const leftover of [incoming, outgoing]) rmSync(leftover, { recursive: true, force: true });
  cpSync(from, incoming, { recursive: true });
  if (existsSync(to)) renameSync(to, outgoing);
  renameSync(incoming, to);
  rmSync(outgoing, { recursive: true, force: true });
}
