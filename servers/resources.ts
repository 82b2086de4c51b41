import { inPath, type Issue } from '../core/errors';
import { amountIssues, type Size } from '../core/size';
import { wholeNumberIssues } from '../core/whole-number';

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

/** Returns the issues of the resources of a container: amounts of nothing, and requests above their limits. */
export function resourceIssues(resources: Resources): Issue[] {
  const { cpuRequest, cpuLimit, memoryRequest, memoryLimit } = resources;
  const { ephemeralStorageRequest: disk, ephemeralStorageLimit: diskLimit } = resources;
  const sizes = Object.entries({
    memoryRequest,
    memoryLimit,
    ephemeralStorageRequest: disk,
    ephemeralStorageLimit: diskLimit,
  });
  return inPath('resources', [
    ...Object.entries({ cpuRequest, cpuLimit }).flatMap(([path, amount]) =>
      wholeNumberIssues(amount, { path, problem: 'this is no amount of CPU in thousandths of a core' }),
    ),
    ...sizes.flatMap(([path, size]) => (size ? inPath(path, amountIssues(size)) : [])),
    ...above('cpuRequest', cpuRequest, cpuLimit),
    ...above('memoryRequest', memoryRequest.bytes, memoryLimit.bytes),
    ...above('ephemeralStorageRequest', disk?.bytes ?? 0, diskLimit?.bytes ?? Infinity),
  ]);
}

function above(path: string, request: number, limit: number): Issue[] {
  return request > limit
    ? [{ path, problem: 'the request is above the limit', given: request, allowed: `at most ${limit}` }]
    : [];
}
