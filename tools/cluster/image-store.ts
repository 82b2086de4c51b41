import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { folderOf, once, timed, type Cached } from '../cache';
import { buildPrograms, programFile } from '../go';
import type { Entry } from '../image/entries';
import { writeImages, type ImageProps } from '../image/image';

const programs = ['containerd', 'ctr'] as const;

/**
 * Makes a root folder of containerd with images, as it is after they were imported. Nodes start
 * with copies, because importing takes more time than all other steps of a start. Nothing happens
 * when the cache has it.
 *
 * @throws Error when containerd rejects an image
 */
export async function prepareImages(images: readonly ImageProps[]): Promise<void> {
  const cached = storeOf(images);
  if (existsSync(folderOf(cached))) return;
  buildPrograms(programs);
  const folder = mkdtempSync(join(tmpdir(), 'vigie-images-'));
  try {
    const archives = await writeImages(folder, images);
    once(cached, (target) => {
      timed(`a store of ${images.length} images`, () => {
        importImages(folder, archives);
      });
      copyStore(join(folder, 'root'), target);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Copies the prepared images to the root folder of a containerd that does not run. */
export function copyImages(images: readonly ImageProps[], target: string): void {
  mkdirSync(target);
  copyStore(folderOf(storeOf(images)), target);
}

function storeOf(images: readonly ImageProps[]): Cached {
  const settings = images.map((image) => ({ ...image, entries: image.entries.map(stateOf) }));
  return { name: 'cluster', version: 'images', sources: ['import-images.sh'], settings };
}

const repository = join(__dirname, '../..');

/**
 * An entry changes with its file: with the content of one in this repository, which has another path
 * and time in each clone, otherwise with its size and time, because reading all files would take as
 * long as copying the store.
 */
function stateOf(entry: Entry): object {
  if (entry.type !== 'file') return entry;
  const { size, mode, mtimeMs } = statSync(entry.from);
  const path = relative(repository, entry.from);
  if (path.startsWith('..')) return { ...entry, file: [size, mode, mtimeMs] };
  return { ...entry, from: path, file: [mode, readFileSync(entry.from, 'utf8')] };
}

function importImages(folder: string, archives: readonly string[]): void {
  const PATH = [...programs.map((program) => dirname(programFile(program))), process.env.PATH].join(delimiter);
  const script = [join(__dirname, 'import-images.sh'), folder, ...archives];
  const { status, stderr } = spawnSync('unshare', ['--mount', ...script], {
    env: { ...process.env, PATH },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`images cannot be imported:\n${stderr}`);
}

/**
 * Copies a root folder of containerd. Blobs and layers are never changed in place, so the copy has
 * links to them where it is on the same disk.
 */
function copyStore(from: string, to: string): void {
  for (const name of readdirSync(from)) {
    const isShared = /\.(content|snapshotter)\./.test(name);
    if (!isShared || !copy(['--link'], join(from, name), to)) copy([], join(from, name), to);
    // The database of a snapshotter is changed in place.
    const database = join(name, 'metadata.db');
    if (isShared && existsSync(join(from, database)))
      copy(['--remove-destination'], join(from, database), join(to, name));
  }
}

function copy(options: readonly string[], from: string, to: string): boolean {
  return spawnSync('cp', ['--archive', ...options, '--target-directory', to, from]).status === 0;
}
