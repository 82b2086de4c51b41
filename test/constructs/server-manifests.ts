import type { ToStringOptions } from 'yaml';
import { Workload } from '../../constructs/workload';
import { inPath, throwIssues } from '../../core/errors';
import type { ServerSpec } from '../../servers/server-spec';
import { clusterPlace } from '../../targets/kubernetes/place';
import { synthesized } from './synthesized';

const where = { namespace: 'monitoring', instance: 'shop', priorityClass: 'vigie-monitoring' } as const;
const machineNamespace = 'node-exporter';

/** Namespace and instance of the servers of the tests. */
export const place = clusterPlace({ namespace: where.namespace, machineNamespace }, where.instance);

/**
 * Manifests of a server, as in a review.
 *
 * @throws Error with all issues of its options
 */
export function serverManifests(spec: ServerSpec, options?: ToStringOptions): string {
  throwIssues(inPath(spec.name, spec.issues));
  const { namespace } = spec.runs.kind === 'each-machine' ? { namespace: machineNamespace } : where;
  return synthesized(Workload, { ...where, namespace, spec }, options);
}
