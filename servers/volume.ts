import type { Size } from '../core/size';

/** What keeps the data of a part when its pod is replaced. */
export interface VolumeProps {
  /** Its size; many kinds of storage, such as the local one of k3s, cannot change it later. */
  readonly size: Size;
  /**
   * The class of the storage.
   *
   * @default - the cluster's default
   */
  readonly storageClass?: string;
  /**
   * The name of a claim that is there already, with its data; it is no object of the stack.
   *
   * @default - the stack makes one
   */
  readonly existingClaim?: string;
}
