import type { ApiObject } from 'cdk8s';
import type { Manifest } from './kubernetes-object';

/**
 * Returns the manifest of an object, with annotations for Pulumi's provider about when it is ready
 * (https://www.pulumi.com/registry/packages/kubernetes/installation-configuration/).
 */
export function manifestOf(object: ApiObject): Manifest {
  const manifest = JSON.parse(JSON.stringify(object.toJson())) as Manifest;
  const added = readiness(manifest);
  if (Object.keys(added).length === 0) return manifest;
  const annotations = { ...manifest.metadata.annotations, ...added };
  return { ...manifest, metadata: { ...manifest.metadata, annotations } };
}

function readiness({ kind, spec }: Manifest): Record<string, string> {
  switch (kind) {
    // It is bound only when a pod uses it.
    case 'PersistentVolumeClaim':
      return { 'pulumi.com/skipAwait': 'true' };
    // The provider itself counts the pods of the previous revision as ready while they end.
    case 'Deployment':
      return { 'pulumi.com/waitFor': waitFor(spec, ['updatedReplicas', 'replicas', 'availableReplicas']) };
    case 'StatefulSet':
      return { 'pulumi.com/waitFor': waitFor(spec, ['updatedReplicas', 'availableReplicas']) };
    default:
      return {};
  }
}

/** Returns conditions that hold when all pods have the current revision and are available. */
function waitFor(spec: unknown, fields: readonly string[]): string {
  const { replicas = 1 } = spec as { readonly replicas?: number };
  return JSON.stringify(fields.map((field) => `jsonpath={.status.${field}}=${replicas}`));
}
