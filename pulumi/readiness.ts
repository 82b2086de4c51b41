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
  // The provider's own test can count the pods of the previous revision, or the none that `Recreate` has in between.
  Deployment: (spec) => ({ 'pulumi.com/waitFor': waitFor(spec) }),
};

/** Returns conditions that hold when the controller has seen the spec, and all pods are of its revision and available. */
function waitFor(spec: unknown): string {
  const { replicas = 1 } = spec as { readonly replicas?: number };
  const numbers = ['updatedReplicas', 'replicas', 'availableReplicas'];
  // A condition holds only for the observed generation; numbers alone would also hold for the one before.
  return JSON.stringify(['condition=Available', ...numbers.map((field) => `jsonpath={.status.${field}}=${replicas}`)]);
}
