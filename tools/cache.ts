import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where built programs are kept: outside the tree, so that a fresh clone need not build them again. */
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'vigie', 'tools');

/** What is built once and kept. */
export interface Cached {
  /** The folder under `tools/` that says what is built. */
  readonly name: string;
  readonly version: string;
  /** The files of that folder that decide about the result. */
  readonly sources: readonly string[];
  /** Whatever else decides about it. */
  readonly settings?: unknown;
}

/** The folder of a result, named after everything that decides about it: what changed is built anew, and nothing else. */
export function folderOf({ name, version, sources, settings }: Cached): string {
  const hash = createHash('sha256').update(JSON.stringify(settings ?? {}));
  for (const source of sources) hash.update(readFileSync(join(__dirname, name, source)));
  return join(cache, `${name}-${version}-${hash.digest('hex').slice(0, 12)}`);
}

/**
 * Fills the folder of a result, unless it is there. It appears only when it is complete.
 *
 * @param fill writes everything into the folder that it is given
 */
export function once(cached: Cached, fill: (folder: string) => void): void {
  const folder = folderOf(cached);
  if (existsSync(folder)) return;
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(join(cache, 'building-'));
  try {
    fill(unfinished);
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Says what takes its time, and how long it took. */
export function timed(what: string, work: () => void): void {
  const started = Date.now();
  process.stderr.write(`building ${what} … `);
  work();
  process.stderr.write(`${Math.round((Date.now() - started) / 1000)} s\n`);
}
