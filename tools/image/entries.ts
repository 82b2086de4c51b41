import { lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { join, posix } from 'node:path';

/** One file, directory or link of an image. It belongs to root, unless it says otherwise. */
export type Entry = Ownership &
  (
    | { readonly type: 'file'; /** The file of this machine that is copied. */ readonly from: string }
    | { readonly type: 'text'; readonly text: string }
    | { readonly type: 'directory' }
    | { readonly type: 'link'; readonly target: string }
  );

interface Ownership {
  /** Where it stands in the image: an absolute path. */
  readonly path: string;
  /**
   * Who may do what with it.
   *
   * @default - that of the file which is copied; 0644 for text, 0755 for a directory
   */
  readonly mode?: number;
  /**
   * The number of the user and of the group that it belongs to.
   *
   * @default 0
   */
  readonly owner?: number;
}

type Options = Omit<Ownership, 'path'>;

/** A copy of a file of this machine; of what it points to if it is a link. */
export function file(from: string, path = from, options: Options = {}): Entry {
  return { type: 'file', from, path, ...options };
}

/** A file with this content. */
export function text(path: string, content: string, options: Options = {}): Entry {
  return { type: 'text', text: content, path, ...options };
}

/** An empty directory. Those that lead to a file need not be named. */
export function directory(path: string, options: Options = {}): Entry {
  return { type: 'directory', path, ...options };
}

/** A symbolic link. */
export function link(path: string, target: string): Entry {
  return { type: 'link', path, target };
}

/** A whole directory of this machine, its links as they are. */
export function tree(from: string, path = from): Entry[] {
  return readdirSync(from).flatMap((name) => copyOf(join(from, name), posix.join(path, name)));
}

/** What stands at a path of this machine: nothing if it is neither a file, a directory nor a link. */
export function copyOf(from: string, path = from): Entry[] {
  const found = lstatSync(from);
  if (found.isSymbolicLink()) return [link(path, readlinkSync(from))];
  if (found.isDirectory()) return [directory(path, { mode: found.mode & 0o7777 }), ...tree(from, path)];
  return found.isFile() ? [file(from, path)] : [];
}
