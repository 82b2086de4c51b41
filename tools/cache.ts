import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Folder of built programs. It is outside the working tree, so that all clones share it. */
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'vigie', 'tools');

/** Build result in the cache. */
export interface Cached {
  /** Name of the result. */
  readonly name: string;
  readonly version: string;
  /**
   * Folder of its sources below `tools/`.
   *
   * @default - its name
   */
  readonly folder?: string;
  /** Files of that folder on which the result depends. */
  readonly sources: readonly string[];
  /** Other values on which the result depends. */
  readonly settings?: unknown;
}

/**
 * Returns the folder of a result. Its name contains a hash of the sources and settings, so that
 * only changed results are rebuilt.
 */
export function folderOf({ name, version, folder = name, sources, settings }: Cached): string {
  const hash = createHash('sha256').update(JSON.stringify(settings ?? {}));
  for (const source of sources) hash.update(readFileSync(join(__dirname, folder, source)));
  return join(cache, `${name}-${version}-${hash.digest('hex').slice(0, 12)}`);
}

/**
 * Fills the folder of a result if it does not exist. The folder appears only when it is complete.
 *
 * @param fill writes the result to the given folder
 */
export function once(cached: Cached, fill: (folder: string) => void): void {
  const folder = folderOf(cached);
  if (existsSync(folder)) return;
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(join(cache, 'building-'));
  try {
    fill(unfinished);
    // Another process may have been faster.
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Runs work and prints its duration. */
export function timed(what: string, work: () => void): void {
  const started = Date.now();
  process.stderr.write(`building ${what} … `);
  work();
  process.stderr.write(`${Math.round((Date.now() - started) / 1000)} s\n`);
}
