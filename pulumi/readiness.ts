import type { ApiObject } from 'cdk8s';
import type { Manifest } from './kubernetes-object';

/**
 * Returns the manifest of an object, with annotations for Pulumi's provider about when it is ready
 * (https://www.pulumi.com/registry/packages/kubernetes/installation-configuration/).
 */
export function manifestOf(object: ApiObject): Manifest {
  const manifest = JSON.parse(JSON.stringify(object.toJson())) as Manifest;
  const added = readiness[manifest.kind]?.(manifest.spec);
  if (added === undefined) return manifest;
  const annotations = { ...manifest.metadata.annotations, ...added };
  return { ...manifest, metadata: { ...manifest.metadata, annotations } };
}

/** Annotations about when objects are ready, by their kinds. Others need none. */
const readiness: Readonly<Record<string, (spec: unknown) => Record<string, string>>> = {
  // It is bound only when a pod uses it.
  PersistentVolumeClaim: () => ({ 'pulumi.com/skipAwait': 'true' }),
  // The provider itself counts the pods of the previous revision as ready while they end.
  Deployment: (spec) => ({ 'pulumi.com/waitFor': waitFor(spec, ['updatedReplicas', 'replicas', 'availableReplicas']) }),
  StatefulSet: (spec) => ({ 'pulumi.com/waitFor': waitFor(spec, ['updatedReplicas', 'availableReplicas']) }),
};

/** Returns conditions that hold when all pods have the current revision and are available. */
function waitFor(spec: unknown, fields: readonly string[]): string {
  const { replicas = 1 } = spec as { readonly replicas?: number };
  return JSON.stringify(fields.map((field) => `jsonpath={.status.${field}}=${replicas}`));
}
