import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import type { Manifest as Written } from '../../../pulumi/kubernetes-object';

/** An object of Kubernetes, as far as tests look into it. */
export interface Manifest extends Pick<Written, 'apiVersion' | 'kind'> {
  readonly metadata: Written['metadata'] & { readonly generation?: number; readonly resourceVersion?: string };
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** A pod template, as far as tests look into it. */
export interface PodTemplate {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: {
    readonly containers: readonly Container[];
    readonly volumes?: readonly Volume[];
  };
}

/** A container of a pod. */
export interface Container {
  readonly name: string;
  readonly resources?: { readonly requests?: { readonly memory?: string } };
}

/** A volume of a pod: something on its machine, a Secret, a claim, or whatever else. */
export interface Volume {
  readonly name: string;
  readonly hostPath?: { readonly path: string };
  readonly secret?: { readonly secretName: string };
  readonly persistentVolumeClaim?: { readonly claimName: string };
}

/** The objects of a file. */
export function readManifests(file: string): Manifest[] {
  return parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS() as Manifest);
}

/** What an object is called where several kinds stand together. */
export function titleOf({ kind, metadata: { namespace, name } }: Manifest): string {
  return [kind, namespace, name].filter(Boolean).join('/');
}

/** The objects of one kind. */
export function ofKind(manifests: readonly Manifest[], kind: string): Manifest[] {
  return manifests.filter((one) => one.kind === kind);
}

/** Those whose controller makes pods at once. */
export function workloadsOf(manifests: readonly Manifest[]): Manifest[] {
  return manifests.filter(({ kind }) => ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job'].includes(kind));
}

/** The pod template of a workload. */
export function templateOf({ spec }: Manifest): PodTemplate {
  return spec!.template as PodTemplate;
}

/** The namespaces that the objects stand in and do not make: those of the applications. */
export function externalNamespaces(manifests: readonly Manifest[]): string[] {
  const own = ofKind(manifests, 'Namespace').map(({ metadata }) => metadata.name);
  const used = manifests.flatMap(({ metadata }) => metadata.namespace ?? []);
  return [...new Set(used)].filter((namespace) => !own.includes(namespace)).sort();
}

/** An object of Kubernetes that somebody else deploys, with whatever stands in it. */
export type AppliedObject = Manifest & Readonly<Record<string, unknown>>;
