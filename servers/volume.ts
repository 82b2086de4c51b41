import type { Size } from '../core/size';

/** Volume that keeps the data of a server when its pod is replaced. */
export interface VolumeProps {
  /** Size. Many kinds of storage, such as the local storage of k3s, cannot change it later. */
  readonly size: Size;
}
