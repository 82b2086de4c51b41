import { inPath, repeated, type Issue } from '../core/errors';
import type { Exporter } from '../servers/exporter/exporter';

/** External workload: one that the stack does not deploy. */
export interface ExternalWorkload {
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  readonly name: string;
  readonly namespace: string;
}

/**
 * Patch of an external workload. It is not an object of the stack, so deletion of the stack does
 * not delete the workload.
 */
export interface WorkloadPatch {
  readonly workload: ExternalWorkload;
  /** Exporters that are added to its pods as sidecars. */
  readonly exporters: readonly [Exporter, ...Exporter[]];
}

/** Returns the name of the file of a patch. */
export function patchFile({ workload }: WorkloadPatch): string {
  return `${workload.name}.yaml`;
}

/** Returns the issues of a patch. */
export function patchIssues({ exporters, workload }: WorkloadPatch): Issue[] {
  const twice = repeated(
    exporters.map(({ name }) => name),
    { problem: 'two exporters have the same name', remedy: 'rename one' },
  );
  return [
    ...inPath(`patch of ${workload.name}`, twice),
    ...exporters.flatMap(({ name, issues }) => inPath(`patch of ${workload.name}, ${name}`, issues)),
  ];
}
