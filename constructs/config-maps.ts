import { checksum } from '../core/checksum';
import type { FileSet, ServerSpec } from '../servers/server-spec';

/** Files of a ConfigMap, and its name. */
export interface NamedFiles {
  readonly name: string;
  /** Texts by file name. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Size limit of a ConfigMap in bytes. `kubectl apply` without `--server-side`, and Argo CD, copy the
 * object to an annotation, and all annotations together are limited to 256 KiB. The limit of a
 * ConfigMap itself is 1 MiB. Source:
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set.
 */
export const configMapLimit = 256 * 1024;

/** Bytes for the name, the labels and other annotations of a ConfigMap with files of several sets. */
const metadataBytes = 4 * 1024;

/**
 * Returns the bytes that files take in the annotation: JSON in which Go writes `<`, `>` and `&` as six
 * characters.
 */
export function annotationBytes(files: Readonly<Record<string, string>>): number {
  return Object.entries(files).reduce((sum, file) => sum + fileBytes(file), 2);
}

function fileBytes([name, text]: readonly [name: string, text: string]): number {
  const escaped = text.match(/[<>&]/g)?.length ?? 0;
  return Buffer.byteLength(JSON.stringify(name)) + Buffer.byteLength(JSON.stringify(text)) + 5 * escaped + 2;
}

const known = new WeakMap<FileSet, readonly NamedFiles[]>();

/**
 * Returns the ConfigMaps of a file set: one with the name of the set, as long as all files fit into
 * it. Otherwise files are spread by the bits of a hash of their names, such as `prometheus-rules-01`,
 * and a ConfigMap that becomes too large is split into two. So a file stays in its ConfigMap when
 * others change, and a new file changes one ConfigMap. A single file that does not fit is an issue of
 * its ConfigMap.
 */
export function configMapsOf(set: FileSet): readonly NamedFiles[] {
  const maps = known.get(set) ?? spread(set.name, Object.entries(set.files).map(hashed));
  known.set(set, maps);
  return maps;
}

/** Returns the ConfigMaps of the file set of a server with this name. */
export function configMapsNamed({ files }: Pick<ServerSpec, 'files'>, name: string): readonly NamedFiles[] {
  return files.filter((set) => set.name === name).flatMap(configMapsOf);
}

/** File with the bits of the hash of its name. */
interface HashedFile {
  readonly file: readonly [name: string, text: string];
  readonly bytes: number;
  readonly bits: string;
}

function hashed(file: readonly [name: string, text: string]): HashedFile {
  const bits = BigInt(`0x${checksum(file[0])}`)
    .toString(2)
    .padStart(64, '0');
  return { file, bytes: fileBytes(file), bits };
}

function spread(name: string, files: readonly HashedFile[], prefix = ''): NamedFiles[] {
  const bytes = files.reduce((sum, file) => sum + file.bytes, metadataBytes);
  if (files.length <= 1 || bytes <= configMapLimit) {
    return [
      { name: prefix === '' ? name : `${name}-${prefix}`, files: Object.fromEntries(files.map(({ file }) => file)) },
    ];
  }
  return ['0', '1'].flatMap((bit) => {
    const half = files.filter(({ bits }) => bits[prefix.length] === bit);
    return half.length > 0 ? spread(name, half, prefix + bit) : [];
  });
}
