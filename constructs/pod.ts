import type * as k8s from './api/k8s';
import { restrictedContainer, restrictedPod } from './restricted';

/** Mount of a container with its volume. */
export interface Mount {
  /** Unique name in the pod. */
  readonly name: string;
  readonly path: string;
  readonly source: Omit<k8s.Volume, 'name'>;
  /**
   * Mount options.
   *
   * @default - writable if the volume is writable
   */
  readonly options?: Pick<k8s.VolumeMount, 'readOnly' | 'mountPropagation'>;
}

/** Common properties of all pods of the stack. */
export interface PodBaseProps {
  /** Name of the service account. */
  readonly serviceAccount: string;
  /** Name of the PriorityClass. */
  readonly priorityClass: string;
  /** User and group of the processes and volumes. */
  readonly user: number;
  /**
   * The pod uses the Kubernetes API.
   *
   * @default false
   */
  readonly needsToken?: boolean;
  readonly mounts: readonly Mount[];
}

/**
 * Returns a pod without containers. It meets the Pod Security Standard `restricted`, unless its
 * mounts do not.
 */
export function podBase({
  serviceAccount,
  priorityClass,
  user,
  needsToken = false,
  mounts,
}: PodBaseProps): Omit<k8s.PodSpec, 'containers'> {
  return {
    serviceAccountName: serviceAccount,
    automountServiceAccountToken: needsToken,
    enableServiceLinks: false,
    priorityClassName: priorityClass,
    securityContext: restrictedPod(user),
    // The API server drops an empty list, which a second `kubectl apply` would send again.
    ...(mounts.length > 0 ? { volumes: volumesOf(mounts) } : {}),
  };
}

/** Common properties of all containers of the stack. */
export interface ContainerBaseProps {
  readonly name: string;
  readonly image: string;
  readonly resources: k8s.ResourceRequirements;
  readonly mounts: readonly Mount[];
}

/** Returns a container without a command. It meets the Pod Security Standard `restricted`. */
export function containerBase({ name, image, resources, mounts }: ContainerBaseProps): k8s.Container {
  return {
    name,
    image,
    imagePullPolicy: 'IfNotPresent',
    resources,
    securityContext: restrictedContainer,
    ...(mounts.length > 0 ? { volumeMounts: volumeMountsOf(mounts) } : {}),
  };
}

/** Returns the volumes of mounts. */
export function volumesOf(mounts: readonly Mount[]): k8s.Volume[] {
  return mounts.map(({ name, source }) => ({ name, ...source }));
}

/** Returns the volume mounts of a container. */
export function volumeMountsOf(mounts: readonly Omit<Mount, 'source'>[]): k8s.VolumeMount[] {
  return mounts.map(({ name, path, options }) => ({ name, mountPath: path, ...options }));
}
