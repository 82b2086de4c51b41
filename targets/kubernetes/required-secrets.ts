import type { ServerProps } from '../../constructs/server';
import type { SecretReload, ServerSpec } from '../../servers/server-spec';
import type { WorkloadPatch } from '../../stack/patch';
import { exporterSpec } from '../../servers/exporter/spec';
import type { RequiredSecret } from '../../stack/required-secrets';

/**
 * Time until a changed Secret appears in a mounted file. The kubelet syncs once a minute, and
 * caches Secrets.
 */
const fileDelay = 'within about a minute and a half';

/** Workload of Kubernetes that reads secrets. */
interface Reader {
  readonly namespace: string;
  /** Name for kubectl: `deployment/grafana`. */
  readonly workload: string;
}

/** Returns the Secrets that a server of the stack requires. */
export function serverSecrets({ spec, namespace }: ServerProps): RequiredSecret[] {
  const reader: Reader = { namespace, workload: `deployment/${spec.name}` };
  return secretsOf(spec, reader).map((secret) => (spec.canBeSidecar ? { ...secret, restarts: spec.name } : secret));
}

/** Returns the Secrets that the exporters of a patch require. */
export function patchSecrets({ exporters, workload }: WorkloadPatch): RequiredSecret[] {
  const { kind, name, namespace } = workload;
  const reader: Reader = { namespace, workload: `${kind.toLowerCase()}/${name}` };
  return exporters.flatMap((exporter) => secretsOf(exporterSpec(exporter, 'beside'), reader));
}

function secretsOf({ name, secrets }: ServerSpec, reader: Reader): RequiredSecret[] {
  return secrets.map(({ reload, ...secret }) => ({
    ...secret,
    namespace: reader.namespace,
    rotation: rotationOf(reload, name, reader),
    ...(reload.kind === 'restart' ? { restarts: name } : {}),
    ...(reload.kind === 'never' ? { isFixed: true } : {}),
  }));
}

function rotationOf(reload: SecretReload, container: string, { namespace, workload }: Reader): string {
  const pod = `-n ${namespace} ${workload}`;
  switch (reload.kind) {
    case 'watched':
      return `${reload.sentence}; Kubernetes brings it ${fileDelay}`;
    case 'next-run':
    case 'never':
      return reload.sentence;
    case 'restart':
      return `it holds after: kubectl rollout restart ${workload} -n ${namespace}`;
    case 'signal':
      return `once the file is there, ${fileDelay}: kubectl exec ${pod} -c ${container} -- sh -c '${reload.command}'`;
    case 'request': {
      const { port, path } = reload;
      const post = `curl --retry-connrefused --retry 5 -X POST localhost:${port}${path}`;
      return `once the file is there, ${fileDelay}: kubectl port-forward ${pod} ${port} & ${post}; kill %1`;
    }
  }
}
