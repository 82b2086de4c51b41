import { parseAllDocuments } from 'yaml';
import { fileText } from '../core/yaml';
import type { SnapshotFiles } from './snapshots';

/** Kubernetes object with the fields that tests use. */
export interface SnapshotObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly data?: Readonly<Record<string, string>>;
}

/**
 * Returns a file for each object, such as `deployment-grafana.yaml`, in a folder with the name of
 * its namespace if it is not the main one. Files in a ConfigMap are replaced by their names.
 */
export function objectFiles(objects: readonly SnapshotObject[], mainNamespace: string): SnapshotFiles {
  const files = new Map<string, string>();
  for (const object of objects) {
    const path = objectPath(object, mainNamespace);
    if (files.has(path)) throw new Error(`two objects would be written to ${path}`);
    const { data } = object;
    files.set(path, fileText(data ? { ...object, data: Object.keys(data) } : object));
  }
  return files;
}

function objectPath({ kind, metadata: { name, namespace } }: SnapshotObject, mainNamespace: string): string {
  const folder = namespace === undefined || namespace === mainNamespace ? '' : `${namespace}/`;
  return `${folder}${kind.toLowerCase()}-${name}.yaml`;
}

/**
 * Returns a file for each manifest of a server in the namespace `monitoring`, and one for each file
 * in its ConfigMaps.
 */
export function manifestFiles(manifests: string): SnapshotFiles {
  const objects = parseAllDocuments(manifests).map((one) => one.toJS() as SnapshotObject);
  const files = objects.flatMap(({ kind, metadata, data = {} }) =>
    kind === 'ConfigMap'
      ? Object.entries(data).map(([file, text]): [string, string] => [`${metadata.name}/${file}`, text])
      : [],
  );
  return new Map([...objectFiles(objects, 'monitoring'), ...files]);
}
