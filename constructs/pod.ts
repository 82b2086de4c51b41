import type { Resources } from '../servers/resources';
import type * as k8s from './api/k8s';
import { resourceRequirements } from './resources';
import { restrictedContainer, restrictedPod } from './restricted';

/** A folder of a container and what fills it. */
export interface Mount {
  /** A name that tells it apart. */
  readonly name: string;
  readonly path: string;
  readonly source: Omit<k8s.Volume, 'name'>;
  /**
   * How it is mounted.
   *
   * @default - it may be written where what fills it may be
   */
  readonly options?: Pick<k8s.VolumeMount, 'readOnly' | 'mountPropagation'>;
}

/** What every pod of the stack says, whatever its containers do. */
export interface PodBaseProps {
  /** The name of its service account. */
  readonly serviceAccount: string;
  /** The user and group of its processes and of its volumes. */
  readonly user: number;
  /**
   * Whether it speaks to the Kubernetes API.
   *
   * @default false
   */
  readonly needsToken?: boolean;
  readonly mounts: readonly Mount[];
}

/** A pod without its containers: it meets the Pod Security Standard `restricted` unless its mounts do not. */
export function podBase({
  serviceAccount,
  user,
  needsToken = false,
  mounts,
}: PodBaseProps): Omit<k8s.PodSpec, 'containers'> {
  return {
    serviceAccountName: serviceAccount,
    automountServiceAccountToken: needsToken,
    enableServiceLinks: false,
    securityContext: restrictedPod(user),
    volumes: volumesOf(mounts),
  };
}

/** What every container of the stack says, whatever it does. */
export interface ContainerBaseProps {
  readonly name: string;
  readonly image: string;
  readonly resources: Resources;
  readonly mounts: readonly Mount[];
}

/** A container without what it runs; it meets the same standard. */
export function containerBase({ name, image, resources, mounts }: ContainerBaseProps): k8s.Container {
  return {
    name,
    image,
    imagePullPolicy: 'IfNotPresent',
    resources: resourceRequirements(resources),
    securityContext: restrictedContainer,
    volumeMounts: volumeMountsOf(mounts),
  };
}

/** The volumes of a pod that fill some folders. */
export function volumesOf(mounts: readonly Mount[]): k8s.Volume[] {
  return mounts.map(({ name, source }) => ({ name, ...source }));
}

/** The same folders as a container has them. */
export function volumeMountsOf(mounts: readonly Omit<Mount, 'source'>[]): k8s.VolumeMount[] {
  return mounts.map(({ name, path, options }) => ({ name, mountPath: path, ...options }));
}
