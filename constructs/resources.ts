import type { Resources } from '../servers/resources';
import * as k8s from './api/k8s';
import { quantityOf } from './quantity';

/** Converts resources to the Kubernetes format. */
export function resourceRequirements(resources: Resources): k8s.ResourceRequirements {
  const { cpuRequest, cpuLimit, memoryRequest, memoryLimit } = resources;
  return {
    requests: { cpu: processors(cpuRequest), memory: quantityOf(memoryRequest) },
    limits: { cpu: processors(cpuLimit), memory: quantityOf(memoryLimit) },
  };
}

/**
 * Renders a number of processors like the API server, which writes 1000m as 1. Otherwise each
 * deploy would show a change.
 */
function processors(thousandths: number): k8s.Quantity {
  return k8s.Quantity.fromString(thousandths % 1000 === 0 ? String(thousandths / 1000) : `${thousandths}m`);
}
