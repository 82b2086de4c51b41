import type { Resources } from '../servers/resources';
import * as k8s from './api/k8s';
import { quantityOf } from './quantity';

/** The same as Kubernetes has it. */
export function resourceRequirements(resources: Resources): k8s.ResourceRequirements {
  const { cpuRequest, cpuLimit, memoryRequest, memoryLimit } = resources;
  return {
    requests: { cpu: processors(cpuRequest), memory: quantityOf(memoryRequest) },
    limits: { cpu: processors(cpuLimit), memory: quantityOf(memoryLimit) },
  };
}

/** As the API server keeps it: it writes 1000m as 1, and whoever applies the other text would seem to change it. */
function processors(thousandths: number): k8s.Quantity {
  return k8s.Quantity.fromString(thousandths % 1000 === 0 ? String(thousandths / 1000) : `${thousandths}m`);
}
