import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { nameIssues, type OwnedName } from '../core/names';
import type { Issue } from '../core/errors';
import type * as k8s from './api/k8s';
import { objectsOf } from './objects';

/**
 * Returns the names of objects: a cluster has one object of each kind and name in a namespace. The
 * owners are the constructs of the objects.
 *
 * @param root construct with the objects
 * @param remedyOf returns the correction of an object that exists twice
 */
export function objectNames(root: Construct, remedyOf: (object: ApiObject) => string): OwnedName[] {
  return objectsOf(root).map((object) => {
    const { namespace, name = '' } = object.metadata;
    return {
      owner: object.node.path,
      what: 'objects',
      name: `${object.kind} ${namespace === undefined ? name : `${namespace}/${name}`}`,
      remedy: remedyOf(object),
    };
  });
}

/** Returns an issue for each name of a volume and each path that a pod among manifests has twice. */
export function podNameIssues(manifests: Iterable<Workload>): Issue[] {
  return [...manifests].flatMap((manifest) => {
    const pod = podOf(manifest);
    return pod ? nameIssues(podNames(`${manifest.kind} ${manifest.metadata.name}`, pod)) : [];
  });
}

/** Manifest, of a workload with its pod. */
export interface Workload {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec?: {
    readonly template?: { readonly spec?: k8s.PodSpec };
    readonly jobTemplate?: { readonly spec?: { readonly template?: { readonly spec?: k8s.PodSpec } } };
  };
}

function podOf({ spec }: Workload): k8s.PodSpec | undefined {
  return spec?.template?.spec ?? spec?.jobTemplate?.spec?.template?.spec;
}

/**
 * Returns the names in a pod that must be unique:
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec.
 */
function podNames(workload: string, { volumes = [], containers, initContainers = [] }: k8s.PodSpec): OwnedName[] {
  const remedy = 'rename one of them';
  return [
    ...volumes.map((volume) => ({ owner: sourceOf(volume), what: `volume in ${workload}`, name: volume.name, remedy })),
    ...[...initContainers, ...containers].flatMap(({ name: container, volumeMounts = [] }) =>
      volumeMounts.map(({ name, mountPath }) => ({
        owner: `volume ${name}`,
        what: `path in container ${container} of ${workload}`,
        name: mountPath,
        remedy,
      })),
    ),
  ];
}

function sourceOf({ name, secret, configMap, persistentVolumeClaim: claim }: k8s.Volume): string {
  if (secret?.secretName !== undefined) return `Secret ${secret.secretName}`;
  if (configMap?.name !== undefined) return `ConfigMap ${configMap.name}`;
  return claim ? `PersistentVolumeClaim ${claim.claimName}` : `volume ${name}`;
}
