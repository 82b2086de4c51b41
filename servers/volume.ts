import type { Size } from '../core/size';

/** What keeps the data of a part when its pod is replaced. */
export interface VolumeProps {
  /** Its size; many kinds of storage, such as the local one of k3s, cannot change it later. */
  readonly size: Size;
}
