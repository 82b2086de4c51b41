import { lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { join, posix } from 'node:path';

/** File, directory or link of an image. Default owner: root. */
export type Entry = Ownership &
  (
    | { readonly type: 'file'; /** Path of the file on this machine. */ readonly from: string }
    | { readonly type: 'text'; readonly text: string }
    | { readonly type: 'directory' }
    | { readonly type: 'link'; readonly target: string }
  );

interface Ownership {
  /** Absolute path in the image. */
  readonly path: string;
  /**
   * Permissions.
   *
   * @default - those of the copied file; 0644 for text, 0755 for a directory
   */
  readonly mode?: number;
  /**
   * Numeric user and group of the owner.
   *
   * @default 0
   */
  readonly owner?: number;
}

type Options = Omit<Ownership, 'path'>;

/** Copy of a file of this machine. A link is followed. */
export function file(from: string, path = from, options: Options = {}): Entry {
  return { type: 'file', from, path, ...options };
}

/** File with the given content. */
export function text(path: string, content: string, options: Options = {}): Entry {
  return { type: 'text', text: content, path, ...options };
}

/** Empty directory. Parents of files need no entry. */
export function directory(path: string, options: Options = {}): Entry {
  return { type: 'directory', path, ...options };
}

/** Symbolic link. */
export function link(path: string, target: string): Entry {
  return { type: 'link', path, target };
}

/** Copy of a directory of this machine. Links are kept. */
export function tree(from: string, path = from): Entry[] {
  return readdirSync(from).flatMap((name) => copyOf(join(from, name), posix.join(path, name)));
}

/** Copy of a file, directory or link of this machine. Other kinds of files have no entries. */
export function copyOf(from: string, path = from): Entry[] {
  const found = lstatSync(from);
  if (found.isSymbolicLink()) return [link(path, readlinkSync(from))];
  if (found.isDirectory()) return [directory(path, { mode: found.mode & 0o7777 }), ...tree(from, path)];
  return found.isFile() ? [file(from, path)] : [];
}
