import { k8s } from 'cdk8s-plus-28';
import { repeated } from '../core/errors';
import type { Exporter } from '../servers/exporter/exporter';
import type { SecretNeed } from '../servers/required-secret';
import { exporterContainer, exporterMounts, exporterSecretNeeds } from './exporter-container';
import { volumesOf } from './pod';

/** A workload that somebody else deploys. */
export interface ForeignWorkload {
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  readonly name: string;
  readonly namespace: string;
}

/** What is added to a workload that somebody else deploys: never an object of the stack, so that deleting the stack deletes none. */
export interface WorkloadPatch {
  readonly workload: ForeignWorkload;
  /** The exporters that are put beside its containers. */
  readonly exporters: readonly [Exporter, ...Exporter[]];
}

/** The strategic merge patch: containers and volumes of other names stay as they are. */
export function patchJson({ exporters }: WorkloadPatch): { readonly spec: unknown } {
  const containers = exporters.map((exporter) => plain(exporterContainer(exporter, 'beside')));
  const volumes = volumesOf(exporters.flatMap(exporterMounts));
  return { spec: { template: { spec: { containers, ...(volumes.length > 0 ? { volumes } : {}) } } } };
}

/** The name of the file that holds a patch. */
export function patchFile({ workload }: WorkloadPatch): string {
  return `${workload.name}.yaml`;
}

/**
 * The command that applies a patch. It does nothing before the Secrets are there: without them the exporter does not start, and
 * the pod with the server in it is not ready.
 */
export function patchCommand({ exporters, workload }: WorkloadPatch, file: string): string {
  const { kind, name, namespace } = workload;
  const secrets = [...new Set(exporters.flatMap(({ secret }) => secret?.value.secretName ?? []))];
  const check = secrets.length > 0 ? `kubectl get secret ${secrets.join(' ')} -n ${namespace} && ` : '';
  return `${check}kubectl patch ${kind.toLowerCase()} ${name} -n ${namespace} --patch-file ${file}`;
}

/** The Secrets that the exporters read beside their workload. */
export function patchSecretNeeds({ exporters, workload }: WorkloadPatch): SecretNeed[] {
  const { kind, name, namespace } = workload;
  return exporters.flatMap((exporter) => exporterSecretNeeds(exporter, namespace, `${kind.toLowerCase()}/${name}`));
}

/** What is wrong with a patch. */
export function patchFaults({ exporters, workload }: WorkloadPatch): string[] {
  const twice = repeated(
    exporters.map(({ name }) => name),
    { fault: 'two exporters have the same name', remedy: 'give one of them another name' },
  );
  return [
    ...twice.map((fault) => `patch of ${workload.name}: ${fault}`),
    ...exporters.flatMap(({ name, faults }) => faults.map((fault) => `patch of ${workload.name}, ${name}: ${fault}`)),
  ];
}

/** The same without the wrappers of cdk8s-plus around numbers and quantities. */
function plain(container: k8s.Container): unknown {
  return JSON.parse(
    JSON.stringify(container, (_, value: unknown) =>
      value instanceof k8s.Quantity || value instanceof k8s.IntOrString ? value.value : value,
    ),
  );
}
