import type { FileSet, ServerSpec } from '../servers/server-spec';
import { jsonBytes, spread } from './spread';

/** Files of a ConfigMap, and its name. */
export interface NamedFiles {
  readonly name: string;
  /** Texts by file name. */
  readonly files: Readonly<Record<string, string>>;
}

/** Returns the bytes that files take in the annotation of kubectl apply. */
export function annotationBytes(files: Readonly<Record<string, string>>): number {
  return Object.entries(files).reduce((sum, file) => sum + fileBytes(file), 2);
}

function fileBytes([name, text]: readonly [name: string, text: string]): number {
  return jsonBytes(name) + jsonBytes(text) + 2;
}

const known = new WeakMap<FileSet, readonly NamedFiles[]>();

/**
 * Returns the ConfigMaps of a file set: one with the name of the set, as long as all files fit into
 * it. Otherwise files are spread by the names of the files, and the names of the ConfigMaps have the
 * bits of the hash, such as `prometheus-rules-01`. A single file that does not fit is an issue of its
 * ConfigMap.
 */
export function configMapsOf(set: FileSet): readonly NamedFiles[] {
  const maps = known.get(set) ?? spreadFiles(set);
  known.set(set, maps);
  return maps;
}

function spreadFiles({ name, files }: FileSet): NamedFiles[] {
  const items = Object.entries(files).map((file) => ({ name: file[0], bytes: fileBytes(file), content: file }));
  return spread(items).map((share) => ({
    name: share.bits === '' ? name : `${name}-${share.bits}`,
    files: Object.fromEntries(share.items),
  }));
}

/** Returns the ConfigMaps of the file set of a server with this name. */
export function configMapsNamed({ files }: Pick<ServerSpec, 'files'>, name: string): readonly NamedFiles[] {
  return files.filter((set) => set.name === name).flatMap(configMapsOf);
}
