import { createReadStream, statSync } from 'node:fs';
import { posix } from 'node:path';
import { pack, type Header, type Pack } from 'tar-stream';
import { type Entry } from './entries';

/**
 * Returns entries as a tar archive: sorted, with parent directories, and reproducible. The last of
 * several entries with the same path wins.
 */
export function layerOf(entries: readonly Entry[]): Pack {
  const archive = pack();
  fill(archive, complete(entries)).catch((error: unknown) => {
    archive.destroy(error as Error);
  });
  return archive;
}

/** Adds a file to an archive. Default owner: root; the time is zero. */
export async function add(archive: Pack, header: HeaderOf, content: { readonly file: string } | Buffer): Promise<void> {
  const size = Buffer.isBuffer(content) ? content.length : statSync(content.file).size;
  const entry = archive.entry({ ...fixed, ...header, size });
  for await (const chunk of Buffer.isBuffer(content) ? [content] : createReadStream(content.file)) {
    if (!entry.write(chunk)) await new Promise<void>((resolve) => entry.once('drain', resolve));
  }
  entry.end(null);
}

type HeaderOf = Partial<Header> & Pick<Header, 'name'>;

/** Header fields that would otherwise differ between builds. */
const fixed = { mtime: new Date(0), uid: 0, gid: 0 };

function complete(entries: readonly Entry[]): Entry[] {
  const all = new Map<string, Entry>();
  for (const { path } of entries) {
    for (let parent = posix.dirname(path); parent !== '/'; parent = posix.dirname(parent)) {
      all.set(parent, { type: 'directory', path: parent });
    }
  }
  for (const entry of entries) all.set(entry.path, entry);
  return [...all.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function fill(archive: Pack, entries: readonly Entry[]): Promise<void> {
  for (const entry of entries) {
    const { path, mode, owner = 0 } = entry;
    const header = { name: path.slice(1), uid: owner, gid: owner };
    switch (entry.type) {
      case 'file':
        await add(archive, { ...header, mode: mode ?? statSync(entry.from).mode & 0o7777 }, { file: entry.from });
        break;
      case 'text':
        await add(archive, { ...header, mode: mode ?? 0o644 }, Buffer.from(entry.text));
        break;
      case 'directory':
        archive.entry({ ...fixed, ...header, type: 'directory', mode: mode ?? 0o755 });
        break;
      case 'link':
        archive.entry({ ...fixed, ...header, type: 'symlink', linkname: entry.target, mode: 0o777 });
        break;
    }
  }
  archive.finalize();
}
