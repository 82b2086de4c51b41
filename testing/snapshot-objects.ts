import { parseAllDocuments, type Document } from 'yaml';
import { collectIssues, repeated, throwIssues, ValidationError, type Issue } from '../core/errors';
import { fileText } from '../core/yaml';
import type { SnapshotFiles } from './snapshots';

/** Kubernetes object with the fields that tests use. */
export interface SnapshotObject {
  /** Kind of the object: `ConfigMap`. */
  readonly kind: string;
  /** Name and namespace. Objects of the cluster have no namespace. */
  readonly metadata: { readonly name: string; readonly namespace?: string };
  /** Content of a ConfigMap, by key. */
  readonly data?: Readonly<Record<string, string>>;
}

/**
 * Returns a file for each object, such as `deployment-grafana.yaml`, in a folder with the name of
 * its namespace if it is not the main one. Files in a ConfigMap are replaced by their names.
 *
 * @throws ValidationError when two objects would have one file, and for a kind, a name or a namespace
 * that is no name of a file
 */
export function objectFiles(objects: readonly SnapshotObject[], mainNamespace: string): SnapshotFiles {
  const files = objects.map((object): [string, string] => {
    const { data } = object;
    return [objectPath(object, mainNamespace), fileText(data ? { ...object, data: Object.keys(data) } : object)];
  });
  throwIssues([
    ...objects.flatMap(fileNameIssues),
    ...repeated(
      files.map(([path]) => path),
      { problem: 'two objects would be written to one file' },
    ),
  ]);
  return new Map(files);
}

function fileNameIssues({ kind, metadata: { name, namespace = 'none' } }: SnapshotObject): Issue[] {
  return [kind, name, namespace]
    .filter((part) => !/^(?!\.+$)[^/\\\0]+$/.test(part))
    .map((given) => ({ problem: 'this is no name of a file', given, allowed: 'a text without / and \\' }));
}

function objectPath({ kind, metadata: { name, namespace } }: SnapshotObject, mainNamespace: string): string {
  const folder = namespace === undefined || namespace === mainNamespace ? '' : `${namespace}/`;
  return `${folder}${kind.toLowerCase()}-${name}.yaml`;
}

/**
 * Returns a file for each manifest of a server in the namespace `monitoring`, and one for each file
 * in its ConfigMaps.
 *
 * @param manifests YAML of Kubernetes objects
 * @throws ValidationError for every document that is no YAML or no Kubernetes object
 */
export function manifestFiles(manifests: string): SnapshotFiles {
  const issues: Issue[] = [];
  const documents = parseAllDocuments(manifests);
  const objects = [...documents].flatMap((one) => collectIssues(issues, () => objectIn(one)) ?? []);
  throwIssues(issues);
  const files = objects.flatMap(({ kind, metadata, data = {} }) =>
    kind === 'ConfigMap'
      ? Object.entries(data).map(([file, text]): [string, string] => [`${metadata.name}/${file}`, text])
      : [],
  );
  return new Map([...objectFiles(objects, 'monitoring'), ...files]);
}

function objectIn(document: Document.Parsed): SnapshotObject {
  const [error] = document.errors;
  if (error) throw new ValidationError({ problem: 'this is no YAML', given: error.message.split('\n')[0] });
  const object = document.toJS() as Partial<SnapshotObject> | string | number | null;
  if (typeof object === 'object' && typeof object?.kind === 'string' && typeof object.metadata?.name === 'string') {
    return object as SnapshotObject;
  }
  throw new ValidationError({
    problem: 'this is no Kubernetes object',
    given: document.toString().trim().split('\n')[0],
    allowed: 'an object with a kind and a name',
  });
}
