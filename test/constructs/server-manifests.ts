import type { ToStringOptions } from 'yaml';
import { Workload } from '../../constructs/workload';
import { inPath, throwIssues } from '../../core/errors';
import type { ServerSpec } from '../../servers/server-spec';
import { clusterPlace } from '../../targets/kubernetes/place';
import { synthesized } from './synthesized';

const where = { namespace: 'monitoring', instance: 'shop' } as const;
const machineNamespace = 'node-exporter';

/** Place of the servers of the tests. */
export const place = clusterPlace({ namespace: where.namespace, machineNamespace }, where.instance);

/**
 * Manifests of a server, as a reviewer reads them.
 *
 * @throws Error with everything that is wrong with its options
 */
export function serverManifests(spec: ServerSpec, options?: ToStringOptions): string {
  throwIssues(inPath(spec.name, spec.issues));
  const { namespace } = spec.runs.kind === 'each-machine' ? { namespace: machineNamespace } : where;
  return synthesized(Workload, { ...where, namespace, spec }, options);
}
