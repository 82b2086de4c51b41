import type { Size } from '../core/size';

/** CPU, memory and disk of a container. */
export interface Resources {
  /** Reserved CPU, in thousandths of a core. */
  readonly cpuRequest: number;
  /** Maximum CPU, in thousandths of a core. */
  readonly cpuLimit: number;
  /** Reserved memory. */
  readonly memoryRequest: Size;
  /** Maximum memory. A container that exceeds it is killed. */
  readonly memoryLimit: Size;
  /**
   * Reserved disk outside volumes, for logs and temporary folders.
   *
   * @default - 64 MiB for logs, and the limits of its temporary folders
   */
  readonly ephemeralStorageRequest?: Size;
  /**
   * Maximum disk outside volumes. A pod that exceeds it is evicted. Increase it where the kubelet
   * keeps more logs of a container than its default of 50 MiB.
   *
   * @default - 128 MiB for logs, and the limits of its temporary folders
   */
  readonly ephemeralStorageLimit?: Size;
}
