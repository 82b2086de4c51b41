import type { ToStringOptions } from 'yaml';
import { Workload } from '../../constructs/workload';
import type { ServerSpec } from '../../servers/server-spec';
import { clusterPlace } from '../../targets/kubernetes/place';
import { synthesized } from './synthesized';

const where = { namespace: 'monitoring', instance: 'shop' } as const;

/** Place of the servers of the tests. */
export const place = clusterPlace(where.namespace, where.instance);

/**
 * Manifests of a server, as a reviewer reads them.
 *
 * @throws Error with everything that is wrong with its options
 */
export function serverManifests(spec: ServerSpec, options?: ToStringOptions): string {
  return synthesized(Workload, { ...where, spec }, options);
}
