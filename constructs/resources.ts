import type { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { quantityOf } from './size';

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

/** The same as Kubernetes has it. */
export function resourceRequirements(resources: Resources): k8s.ResourceRequirements {
  const { cpuRequest, cpuLimit, memoryRequest, memoryLimit } = resources;
  return {
    requests: { cpu: k8s.Quantity.fromString(`${cpuRequest}m`), memory: quantityOf(memoryRequest) },
    limits: { cpu: k8s.Quantity.fromString(`${cpuLimit}m`), memory: quantityOf(memoryLimit) },
  };
}
