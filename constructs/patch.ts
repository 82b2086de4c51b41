import { k8s } from 'cdk8s-plus-28';
import type { SecretNeed } from '../servers/required-secret';
import type { WorkloadPatch } from '../stack/patch';
import { exporterContainer, exporterMounts, exporterSecretNeeds } from './exporter-container';
import { volumesOf } from './pod';

/** The strategic merge patch: containers and volumes of other names stay as they are. */
export function patchJson({ exporters }: WorkloadPatch): { readonly spec: unknown } {
  const containers = exporters.map((exporter) => plain(exporterContainer(exporter, 'beside')));
  const volumes = volumesOf(exporters.flatMap(exporterMounts));
  return { spec: { template: { spec: { containers, ...(volumes.length > 0 ? { volumes } : {}) } } } };
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

/** The same without the wrappers of cdk8s-plus around numbers and quantities. */
function plain(container: k8s.Container): unknown {
  return JSON.parse(
    JSON.stringify(container, (_, value: unknown) =>
      value instanceof k8s.Quantity || value instanceof k8s.IntOrString ? value.value : value,
    ),
  );
}
