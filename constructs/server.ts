import type { Pods } from '../core/network';
import type { Folder, ServerSpec } from '../servers/server-spec';
import { selectorLabels } from './labels';
import type { StorageProps, VolumeClaimProps } from './volume-claim';

/** Server and its place in a cluster. */
export interface ServerProps {
  /** Description of the server. */
  readonly spec: ServerSpec;
  /** Namespace of its pods. */
  readonly namespace: string;
  /** Name of the stack. */
  readonly instance: string;
  /** Name of the PriorityClass of its pods. */
  readonly priorityClass: string;
  /**
   * Storage of the volume.
   *
   * @default - the default storage class of the cluster, with a PVC of the stack
   */
  readonly storage?: StorageProps;
  /**
   * Returns the name of the PVC of another server.
   *
   * @default - `SERVER-data`
   */
  readonly claimOf?: (server: string) => string;
}

/** Pods of a server. */
export function podsOf({ spec, namespace, instance }: ServerProps): Pods {
  return { namespace, labels: selectorLabels(spec.name, instance) };
}

/** Metadata of the objects of a server. */
export function metadataOf(props: ServerProps): { readonly name: string } & Pods {
  return { name: props.spec.name, ...podsOf(props) };
}

/** Folder that is a volume of the server. */
export type VolumeFolder = Extract<Folder, { kind: 'volume' }>;

/** Volumes of a server. */
export function volumeFolders({ folders }: ServerSpec): VolumeFolder[] {
  return folders.filter((folder): folder is VolumeFolder => folder.kind === 'volume');
}

/** Name of the PVC of a volume. */
export function claimName({ claim }: VolumeFolder, { existingClaim }: StorageProps = {}): string {
  return existingClaim ?? claim;
}

/** PVCs of a server. */
export function volumeClaims(props: ServerProps): VolumeClaimProps[] {
  const { namespace, labels } = podsOf(props);
  return volumeFolders(props.spec).map(({ claim, volume }) => ({
    ...props.storage,
    size: volume.size,
    name: claim,
    namespace,
    labels,
  }));
}
