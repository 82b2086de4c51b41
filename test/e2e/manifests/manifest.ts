import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import type { Manifest as Written } from '../../../pulumi/kubernetes-object';

/** Kubernetes object with the fields that tests use. */
export interface Manifest extends Pick<Written, 'apiVersion' | 'kind'> {
  readonly metadata: Written['metadata'] & { readonly generation?: number; readonly resourceVersion?: string };
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** Pod template with the fields that tests use. */
export interface PodTemplate {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: {
    readonly containers: readonly Container[];
    readonly volumes?: readonly Volume[];
  };
}

/** Container of a pod. */
export interface Container {
  readonly name: string;
  readonly resources?: { readonly requests?: { readonly memory?: string; readonly 'ephemeral-storage'?: string } };
}

/** Volume of a pod with any source. */
export interface Volume {
  readonly name: string;
  readonly hostPath?: { readonly path: string };
  readonly secret?: { readonly secretName: string };
  readonly persistentVolumeClaim?: { readonly claimName: string };
}

/** Reads the objects of a file. */
export function readManifests(file: string): Manifest[] {
  return parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS() as Manifest);
}

/** Title of an object among several kinds. */
export function titleOf({ kind, metadata: { namespace, name } }: Manifest): string {
  return [kind, namespace, name].filter(Boolean).join('/');
}

/** Returns the objects of one kind. */
export function ofKind(manifests: readonly Manifest[], kind: string): Manifest[] {
  return manifests.filter((one) => one.kind === kind);
}

/** Returns the workloads whose controllers create pods at once. */
export function workloadsOf(manifests: readonly Manifest[]): Manifest[] {
  return manifests.filter(({ kind }) => ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job'].includes(kind));
}

/** Pod template of a workload. */
export function templateOf({ spec }: Manifest): PodTemplate {
  return spec!.template as PodTemplate;
}

/** The namespaces that the objects stand in and do not make: those of the applications. */
export function externalNamespaces(manifests: readonly Manifest[]): string[] {
  const own = ofKind(manifests, 'Namespace').map(({ metadata }) => metadata.name);
  const used = manifests.flatMap(({ metadata }) => metadata.namespace ?? []);
  return [...new Set(used)].filter((namespace) => !own.includes(namespace)).sort();
}

/** External Kubernetes object with any fields. */
export type AppliedObject = Manifest & Readonly<Record<string, unknown>>;
