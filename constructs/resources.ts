import { Size } from '../core/size';
import type { Resources } from '../servers/resources';
import type { Folder, ServerSpec } from '../servers/server-spec';
import * as k8s from './api/k8s';
import { quantityOf } from './quantity';

/**
 * Disk for the logs of a container, in MiB. The kubelet keeps 50 by default (five files of 10 MiB)
 * and checks the size of a file every ten seconds.
 */
const logs = { request: 64, limit: 128 } as const;

/**
 * Converts the resources of a server to the Kubernetes format. Its file system is read-only, so it
 * writes only logs and temporary folders outside volumes.
 */
export function serverResources({
  resources,
  folders,
}: Pick<ServerSpec, 'resources' | 'folders'>): k8s.ResourceRequirements {
  const { requests, limits } = resourceRequirements(resources);
  const temporary = folders
    .filter((folder): folder is Extract<Folder, { kind: 'temporary' }> => folder.kind === 'temporary')
    .reduce((total, { limit }) => total + limit.toMebibytes(), 0);
  const { ephemeralStorageRequest: request, ephemeralStorageLimit: limit } = resources;
  // A value of the user moves the default of the other one: a request must not exceed its limit.
  const reserved = Math.min(logs.request + temporary, limit?.toMebibytes() ?? Infinity);
  const maximum = Math.max(logs.limit + temporary, request?.toMebibytes() ?? 0);
  return {
    requests: { ...requests, 'ephemeral-storage': quantityOf(request ?? Size.mebibytes(reserved)) },
    limits: { ...limits, 'ephemeral-storage': quantityOf(limit ?? Size.mebibytes(maximum)) },
  };
}

/**
 * Converts CPU and memory to the Kubernetes format, for a container in the pod of an external
 * workload. It must not limit ephemeral storage: the kubelet compares the sum of the limits in a
 * pod with what all containers of the pod write, and would evict a database without a limit of its
 * own.
 */
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
