import type { Size } from '../core/size';

/** CPU and memory of a container. */
export interface Resources {
  /** Reserved CPU, in thousandths of a core. */
  readonly cpuRequest: number;
  /** Maximum CPU, in thousandths of a core. */
  readonly cpuLimit: number;
  /** Reserved memory. */
  readonly memoryRequest: Size;
  /** Maximum memory. A container that exceeds it is killed. */
  readonly memoryLimit: Size;
}
