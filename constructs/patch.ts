import { exporterSpec } from '../servers/exporter/spec';
import type { WorkloadPatch } from '../stack/patch';
import * as k8s from './api/k8s';
import { folderMounts } from './folders';
import { volumesOf, type Mount } from './pod';
import { resourceRequirements } from './resources';
import { serverContainer } from './server-pod';

/** Strategic merge patch: containers and volumes of other names stay as they are. */
export function patchJson({ exporters, workload: { namespace, name } }: WorkloadPatch): { readonly spec: unknown } {
  const beside = exporters.map((exporter) => {
    const spec = exporterSpec(exporter, 'beside');
    return { spec, mounts: folderMounts({ spec, namespace, instance: name }) as Mount[] };
  });
  const containers = beside.map(({ spec, mounts }) =>
    plain(serverContainer(spec, mounts, resourceRequirements(spec.resources))),
  );
  const volumes = volumesOf(beside.flatMap(({ mounts }) => mounts));
  return { spec: { template: { spec: { containers, ...(volumes.length > 0 ? { volumes } : {}) } } } };
}

/**
 * Returns the command that applies a patch. It first checks that the Secrets exist, because the
 * exporter cannot start without them, and then the pod with the server would not become ready.
 */
export function patchCommand({ exporters, workload }: WorkloadPatch, file: string): string {
  const { kind, name, namespace } = workload;
  const secrets = [...new Set(exporters.flatMap(({ secret }) => secret?.value.secretName ?? []))];
  const check = secrets.length > 0 ? `kubectl get secret ${secrets.join(' ')} -n ${namespace} && ` : '';
  return `${check}kubectl patch ${kind.toLowerCase()} ${name} -n ${namespace} --patch-file ${file}`;
}

/** Replaces the wrappers of numbers and quantities by their values. */
function plain(container: k8s.Container): unknown {
  return JSON.parse(
    JSON.stringify(container, (_, value: unknown) =>
      value instanceof k8s.Quantity || value instanceof k8s.IntOrString ? value.value : value,
    ),
  );
}
