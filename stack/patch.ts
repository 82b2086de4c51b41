import { inPath, type Issue } from '../core/errors';
import { longNameIssues, namespaceIssues, shortNameIssues } from '../core/kubernetes-name';
import { nameIssues, type OwnedName } from '../core/names';
import type { Exporter } from '../servers/exporter/exporter';
import { exporterIssues } from '../servers/exporter/validation';

/** External workload: one that the stack does not deploy. */
export interface ExternalWorkload {
  /** Kind of the workload. */
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  /** Name of the workload. */
  readonly name: string;
  /** Namespace of the workload. */
  readonly namespace: string;
}

/**
 * Patch of an external workload. It is not an object of the stack, so deletion of the stack does
 * not delete the workload.
 */
export interface WorkloadPatch {
  /** Workload that is patched. */
  readonly workload: ExternalWorkload;
  /** Exporters that are added to its pods as sidecars. */
  readonly exporters: readonly [Exporter, ...Exporter[]];
}

/** Returns the name of the file of a patch. */
export function patchFile({ workload }: WorkloadPatch): string {
  return `${workload.name}.yaml`;
}

/** Returns the names and ports that a patch adds to the pods of its workload. */
export function patchNames({ exporters, workload: { kind, namespace, name: workload } }: WorkloadPatch): OwnedName[] {
  const pods = `in the pods of ${kind} ${namespace}/${workload}`;
  const remedy = 'rename one exporter, or run it in its own pod (exporters of a stack)';
  return exporters.flatMap(({ name, port }) => [
    { owner: `exporter ${name}`, what: `name ${pods}`, name, remedy },
    {
      owner: `exporter ${name}`,
      what: `port ${pods}`,
      name: String(port),
      effect: 'and only one can listen',
      remedy: 'run one in its own pod (exporters of a stack)',
    },
  ]);
}

/** Returns the issues of a patch. */
export function patchIssues(patch: WorkloadPatch): Issue[] {
  const { exporters, workload } = patch;
  return [
    ...inPath(`patch of ${workload.name}`, [
      ...(workload.kind === 'StatefulSet' ? shortNameIssues : longNameIssues)(`a ${workload.kind}`, workload.name),
      ...namespaceIssues(workload.namespace),
      ...nameIssues(patchNames(patch)),
    ]),
    ...exporters.flatMap((exporter) => inPath(`patch of ${workload.name}, ${exporter.name}`, exporterIssues(exporter))),
  ];
}
