import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The text of a file by its path under the output folder. */
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
 * Puts a finished folder in the place of another, so that readers see the old content or the new one, never a mixture.
 *
 * @param from what was written and is complete
 * @param to what is replaced; it need not exist
 */
export function publish(from: string, to: string): void {
  const [incoming, outgoing] = [`${to}.incoming`, `${to}.outgoing`];
  for (const leftover of [incoming, outgoing]) rmSync(leftover, { recursive: true, force: true });
  cpSync(from, incoming, { recursive: true });
  if (existsSync(to)) renameSync(to, outgoing);
  renameSync(incoming, to);
  rmSync(outgoing, { recursive: true, force: true });
}
