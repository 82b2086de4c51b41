import type { Resources } from '../../../servers/resources';
import type { VolumeProps } from '../../../servers/volume';
import { amount, object, optional, size } from '../../../core/shape';

/** Volume of a server. */
export const volume = object<VolumeProps>({ size });

/** Requests and limits of a container. */
export const resources = object<Resources>({
  cpuRequest: amount,
  cpuLimit: amount,
  memoryRequest: size,
  memoryLimit: size,
  ephemeralStorageRequest: optional(size),
  ephemeralStorageLimit: optional(size),
});
