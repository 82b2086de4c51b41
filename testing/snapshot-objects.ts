import { parseAllDocuments } from 'yaml';
import { fileText } from '../core/yaml';
import type { SnapshotFiles } from './snapshots';

/** Object of Kubernetes, as far as the tests look into it. */
export interface SnapshotObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly data?: Readonly<Record<string, string>>;
}

/**
 * A file for each object: `deployment-grafana.yaml`, in a folder named after its namespace if that is not the main one. The files in a
 * ConfigMap show as their names.
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

/** A file for each of the manifests of a server in the namespace `monitoring`, and one for each file in its ConfigMaps. */
export function manifestFiles(manifests: string): SnapshotFiles {
  const objects = parseAllDocuments(manifests).map((one) => one.toJS() as SnapshotObject);
  const files = objects.flatMap(({ kind, metadata, data = {} }) =>
    kind === 'ConfigMap'
      ? Object.entries(data).map(([file, text]): [string, string] => [`${metadata.name}/${file}`, text])
      : [],
  );
  return new Map([...objectFiles(objects, 'monitoring'), ...files]);
}
