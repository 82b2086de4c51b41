import type { Size } from '../core/size';

/** Processor and memory. */
export interface Resources {
  /** Thousandths of a processor that are set aside. */
  readonly cpuRequest: number;
  /** Thousandths of a processor that may be used. */
  readonly cpuLimit: number;
  /** Memory that is set aside. */
  readonly memoryRequest: Size;
  /** Memory beyond which the container is ended. */
  readonly memoryLimit: Size;
}
