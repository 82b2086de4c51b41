import { inPath, repeated, type Issue } from '../core/errors';
import type { Exporter } from '../servers/exporter/exporter';

/** A workload that somebody else deploys. */
export interface ExternalWorkload {
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  readonly name: string;
  readonly namespace: string;
}

/** What is added to a workload that somebody else deploys: never an object of the stack, so that deleting the stack deletes none. */
export interface WorkloadPatch {
  readonly workload: ExternalWorkload;
  /** The exporters that are put beside its containers. */
  readonly exporters: readonly [Exporter, ...Exporter[]];
}

/** The name of the file that holds a patch. */
export function patchFile({ workload }: WorkloadPatch): string {
  return `${workload.name}.yaml`;
}

/** Issues of a patch. */
export function patchIssues({ exporters, workload }: WorkloadPatch): Issue[] {
  const twice = repeated(
    exporters.map(({ name }) => name),
    { problem: 'two exporters have the same name', remedy: 'give one of them another name' },
  );
  return [
    ...inPath(`patch of ${workload.name}`, twice),
    ...exporters.flatMap(({ name, issues }) => inPath(`patch of ${workload.name}, ${name}`, issues)),
  ];
}
